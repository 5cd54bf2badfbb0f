import { createEffect, createSignal } from "solid-js";
import type { Localised } from "../../shared/locale/languages";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { editorWords } from "../words/editor";
import { useWords } from "../words/words";
import { useDesk } from "./desk";

/** The document's title in each of its languages. */
export function RenameDialog(props: {
  open: boolean;
  onClose: () => void;
  onRename: (title: Localised) => Promise<void>;
}) {
  const desk = useDesk();
  const words = useWords(editorWords);
  const common = useWords(commonWords);
  const [title, setTitle] = createSignal<Localised>({});
  const rename = createDeed((wanted: Localised) => props.onRename(wanted));
  createEffect(() => {
    if (!props.open) return;
    setTitle(desk.answer().title);
    rename.forget();
  });

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    const before = desk.answer().title;
    if (!(await rename.run(filled(title())))) return;
    props.onClose();
    tell(words().renamed, () => void props.onRename(before));
  }

  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().renameTitle}>
      <form class="stack" onSubmit={submit}>
        <ProblemNotice problem={rename.problem()} />
        <LocalisedFields
          label={words().title}
          value={title()}
          onInput={setTitle}
          in={desk.answer().languages}
        />
        <DialogActions onCancel={props.onClose} doIt={common().save} busy={rename.busy()} />
      </form>
    </Dialog>
  );
}
