import { createResource, type Resource } from "solid-js";
import type { DocumentAnswer, ProjectAnswer, VersionAnswer } from "../../shared/answers";
import type { Localised } from "../../shared/locale/languages";
import { api, ask } from "../api";
import { heldBy } from "../parts/held-by";

export function useDocument(document: () => string): {
  answer: Resource<DocumentAnswer>;
  /** Asks again; resolves once the answer, or a problem, is there. */
  again: () => Promise<void>;
  rename: (title: Localised) => Promise<void>;
} {
  const [answer, { refetch, mutate }] = createResource<DocumentAnswer, string>(document, (id) =>
    ask(api.documents[":document"].$get({ param: { document: id } })),
  );
  return {
    answer,
    again: async () => {
      await Promise.allSettled([refetch()]);
    },
    rename: async (title) => {
      await ask(api.documents[":document"].$patch({ param: { document: document() }, json: { title } }));
      mutate((before) => before && { ...before, title });
    },
  };
}

/** The project's activities and topics: what a fact or a captured block can name. */
export function useProjectFacts(project: () => string): () => ProjectAnswer | undefined {
  const [answer] = createResource<ProjectAnswer, string>(project, (id) =>
    ask(api.projects[":project"].$get({ param: { project: id } })),
  );
  return () => heldBy(answer);
}

export function useVersions(document: string) {
  const [versions, { refetch }] = createResource<VersionAnswer[]>(() =>
    ask(api.documents[":document"].versions.$get({ param: { document } })),
  );
  return {
    versions,
    again: refetch,
    restore: (version: string) =>
      ask(api.documents[":document"].restore.$post({ param: { document }, json: { version } })),
  };
}
