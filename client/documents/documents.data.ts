import { createResource, type Resource } from "solid-js";
import type { DocumentSummary, TemplateAnswer } from "../../shared/answers";
import type { Localised } from "../../shared/locale/languages";
import type { DocumentAudience } from "../../shared/roles";
import { api, ask } from "../api";

export type Documents = {
  list: Resource<DocumentSummary[]>;
  again: () => void;
  rename: (document: string, title: Localised) => Promise<void>;
  show: (document: string, audience: DocumentAudience) => Promise<void>;
  archive: (document: string, archived: boolean) => Promise<void>;
};

type Change = { title?: Localised; audience?: DocumentAudience; archived?: boolean };

/** The documents of a project that I may see, and what can be done to one in a list. */
export function useDocuments(project: () => string): Documents {
  const [list, { refetch, mutate }] = createResource<DocumentSummary[], string>(project, (id) =>
    ask(api.projects[":project"].documents.$get({ param: { project: id } })),
  );

  /** Shown at once; taken back when the server refuses. */
  async function change(document: string, json: Change): Promise<void> {
    const before = list.latest;
    mutate((all) => all?.map((one) => (one.id === document ? { ...one, ...json } : one)));
    try {
      await ask(api.documents[":document"].$patch({ param: { document }, json }));
    } catch (why) {
      mutate(() => before);
      throw why;
    }
  }

  return {
    list,
    again: refetch,
    rename: (document, title) => change(document, { title }),
    show: (document, audience) => change(document, { audience }),
    archive: (document, archived) => change(document, { archived }),
  };
}

export function useTemplates(): [Resource<TemplateAnswer[]>, () => void] {
  const [templates, { refetch }] = createResource<TemplateAnswer[]>(() => ask(api.templates.$get()));
  return [templates, refetch];
}
