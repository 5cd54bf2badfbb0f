import { createEffect, createSignal, on, Show } from "solid-js";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { TextField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { lettersWords } from "../words/letters";
import { useWords } from "../words/words";
import { type Letter, useLetterSettings } from "./letters.data";

type Props = { open: boolean; letter: Letter; onClose: () => void };

/** Gives a letter its number: the next of the mask, or what the registry says. */
export function NumberDialog(props: Props) {
  const words = useWords(lettersWords);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={words().numberTitle}
      description={words().numberText}
    >
      <NumberForm {...props} />
    </Dialog>
  );
}

function NumberForm(props: Props) {
  const words = useWords(lettersWords);
  const project = useProject();
  const settings = useLetterSettings(() => project.facts().id);
  const example = () => heldBy(settings.answer)?.example;
  const [typed, setTyped] = createSignal("");
  const deed = createDeed(async () =>
    tell(words().numbered(await props.letter.number(typed().trim() || undefined))),
  );
  createEffect(on(() => props.open, deed.forget));
  async function give(event: SubmitEvent) {
    event.preventDefault();
    if (await deed.run()) props.onClose();
  }
  return (
    <form onSubmit={(event) => void give(event)}>
      <ProblemNotice problem={deed.problem()} />
      <Show when={example()}>{(next) => <p class="anywhere">{words().nextNumber(next())}</p>}</Show>
      <TextField
        label={words().typeNumber}
        help={example() ? words().typeHelp : undefined}
        maxLength={120}
        required={!example()}
        value={typed()}
        onInput={setTyped}
        error={deed.errorFor("number")}
      />
      <DialogActions onCancel={props.onClose} doIt={words().giveNumber} busy={deed.busy()} />
    </form>
  );
}
