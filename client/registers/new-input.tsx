import { createSignal } from "solid-js";
import { inLanguage, type Localised, languages } from "../../shared/locale/languages";
import { type Visibility, visibilities } from "../../shared/register/blocks";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { SelectField, TextField } from "../parts/field";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { enterInput, type NewInput } from "./registers.data";

type Props = { open: boolean; onClose: () => void; onEntered: () => void };
const channels = ["letter", "mail", "hand_in"] as const satisfies readonly NewInput["channel"][];

/** Enters what came by letter, by mail or by hand. */
export function NewInputDialog(props: Props) {
  const words = useWords(registersWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().enter} description={words().enterHelp}>
      <NewInputForm {...props} />
    </Dialog>
  );
}

function NewInputForm(props: Props) {
  const words = useWords(registersWords);
  const project = useProject();
  const [text, setText] = createSignal<Localised>({});
  const [by, setBy] = createSignal("");
  const [topic, setTopic] = createSignal("");
  const [visibility, setVisibility] = createSignal<Visibility>("public");
  const [channel, setChannel] = createSignal<NewInput["channel"]>("letter");
  const [received, setReceived] = createSignal("");
  const [isTextMissing, setTextMissing] = createSignal(false);

  const enter = createDeed(async () => {
    await enterInput(project.facts().id, {
      text: filled(text()),
      by: by().trim() || null,
      topic: topic() || null,
      visibility: visibility(),
      channel: channel(),
      received: received() || null,
    });
    tell(words().entered);
    props.onEntered();
  });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const missing = Object.keys(filled(text())).length === 0;
    setTextMissing(missing);
    if (!missing && (await enter.run())) props.onClose();
  };
  const topics = () => [
    { value: "", label: words().noTopic },
    ...project.facts().topics.map(({ id, name }) => ({ value: id, label: inLanguage(name, language()) })),
  ];

  return (
    <form onSubmit={submit}>
      <LocalisedFields
        label={words().textIn}
        value={text()}
        onInput={setText}
        errorFor={(each) =>
          isTextMissing() && each === languages[0] ? words().textMissing : enter.errorFor(`text.${each}`)
        }
      />
      <TextField
        label={words().by}
        maxLength={200}
        value={by()}
        onInput={setBy}
        error={enter.errorFor("by")}
      />
      <div class="two">
        <SelectField
          label={words().channel}
          value={channel()}
          choices={channels.map((value) => ({ value, label: words().channels[value] }))}
          onChange={setChannel}
        />
        <TextField
          label={words().received}
          type="date"
          value={received()}
          onInput={setReceived}
          error={enter.errorFor("received") && words().wrongDate}
        />
        <SelectField label={words().topic} value={topic()} choices={topics()} onChange={setTopic} />
        <SelectField
          label={words().visibility}
          value={visibility()}
          choices={visibilities.map((value) => ({ value, label: words().visibilities[value] }))}
          onChange={setVisibility}
        />
      </div>
      <ProblemNotice problem={enter.problem()} />
      <DialogActions onCancel={props.onClose} doIt={words().enter} busy={enter.busy()} />
    </form>
  );
}
