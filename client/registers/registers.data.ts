import { createResource } from "solid-js";
import type { Language, Localised } from "../../shared/locale/languages";
import type { FollowUpAnswer, InputAnswer, WithHistory } from "../../shared/register/answers";
import type { Visibility } from "../../shared/register/blocks";
import type { Disposition } from "../../shared/register/dispositions";
import type { FollowUpState, InputState } from "../../shared/register/states";
import { api, ask, askFor } from "../api";
import { fileNameOf, saveFile } from "../parts/save-file";

const inputsOf = api.projects[":project"].inputs;
const followUpsOf = api.projects[":project"]["follow-ups"];

export type RegisterName = "inputs" | "follow-ups";
export type Filter = { state?: string; topic?: string };
export type NewInput = {
  text: Localised;
  by: string | null;
  topic: string | null;
  visibility: Visibility;
  channel: "letter" | "mail" | "hand_in";
  received: string | null;
};
export type InputChanges = {
  state?: Exclude<InputState, "merged">;
  disposition?: Disposition | null;
  answer?: Localised;
  destination?: string | null;
  responsible?: string | null;
  /** Of an input that stands in no minutes. */
  topic?: string | null;
  document?: string | null;
  section?: string | null;
};
export type FollowUpChanges = {
  state?: FollowUpState;
  blockedBy?: string | null;
  postponedTo?: string | null;
  reason?: string;
};

const listed = { withdrawn: "no", format: "json" } as const;

type Asking = { project: string; query: Filter };

/** What the route answers where no sheet is asked for. */
async function rowsFrom<Row>(answer: Promise<unknown>): Promise<Row[]> {
  const rows = await answer;
  if (!Array.isArray(rows)) throw new Error("The register did not answer with rows");
  return rows;
}

export const useInputs = (asking: () => Asking) =>
  createResource<InputAnswer[], Asking>(asking, ({ project, query }) =>
    rowsFrom(ask(inputsOf.$get({ param: { project }, query: { ...query, ...listed } }))),
  );

export const useFollowUps = (asking: () => Asking) =>
  createResource<FollowUpAnswer[], Asking>(asking, ({ project, query }) =>
    rowsFrom(ask(followUpsOf.$get({ param: { project }, query: { ...query, ...listed } }))),
  );

/** The rows that are shown, as a sheet. */
export async function downloadSheet(
  project: string,
  register: RegisterName,
  filter: Filter,
  language: Language,
): Promise<void> {
  const query = new URLSearchParams({ ...filter, format: "xlsx", language });
  const answer = await askFor(`/api/projects/${project}/${register}?${query}`);
  saveFile(await answer.blob(), fileNameOf(answer) ?? `${register}.xlsx`);
}

export const enterInput = (project: string, json: NewInput) =>
  ask(inputsOf.$post({ param: { project }, json: { ...json, document: null, section: null } }));

export function useInput(about: () => { project: string; input: string }) {
  const [row, { refetch }] = createResource<WithHistory<InputAnswer>, { project: string; input: string }>(
    about,
    (param) => ask(inputsOf[":input"].$get({ param })) as Promise<WithHistory<InputAnswer>>,
  );
  const one = inputsOf[":input"];
  return {
    row,
    again: refetch,
    async change(json: InputChanges) {
      await ask(one.$patch({ param: about(), json }));
      await refetch();
    },
    async link(json: { document: string; section: string; was: string | null; becomes: string | null }) {
      await ask(one.links.$post({ param: about(), json }));
      await refetch();
    },
    async unlink(link: string) {
      await ask(one.links[":link"].$delete({ param: { ...about(), link } }));
      await refetch();
    },
    makeAnswerLink: async () => (await ask(one["answer-link"].$post({ param: about() }))).url,
  };
}
export type OpenInput = ReturnType<typeof useInput>;

export function useFollowUp(about: () => { project: string; followUp: string }) {
  const one = followUpsOf[":followUp"];
  const [row, { refetch }] = createResource<
    WithHistory<FollowUpAnswer>,
    { project: string; followUp: string }
  >(about, (param) => ask(one.$get({ param })) as Promise<WithHistory<FollowUpAnswer>>);
  return {
    row,
    again: refetch,
    async change(json: FollowUpChanges) {
      await ask(one.$patch({ param: about(), json }));
      await refetch();
    },
    async report(json: { note: string; state?: FollowUpState }) {
      await ask(one.progress.$post({ param: about(), json }));
      await refetch();
    },
  };
}
export type OpenFollowUp = ReturnType<typeof useFollowUp>;

type Node = { type: string; text?: string; attrs?: Record<string, unknown>; content?: Node[] };

/** The sections of a document in a language, to link to. */
export const useSections = (asking: () => { document: string; language: Language } | undefined) =>
  createResource<{ id: string; title: string }[], { document: string; language: Language }>(
    asking,
    async ({ document, language }) => {
      const body = (await ask(
        api.documents[":document"].content.$get({ param: { document }, query: { language } }),
      )) as unknown as Node;
      return (body.content ?? []).flatMap((section) => {
        const id = section.attrs?.id;
        const title = section.content?.find(({ type }) => type === "title");
        return typeof id === "string"
          ? [{ id, title: (title?.content ?? []).map(({ text }) => text).join("") }]
          : [];
      });
    },
  );
