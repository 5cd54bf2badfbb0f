import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import type { Localised } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { TextField } from "../parts/field";
import { filled, LocalisedFields } from "../parts/localised-fields";
import { ProblemNotice } from "../parts/notice";
import { homeWords } from "../words/home";
import { useWords } from "../words/words";

/** A project needs a name in one language; its time may stay open. Whoever begins it is its secretariat. */
export function NewProjectDialog(props: { open: boolean; onClose: () => void }) {
  const words = useWords(homeWords);
  return (
    <Dialog open={props.open} onClose={props.onClose} title={words().newProject}>
      <NewProjectForm onClose={props.onClose} />
    </Dialog>
  );
}

function NewProjectForm(props: { onClose: () => void }) {
  const words = useWords(homeWords);
  const navigate = useNavigate();
  const [name, setName] = createSignal<Localised>({});
  const [start, setStart] = createSignal("");
  const [end, setEnd] = createSignal("");
  const [nameless, setNameless] = createSignal(false);

  const begin = createDeed(async () => {
    const json = {
      name: filled(name()),
      ...(start() ? { start: start() } : {}),
      ...(end() ? { end: end() } : {}),
    };
    const { id } = await ask(api.projects.$post({ json }));
    navigate(`/p/${id}`);
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing = Object.keys(filled(name())).length === 0;
    setNameless(missing);
    if (!missing) void begin.run();
  };

  return (
    <form onSubmit={submit}>
      <LocalisedFields
        label={words().name}
        help={words().nameHelp}
        value={name()}
        onInput={setName}
        errorFor={(language) =>
          nameless() && language === "en" ? words().nameMissing : begin.errorFor(`name.${language}`)
        }
      />
      <div class="two">
        <TextField
          label={words().start}
          type="date"
          value={start()}
          onInput={setStart}
          error={begin.errorFor("start")}
        />
        <TextField
          label={words().end}
          type="date"
          value={end()}
          onInput={setEnd}
          error={begin.errorFor("end")}
        />
      </div>
      <ProblemNotice problem={begin.problem()} />
      <DialogActions onCancel={() => props.onClose()} doIt={words().begin} busy={begin.busy()} />
    </form>
  );
}
