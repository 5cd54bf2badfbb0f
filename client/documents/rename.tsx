import { createSignal } from "solid-js";
import type { Language, Localised } from "../../shared/locale/languages";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { commonWords } from "../words/common";
import { documentsWords } from "../words/documents";
import { useWords } from "../words/words";

type Props = {
  open: boolean;
  onClose: () => void;
  document: { title: Localised; languages: Language[] };
  rename: (title: Localised) => Promise<void>;
};

/** The title in each of the document's languages; the old one comes back with Undo. */
export function RenameDialog(props: Props) {
  const words = useWords(documentsWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().rename}>
      <RenameForm {...props} />
    </Dialog>
  );
}

function RenameForm(props: Props) {
  const words = useWords(documentsWords);
  const common = useWords(commonWords);
  const before = props.document.title;
  const [title, setTitle] = createSignal<Localised>(before);
  const [untitled, setUntitled] = createSignal(false);

  const rename = createDeed(async () => {
    await props.rename(filled(title()));
    tell(words().renamed, () => void props.rename(before));
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const missing = Object.keys(filled(title())).length === 0;
    setUntitled(missing);
    if (!missing && (await rename.run())) props.onClose();
  };

  return (
    <form onSubmit={submit}>
      <LocalisedFields
        label={words().titleIn}
        value={title()}
        onInput={setTitle}
        in={props.document.languages}
        errorFor={(language) =>
          untitled() && language === props.document.languages[0]
            ? words().titleMissing
            : rename.errorFor(`title.${language}`)
        }
      />
      <ProblemNotice problem={rename.problem()} />
      <DialogActions onCancel={() => props.onClose()} doIt={common().save} busy={rename.busy()} />
    </form>
  );
}
