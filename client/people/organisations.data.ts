import { createResource, type Resource } from "solid-js";
import type { OrganisationAnswer } from "../../shared/answers";
import type { Localised } from "../../shared/locale/languages";
import type { Side } from "../../shared/roles";
import { api, ask } from "../api";

export type OrganisationWish = {
  side: Side;
  name: Localised;
  short?: Localised;
  validFrom: string | null;
  validTo: string | null;
  successor: string | null;
};

export type OrganisationList = {
  list: Resource<OrganisationAnswer[]>;
  again: () => void;
  add: (wish: OrganisationWish) => Promise<void>;
  correct: (organisation: string, wish: OrganisationWish) => Promise<void>;
  merge: (organisation: string, into: string) => Promise<void>;
  /** Answers how many of those that ship were taken over. */
  takeKnown: () => Promise<number>;
};

/** The organisations of a project, for whoever keeps the list. */
export function useOrganisationList(project: () => string): OrganisationList {
  const all = api.projects[":project"].organisations;
  const one = all[":organisation"];
  const [list, { refetch }] = createResource<OrganisationAnswer[], string>(project, (id) =>
    ask(all.$get({ param: { project: id } })),
  );
  const param = (organisation: string) => ({ project: project(), organisation });
  async function then<Answer>(asking: Promise<Answer>): Promise<Answer> {
    const answer = await asking;
    await refetch();
    return answer;
  }
  return {
    list,
    again: refetch,
    add: async (json) => void (await then(ask(all.$post({ param: { project: project() }, json })))),
    correct: async (id, json) => void (await then(ask(one.$patch({ param: param(id), json })))),
    merge: async (id, into) => void (await then(ask(one.merge.$post({ param: param(id), json: { into } })))),
    takeKnown: async () => (await then(ask(all.known.$post({ param: { project: project() } })))).added,
  };
}
