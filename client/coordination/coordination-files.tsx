import { createSignal, For, Show } from "solid-js";
import { type Language, languages } from "../../shared/locale/languages";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { Check, SelectField } from "../parts/field";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { coordinationWords } from "../words/coordination";
import { lettersWords } from "../words/letters";
import { termWords } from "../words/terms";
import { language, useWords } from "../words/words";
import { type Coordination, type MatrixFormat, matrixFormats } from "./coordination.data";

/** The matrix as a sheet and as a paper. */
export function CoordinationFiles(props: { coordination: Coordination }) {
  const words = useWords(coordinationWords);
  const letters = useWords(lettersWords);
  const terms = useWords(termWords);
  const project = useProject();
  const [wanted, setWanted] = createSignal<Language>(language());
  const [isPersonal, setPersonal] = createSignal(false);
  const make = createDeed(async (format: MatrixFormat) => {
    await props.coordination.download(format, wanted(), isPersonal());
    tell(words().made);
  });
  return (
    <section class="block after-table" aria-labelledby="matrix-files">
      <header>
        <h2 id="matrix-files">{words().files}</h2>
      </header>
      <div class="stack file-choice">
        <SelectField
          label={letters().fileLanguage}
          value={wanted()}
          choices={languages.map((value) => ({ value, label: terms().language[value] }))}
          onChange={setWanted}
        />
        <Show when={project.may("coordination.manage")}>
          <Check checked={isPersonal()} onChange={setPersonal}>
            {words().personal}
          </Check>
        </Show>
        <div class="row row--wrap">
          <For each={matrixFormats}>
            {(format) => (
              <Button icon="export" busy={make.busy()} onClick={() => void make.run(format)}>
                {words().format[format]}
              </Button>
            )}
          </For>
        </div>
        <ProblemNotice problem={make.problem()} />
      </div>
    </section>
  );
}
