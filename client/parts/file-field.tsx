import { createUniqueId, Show } from "solid-js";
import { commonWords } from "../words/common";
import { useWords } from "../words/words";
import { Button, IconButton } from "./button";

type Props = {
  label: string;
  help: string;
  accept: string;
  file: File | undefined;
  onChoose: (file: File | undefined) => void;
};

/** One file, or none. The browser's own control speaks the browser's language, so ours stands in its place. */
export function FileField(props: Props) {
  const words = useWords(commonWords);
  const id = createUniqueId();
  let chooser!: HTMLInputElement;
  let button!: HTMLDivElement;
  function choose(file: File | undefined) {
    props.onChoose(file);
    chooser.value = ""; // so that the same file can be chosen again
  }
  return (
    <fieldset class="field group" aria-describedby={`${id}-help`}>
      <legend class="label">{props.label}</legend>
      <input
        ref={chooser}
        type="file"
        hidden
        accept={props.accept}
        onChange={(event) => choose(event.currentTarget.files?.[0] ?? props.file)}
      />
      <div class="row row--wrap" ref={button}>
        <Button icon="plus" onClick={() => chooser.click()}>
          {words().chooseFile}
        </Button>
        <span class="small anywhere" role="status">
          {props.file?.name ?? words().noFile}
        </span>
        <Show when={props.file}>
          {(file) => (
            <IconButton
              icon="close"
              label={words().takeAway(file().name)}
              onClick={() => {
                choose(undefined);
                button.querySelector("button")?.focus();
              }}
            />
          )}
        </Show>
      </div>
      <p class="help" id={`${id}-help`}>
        {props.help}
      </p>
    </fieldset>
  );
}
