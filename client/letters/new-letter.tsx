import { useNavigate } from "@solidjs/router";
import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import type { LetterNeed, LetterTemplate } from "../../shared/letter/letter-template";
import { inLanguage, type Language, languages } from "../../shared/locale/languages";
import { createDeed } from "../parts/deed";
import { Dialog, DialogActions } from "../parts/dialog";
import { SelectField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { useProject } from "../projects/project";
import { lettersWords } from "../words/letters";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { LetterSubjects } from "./letter-subjects";
import { beginLetter } from "./letters.data";

type Props = { open: boolean; templates: readonly LetterTemplate[]; title: string; onClose: () => void };

/** Which letter, to whom, about what; then straight to its facts. */
export function NewLetterDialog(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.onClose} title={props.title}>
      <NewLetterForm {...props} />
    </Dialog>
  );
}

function NewLetterForm(props: Props) {
  const words = useWords(lettersWords);
  const terms = useWords(termWords);
  const project = useProject();
  const navigate = useNavigate();
  const [id, setId] = createSignal(props.templates[0]?.id ?? "");
  const template = () => props.templates.find((one) => one.id === id());
  const [chosen, setChosen] = createSignal<Language>();
  const [about, setAbout] = createStore<Record<LetterNeed, string | null>>({
    organisation: null,
    activity: null,
    workshop: null,
  });
  const begin = createDeed(async () => {
    const needed = template()?.needs ?? [];
    const rows = Object.fromEntries(
      Object.entries(about).filter(([need]) => needed.includes(need as LetterNeed)),
    );
    const letter = await beginLetter(project.facts().id, {
      template: id(),
      language: chosen() ?? template()?.bindingLanguage ?? "id",
      organisation: null,
      activity: null,
      workshop: null,
      ...rows,
    });
    navigate(`/p/${project.facts().id}/letters/${letter}`);
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void begin.run();
      }}
    >
      <ProblemNotice problem={begin.problem()} />
      <SelectField
        label={words().kind}
        value={id()}
        choices={props.templates.map((one) => ({ value: one.id, label: inLanguage(one.name, language()) }))}
        onChange={setId}
      />
      <LetterSubjects needs={template()?.needs ?? []} of={about} onChange={setAbout} />
      <SelectField
        label={words().language}
        value={chosen() ?? template()?.bindingLanguage ?? "id"}
        choices={languages.map((value) => ({ value, label: terms().language[value] }))}
        onChange={setChosen}
      />
      <DialogActions onCancel={props.onClose} doIt={words().create} busy={begin.busy()} />
    </form>
  );
}
