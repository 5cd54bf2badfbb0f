import { createResource, type Resource } from "solid-js";
import type {
  LetterAnswer,
  LetterSettingsAnswer,
  LettersAnswer,
  OrganisationAnswer,
  WorkshopSummary,
} from "../../shared/answers";
import type { LetterFact } from "../../shared/letter/fill";
import type { Language } from "../../shared/locale/languages";
import { api, ask, askFor } from "../api";
import { fileNameOf, saveFile } from "../parts/save-file";

const all = api.projects[":project"].letters;
const setting = api.projects[":project"]["letter-settings"];

export type NewLetter = {
  template: string;
  language: Language;
  organisation: string | null;
  activity: string | null;
  workshop: string | null;
};
export type LetterChange = Partial<Omit<NewLetter, "template">> & {
  facts?: Record<string, LetterFact | null>;
  paragraphs?: string[] | null;
  state?: "drafted" | "sent";
};

export function useLetters(project: () => string): [Resource<LettersAnswer>, () => void] {
  const [answer, { refetch }] = createResource<LettersAnswer, string>(project, (id) =>
    ask(all.$get({ param: { project: id } })),
  );
  return [answer, () => void refetch()];
}

export const beginLetter = async (project: string, json: NewLetter): Promise<string> =>
  (await ask(all.$post({ param: { project }, json }))).id;

export type Letter = {
  answer: Resource<LetterAnswer>;
  again: () => void;
  change: (change: LetterChange) => Promise<void>;
  /** Answers the number that it got. */
  number: (typed: string | undefined) => Promise<string>;
  remove: () => Promise<void>;
  download: (language: Language, variables: boolean) => Promise<void>;
};

export function useLetter(at: () => { project: string; letter: string }): Letter {
  const one = all[":letter"];
  const [answer, { refetch }] = createResource<LetterAnswer, { project: string; letter: string }>(
    at,
    (param) => ask(one.$get({ param })),
  );
  async function then<Done>(deed: Promise<Done>): Promise<Done> {
    const done = await deed;
    await refetch();
    return done;
  }
  return {
    answer,
    again: () => void refetch(),
    change: async (json) => void (await then(ask(one.$patch({ param: at(), json })))),
    number: async (number) =>
      (await then(ask(one.number.$post({ param: at(), json: number ? { number } : {} })))).number,
    remove: async () => void (await ask(one.$delete({ param: at() }))),
    async download(language, variables) {
      const { project, letter } = at();
      const query = new URLSearchParams({ language, ...(variables ? { variables: "srikandi" } : {}) });
      const file = await askFor(`/api/projects/${project}/letters/${letter}/export?${query}`);
      saveFile(await file.blob(), fileNameOf(file) ?? "letter.docx");
    },
  };
}

export type LetterSettings = {
  answer: Resource<LetterSettingsAnswer>;
  again: () => void;
  setMask: (mask: string) => Promise<void>;
  upload: (file: File) => Promise<void>;
  removeLetterhead: () => Promise<void>;
};

export function useLetterSettings(project: () => string): LetterSettings {
  const param = () => ({ project: project() });
  const [answer, { refetch }] = createResource<LetterSettingsAnswer, string>(project, (id) =>
    ask(setting.$get({ param: { project: id } })),
  );
  async function then(deed: Promise<unknown>) {
    await deed;
    await refetch();
  }
  return {
    answer,
    again: () => void refetch(),
    setMask: (mask) => then(ask(setting.$patch({ param: param(), json: { mask } }))),
    upload: (file) =>
      then(
        askFor(
          `/api/projects/${project()}/letter-settings/letterhead?${new URLSearchParams({ name: file.name })}`,
          {
            method: "POST",
            body: file,
            headers: { "content-type": "application/octet-stream" },
          },
        ),
      ),
    removeLetterhead: () => then(ask(setting.letterhead.$delete({ param: param() }))),
  };
}

/** The organisations and workshops that a letter can be about. */
export function useLetterSubjects(project: () => string) {
  const [organisations] = createResource<OrganisationAnswer[], string>(project, (id) =>
    ask(api.projects[":project"].organisations.$get({ param: { project: id } })),
  );
  const [workshops] = createResource<WorkshopSummary[], string>(project, (id) =>
    ask(api.projects[":project"].workshops.$get({ param: { project: id } })),
  );
  return { organisations: () => organisations.latest ?? [], workshops: () => workshops.latest ?? [] };
}
