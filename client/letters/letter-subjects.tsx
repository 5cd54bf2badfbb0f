import { For, type JSX } from "solid-js";
import type { LetterNeed } from "../../shared/letter/letter-template";
import { inLanguage } from "../../shared/locale/languages";
import { SelectField } from "../parts/field";
import { useProject } from "../projects/project";
import { lettersWords } from "../words/letters";
import { language, useWords } from "../words/words";
import { useLetterSubjects } from "./letters.data";

type Subjects = Record<LetterNeed, string | null>;

/** The rows that a letter is about: only those that its template needs are asked for. */
export function LetterSubjects(props: {
  needs: readonly LetterNeed[];
  of: Subjects;
  isClosed?: boolean;
  onChange: (what: LetterNeed, id: string | null) => void;
}): JSX.Element {
  const words = useWords(lettersWords);
  const project = useProject();
  const { organisations, workshops } = useLetterSubjects(() => project.facts().id);
  const rows = (need: LetterNeed): { id: string; label: string }[] => {
    if (need === "organisation")
      return organisations().map(({ id, name }) => ({ id, label: inLanguage(name, language()) }));
    if (need === "workshop")
      return workshops().map(({ id, title }) => ({ id, label: inLanguage(title, language()) }));
    return project
      .facts()
      .activities.map(({ id, code, name }) => ({ id, label: `${code} ${inLanguage(name, language())}` }));
  };
  return (
    <For each={props.needs}>
      {(need) => (
        <SelectField
          label={words()[need]}
          value={props.of[need] ?? ""}
          disabled={props.isClosed ?? false}
          choices={[
            { value: "", label: words().none },
            ...rows(need).map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={(id) => props.onChange(need, id || null)}
        />
      )}
    </For>
  );
}
