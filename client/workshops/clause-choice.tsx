import { createResource, createSignal, Show } from "solid-js";
import type { DocumentSummary, WorkshopAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { ProblemNotice } from "../parts/notice";
import { useProject } from "../projects/project";
import { useSections } from "../registers/registers.data";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import type { Workshop } from "./workshops.data";

/** The section of a document that stands on the wall while it is discussed. */
export function ClauseChoice(props: { answer: WorkshopAnswer; workshop: Workshop }) {
  const words = useWords(workshopsWords);
  const project = useProject();
  const [all] = createResource<DocumentSummary[], string>(
    () => project.facts().id,
    (id) => ask(api.projects[":project"].documents.$get({ param: { project: id } })),
  );
  const [document, setDocument] = createSignal(
    props.answer.shown?.document ?? props.answer.documents[0]?.id ?? "",
  );
  const [section, setSection] = createSignal(props.answer.shown?.section ?? "");
  const chosen = () => (heldBy(all) ?? []).find(({ id }) => id === document());
  const [sections] = useSections(() => {
    const one = chosen();
    if (!one) return undefined;
    const own = one.languages.includes(language()) ? language() : one.bindingLanguage;
    return { document: one.id, language: own };
  });
  /** What the workshop is about comes first; its own minutes are not what is discussed. */
  const documents = () => {
    const concerned = new Set(props.answer.documents.map(({ id }) => id));
    const others = (heldBy(all) ?? []).filter(({ id, archived }) => !archived && id !== props.answer.minutes);
    return [
      { value: "", label: words().noClause },
      ...[...others]
        .sort((one, other) => Number(concerned.has(other.id)) - Number(concerned.has(one.id)))
        .map(({ id, title }) => ({ value: id, label: inLanguage(title, language()) })),
    ];
  };
  const show = createDeed((clause: { document: string; section: string } | null) =>
    props.workshop.lead({ shown: clause }),
  );

  return (
    <section class="clause-choice stack" aria-labelledby="clause">
      <h3 class="small strong" id="clause">
        {words().clause}
      </h3>
      <div class="two">
        <SelectField
          label={words().clauseDocument}
          value={document()}
          choices={documents()}
          onChange={(id) => {
            setDocument(id);
            setSection("");
          }}
        />
        <SelectField
          label={words().clauseSection}
          value={section()}
          disabled={!document()}
          choices={[
            { value: "", label: words().noClause },
            ...(heldBy(sections) ?? []).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={setSection}
        />
      </div>
      <div class="row row--wrap">
        <Button
          icon="eye"
          busy={show.busy()}
          disabled={!document() || !section()}
          onClick={() => void show.run({ document: document(), section: section() })}
        >
          {words().showClause}
        </Button>
        <Show when={props.answer.shown}>
          <Button busy={show.busy()} onClick={() => void show.run(null)}>
            {words().hideClause}
          </Button>
        </Show>
      </div>
      <ProblemNotice problem={show.problem()} />
    </section>
  );
}
