import { createSignal } from "solid-js";
import { validityWords } from "../words/validity";
import { useWords } from "../words/words";

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What the browser finds wrong with a control when its form is sent, in our words: the browser's own bubble speaks the
 * browser's language. The first that is wrong gets the focus, so that it is read out with what is wrong.
 */
export function createValidity() {
  const words = useWords(validityWords);
  const [wrong, setWrong] = createSignal<Wrong>();

  return {
    say: () => {
      const now = wrong();
      return now && sentence(words(), now);
    },
    onInvalid(event: Event) {
      event.preventDefault();
      const control = event.target as Control;
      setWrong(wrongOf(control));
      if (control.form?.querySelector("input:invalid, textarea:invalid, select:invalid") === control)
        control.focus();
    },
    /** Whatever is typed may have mended it. */
    forget: () => setWrong(undefined),
  };
}

type Wrong =
  | { what: "missing" | "email" | "url" | "wrong" }
  | { what: "tooShort" | "tooLong"; length: number }
  | { what: "tooLow" | "tooHigh"; limit: string };

function wrongOf(control: Control): Wrong {
  const { validity } = control;
  if (validity.valueMissing) return { what: "missing" };
  if (control instanceof HTMLSelectElement) return { what: "wrong" };
  if (validity.tooShort) return { what: "tooShort", length: control.minLength };
  if (validity.tooLong) return { what: "tooLong", length: control.maxLength };
  if (control instanceof HTMLInputElement) {
    if (validity.rangeUnderflow) return { what: "tooLow", limit: control.min };
    if (validity.rangeOverflow) return { what: "tooHigh", limit: control.max };
    if (validity.typeMismatch && (control.type === "email" || control.type === "url"))
      return { what: control.type };
  }
  return { what: "wrong" };
}

function sentence(words: typeof validityWords.en, wrong: Wrong) {
  switch (wrong.what) {
    case "tooShort":
    case "tooLong":
      return words[wrong.what](wrong.length);
    case "tooLow":
    case "tooHigh":
      return words[wrong.what](wrong.limit);
    default:
      return words[wrong.what];
  }
}
