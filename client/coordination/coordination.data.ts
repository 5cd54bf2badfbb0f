import { createResource, type Resource } from "solid-js";
import type { CoordinationAnswer, OrganisationAnswer } from "../../shared/answers";
import type { CoordinationState, RoleCode } from "../../shared/coordination/matrix";
import type { Language } from "../../shared/locale/languages";
import { api, ask, askFor } from "../api";
import { fileNameOf, saveFile } from "../parts/save-file";

export type CoordinationChange = {
  unit?: string;
  contact?: { name?: string; position?: string; phone?: string | null; email?: string | null };
  roles?: Record<string, RoleCode[]>;
  state?: CoordinationState;
  support?: string;
  neededBy?: string | null;
  notes?: string;
};

export const matrixFormats = ["xlsx", "docx", "pdf"] as const;
export type MatrixFormat = (typeof matrixFormats)[number];

export type Coordination = {
  answer: Resource<CoordinationAnswer>;
  again: () => void;
  change: (organisation: string, change: CoordinationChange) => Promise<void>;
  remove: (organisation: string) => Promise<void>;
  download: (format: MatrixFormat, language: Language, isPersonal: boolean) => Promise<void>;
};

export function useCoordination(project: () => string): Coordination {
  const all = api.projects[":project"].coordination;
  const [answer, { refetch }] = createResource<CoordinationAnswer, string>(project, (id) =>
    ask(all.$get({ param: { project: id } })),
  );
  async function then(deed: Promise<unknown>) {
    await deed;
    await refetch();
  }
  return {
    answer,
    again: () => void refetch(),
    change: (organisation, json) =>
      then(ask(all[":organisation"].$patch({ param: { project: project(), organisation }, json }))),
    remove: (organisation) =>
      then(ask(all[":organisation"].$delete({ param: { project: project(), organisation } }))),
    async download(format, language, isPersonal) {
      const query = new URLSearchParams({ format, language, ...(isPersonal ? { personal: "yes" } : {}) });
      const file = await askFor(`/api/projects/${project()}/coordination/export?${query}`);
      saveFile(await file.blob(), fileNameOf(file) ?? `coordination.${format}`);
    },
  };
}

/** Who can be put into the matrix. */
export function useOrganisations(project: () => string): () => OrganisationAnswer[] {
  const [answer] = createResource<OrganisationAnswer[], string>(project, (id) =>
    ask(api.projects[":project"].organisations.$get({ param: { project: id } })),
  );
  return () => answer.latest ?? [];
}
