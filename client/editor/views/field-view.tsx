import { Show } from "solid-js";
import type { Language } from "../../../shared/locale/languages";
import { editorWords } from "../../words/editor";
import { useWords } from "../../words/words";
import { useDesk } from "../desk";
import type { SolidNodeProps } from "../solid-node-view";

/** A fact in the text: its value in the text's language, or its name where nobody has given it yet. */
export function fieldView(language: Language) {
  return function FieldView(props: SolidNodeProps) {
    const desk = useDesk();
    const key = () => String(props.node().attrs.key ?? "");
    const look = () =>
      String(props.node().attrs.threads ?? "")
        .split(" ")
        .map(desk.threads.look)
        .join(" ");
    return (
      <span
        class={`anchor ${look()}`}
        classList={{ "is-selected": props.isSelected() }}
        data-thread={firstOf(props.node().attrs.threads)}
      >
        <FactValue fact={key()} language={language} />
      </span>
    );
  };
}

const firstOf = (threads: unknown) => (typeof threads === "string" ? threads.split(" ")[0] : undefined);

/** A fact as it is shown; for who writes, a button that opens its form. */
export function FactValue(props: { fact: string; language: Language }) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const shown = () => desk.facts.shown(props.fact, props.language);
  const look = () => (shown().isEmpty ? "fieldval--gap" : "fieldval");
  const label = () => labelOf(desk, props.fact, props.language);
  const text = () => (shown().isEmpty ? words().factMissing(label()) : shown().text);
  return (
    <Show
      when={desk.mayType() && desk.facts.definition(props.fact)}
      fallback={
        <span class={look()} title={label()}>
          {text()}
        </span>
      }
    >
      <button
        type="button"
        class={look()}
        aria-label={words().factButton(label(), text())}
        title={label()}
        aria-haspopup="dialog"
        onClick={(event) => desk.askFact(props.fact, event.currentTarget)}
      >
        {text()}
      </button>
    </Show>
  );
}

export function labelOf(desk: ReturnType<typeof useDesk>, fact: string, language: Language): string {
  const label = desk.facts.definition(fact)?.label;
  return label?.[language] || Object.values(label ?? {})[0] || fact;
}
