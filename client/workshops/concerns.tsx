import { createResource, For } from "solid-js";
import type { DocumentSummary, OrganisationAnswer, WorkshopAnswer } from "../../shared/answers";
import { inLanguage } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";
import { orTell } from "../parts/or-tell";
import { type OneOfMany, SeveralOf } from "../parts/several-of";
import { useProject } from "../projects/project";
import { commonWords } from "../words/common";
import { language, useWords } from "../words/words";
import { workshopsWords } from "../words/workshops";
import type { Concern, Workshop } from "./workshops.data";

const concerns = ["parties", "activities", "documents"] as const;

/** The parties, activities and documents that a workshop concerns, chosen from those of the project. */
export function Concerns(props: { answer: WorkshopAnswer; workshop: Workshop }) {
  const words = useWords(workshopsWords);
  const common = useWords(commonWords);
  const project = useProject();
  const param = () => ({ project: project.facts().id });
  const [organisations] = createResource<OrganisationAnswer[], string>(
    () => project.facts().id,
    () => ask(api.projects[":project"].organisations.$get({ param: param() })),
  );
  const [documents] = createResource<DocumentSummary[], string>(
    () => project.facts().id,
    () => ask(api.projects[":project"].documents.$get({ param: param() })),
  );

  const party = ({ id, name }: OneNamed) => ({ id, label: inLanguage(name, language()) });
  const activity = ({ id, code, name }: WorkshopAnswer["activities"][number]) => ({
    id,
    label: `${code} ${inLanguage(name, language())}`,
  });
  const document = ({ id, title }: WorkshopAnswer["documents"][number]) => ({
    id,
    label: inLanguage(title, language()),
  });
  const lists: Record<Concern, () => { chosen: OneOfMany[]; choices: OneOfMany[] }> = {
    parties: () => ({
      chosen: props.answer.parties.map(party),
      choices: (heldBy(organisations) ?? []).map(party).sort(byLabel),
    }),
    activities: () => ({
      chosen: props.answer.activities.map(activity),
      choices: project.facts().activities.map(activity),
    }),
    documents: () => ({
      chosen: props.answer.documents.map(document),
      choices: (heldBy(documents) ?? []).filter(({ archived }) => !archived).map(document),
    }),
  };
  const set = (what: Concern, id: string, is: boolean) =>
    void orTell(props.workshop.concern(what, id, is), () => {});

  return (
    <div class="concerns">
      <For each={concerns}>
        {(what) => (
          <SeveralOf
            label={words().concerns[what]}
            none={common().none}
            chosen={lists[what]().chosen}
            choices={lists[what]().choices}
            onAdd={(id) => set(what, id, true)}
            onRemove={(id) => set(what, id, false)}
          />
        )}
      </For>
    </div>
  );
}

type OneNamed = Pick<OrganisationAnswer, "id" | "name">;
const byLabel = (a: OneOfMany, b: OneOfMany) => a.label.localeCompare(b.label, language());
