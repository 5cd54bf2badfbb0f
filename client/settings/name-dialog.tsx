import { createSignal, Show } from "solid-js";
import { type Localised, languages } from "../../shared/locale/languages";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { TextField } from "../parts/field";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { commonWords } from "../words/common";
import { settingsWords } from "../words/settings";
import { useWords } from "../words/words";

type Props = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** The name of before; without it, a new one. */
  of?: Localised;
  /** Asks for a code too, which none of the others has; it stays what it is afterwards. */
  codesTaken?: readonly string[];
  /** Where the name stands in the request, so that what the server says stands at its field. */
  path: string;
  send: (name: Localised, code: string) => Promise<void>;
};

/** The name of a topic or an activity in three languages. */
export function NameDialog(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <NameForm {...props} />
    </Dialog>
  );
}

function NameForm(props: Props) {
  const words = useWords(settingsWords);
  const common = useWords(commonWords);
  const [name, setName] = createSignal<Localised>(props.of ?? {});
  const [code, setCode] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const isUnnamed = () => Object.keys(filled(name())).length === 0;
  const codeTrouble = () => {
    if (!props.codesTaken) return undefined;
    if (code().trim() === "") return words().codeMissing;
    return props.codesTaken.includes(code().trim()) ? words().codeTaken : undefined;
  };

  const send = createDeed(async () => {
    await props.send(filled(name()), code().trim());
    props.onClose();
  });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isUnnamed() && !codeTrouble()) void send.run();
      }}
    >
      <Show when={props.codesTaken}>
        <TextField
          label={words().code}
          help={words().codeHelp}
          value={code()}
          onInput={setCode}
          maxLength={40}
          error={(isTried() && codeTrouble()) || send.errorFor(`${props.path}.code`)}
        />
      </Show>
      <LocalisedFields
        label={words().nameIn}
        help={words().nameHelp}
        value={name()}
        onInput={setName}
        errorFor={(language) =>
          isTried() && isUnnamed() && language === languages[0]
            ? words().nameMissing
            : send.errorFor(`${props.path}.name.${language}`)
        }
      />
      <ProblemNotice problem={send.problem()} />
      <DialogActions onCancel={props.onClose} doIt={common().save} busy={send.busy()} />
    </form>
  );
}
