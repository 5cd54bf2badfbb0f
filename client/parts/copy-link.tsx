import { createSignal, createUniqueId } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Button } from "./button";

/** A link to pass on. Without a secure context there is no clipboard, so the old way follows: select and copy. */
export function CopyLink(props: { label: string; url: string }) {
  const words = useWords(commonWords);
  const [state, setState] = createSignal<"" | "copied" | "by-hand">("");
  const id = createUniqueId();
  let input: HTMLInputElement | undefined;

  async function copy(): Promise<void> {
    input?.select();
    const done = await viaClipboard(props.url).catch(() => document.execCommand("copy"));
    setState(done ? "copied" : "by-hand");
  }

  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="row">
        <input
          ref={input}
          id={id}
          class="input grow"
          readOnly
          value={props.url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={state() === "copied" ? "check" : "link"} onClick={() => void copy()}>
          {state() === "copied" ? words().copied : words().copy}
        </Button>
      </div>
      <p class="help" role="status">
        {state() === "copied" ? words().copied : state() === "by-hand" ? words().copyByHand : ""}
      </p>
    </div>
  );
}

async function viaClipboard(text: string): Promise<true> {
  await navigator.clipboard.writeText(text);
  return true;
}
