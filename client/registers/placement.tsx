import { createResource, createSignal, For, Show } from "solid-js";
import type { DocumentSummary, MaterialAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import type { InputAnswer } from "../../shared/register/answers";
import { api, ask } from "../api";
import { Button } from "../parts/button";
import { createDeed } from "../parts/deed";
import { SelectField } from "../parts/field";
import { heldBy } from "../parts/held-by";
import { Icon } from "../parts/icon";
import { ProblemNotice } from "../parts/notice";
import { tell } from "../parts/toast";
import { useProject } from "../projects/project";
import { registersWords } from "../words/registers";
import { language, useWords } from "../words/words";
import { type InputChanges, useSections } from "./registers.data";

/** Where an input belongs that came without minutes: its topic, the document and section that it is about. */
export function Placement(props: { row: InputAnswer; change: (changes: InputChanges) => Promise<void> }) {
  const words = useWords(registersWords);
  const project = useProject();
  const [topic, setTopic] = createSignal(props.row.topic ?? "");
  const [document, setDocument] = createSignal(props.row.concerns.document ?? "");
  const [section, setSection] = createSignal(props.row.concerns.section ?? "");
  const [all] = createResource<DocumentSummary[], string>(
    () => project.facts().id,
    (id) => ask(api.projects[":project"].documents.$get({ param: { project: id } })),
  );
  const documents = () => (heldBy(all) ?? []).filter(({ archived }) => !archived);
  const [sections] = useSections(() => {
    const one = documents().find(({ id }) => id === document());
    if (!one) return undefined;
    return {
      document: one.id,
      language: one.languages.includes(language()) ? language() : one.bindingLanguage,
    };
  });
  const none = () => ({ value: "", label: words().noTopic });
  const place = createDeed(async () => {
    await props.change({
      topic: topic() || null,
      document: document() || null,
      section: section() || null,
    });
    tell(words().saved);
  });
  return (
    <section class="block" aria-labelledby="placement">
      <header>
        <h2 id="placement">{words().placement}</h2>
      </header>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void place.run();
        }}
      >
        <SelectField
          label={words().topic}
          value={topic()}
          choices={[
            none(),
            ...project
              .facts()
              .topics.map(({ id, name }) => ({ value: id, label: inLanguage(name, language()) })),
          ]}
          onChange={setTopic}
        />
        <SelectField
          label={words().concernsDocument}
          value={document()}
          choices={[
            none(),
            ...documents().map(({ id, title }) => ({ value: id, label: inLanguage(title, language()) })),
          ]}
          onChange={(id) => {
            setDocument(id);
            setSection("");
          }}
        />
        <SelectField
          label={words().section}
          value={section()}
          disabled={!document()}
          choices={[
            none(),
            ...(heldBy(sections) ?? []).map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={setSection}
        />
        <ProblemNotice problem={place.problem()} />
        <div>
          <Button type="submit" busy={place.busy()}>
            {words().place}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** The file that came with a handed-in input, for whom it is shown to. */
export function HandedFiles(props: { row: InputAnswer }) {
  const [materials] = createResource<MaterialAnswer[], string>(
    () => (props.row.channel === "hand_in" && props.row.workshop) || undefined,
    (workshop) => ask(api.workshops[":workshop"].materials.$get({ param: { workshop } })),
  );
  const own = () => (heldBy(materials) ?? []).filter(({ input }) => input === props.row.id);
  return (
    <Show when={own().length > 0}>
      <ul class="links">
        <For each={own()}>
          {(one) => (
            <li>
              <a href={`/api/workshops/${props.row.workshop}/materials/${one.id}`} download="">
                <Icon name="doc" small /> {one.name}
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
