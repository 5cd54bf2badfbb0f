import { createResource } from "solid-js";
import type { Language, Localised } from "../../shared/locale/languages";
import type {
  DecisionAnswer,
  FollowUpAnswer,
  InputAnswer,
  OneInputAnswer,
  PicturesAnswer,
  WithHistory,
  WithSections,
} from "../../shared/register/answers";
import type { Visibility } from "../../shared/register/blocks";
import type { Disposition } from "../../shared/register/dispositions";
import type { DecisionState, FollowUpState, InputState } from "../../shared/register/states";
import { api, ask, askFor } from "../api";
import { usePresent } from "../parts/present";
import { fileNameOf, saveFile } from "../parts/save-file";

const inputsOf = api.projects[":project"].inputs;
const decisionsOf = api.projects[":project"].decisions;
const followUpsOf = api.projects[":project"]["follow-ups"];

export type RegisterName = "inputs" | "decisions" | "follow-ups";
export type Filter = {
  state?: string;
  topic?: string;
  document?: string;
  /** Those whose block is gone too, after the others. */
  withdrawn?: boolean;
};
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
  informed?: boolean;
  /** Of an input that stands in no minutes. */
  topic?: string | null;
  document?: string | null;
  section?: string | null;
};
export type DecisionChanges = { state: DecisionState; supersededBy?: string | null };
export type LinkTo = { document: string; section: string; was: string | null; becomes: string | null };
export type FollowUpChanges = {
  state?: FollowUpState;
  blockedBy?: string | null;
  postponedTo?: string | null;
  reason?: string;
};

type Asking = { project: string; query: Filter };
type Query = Omit<Filter, "withdrawn"> & { withdrawn: "yes" | "no"; format: "json" };

async function rowsFrom<Row>(
  { withdrawn, ...query }: Filter,
  get: (query: Query) => Promise<unknown>,
): Promise<Row[]> {
  const asked = withdrawn ? (["no", "yes"] as const) : (["no"] as const);
  const answers = await Promise.all(
    asked.map((which) => get({ ...query, withdrawn: which, format: "json" })),
  );
  return answers.flatMap((rows) => {
    // Without a sheet being asked for, the route answers with rows.
    if (!Array.isArray(rows)) throw new Error("The register did not answer with rows");
    return rows as Row[];
  });
}

export const listInputs = ({ project, query }: Asking) =>
  rowsFrom<InputAnswer>(query, (asked) => ask(inputsOf.$get({ param: { project }, query: asked })));

export const listDecisions = ({ project, query }: Asking) =>
  rowsFrom<DecisionAnswer>(query, (asked) => ask(decisionsOf.$get({ param: { project }, query: asked })));

/** The registers change under the hands of several people, and with the minutes. */
const lookEvery = 1_500;

export const useInputs = (asking: () => Asking) =>
  usePresent<InputAnswer[], Asking>(asking, listInputs, lookEvery);

export const useDecisions = (asking: () => Asking) =>
  usePresent<DecisionAnswer[], Asking>(asking, listDecisions, lookEvery);

export const useFollowUps = (asking: () => Asking) =>
  usePresent<FollowUpAnswer[], Asking>(
    asking,
    ({ project, query }) =>
      rowsFrom(query, (asked) => ask(followUpsOf.$get({ param: { project }, query: asked }))),
    lookEvery,
  );

export const sheetFormats = ["xlsx", "docx", "pdf"] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** The rows that are shown, as a file. */
export async function downloadSheet(
  project: string,
  register: RegisterName,
  { state, topic }: Filter,
  { format, language }: { format: SheetFormat; language: Language },
): Promise<void> {
  const query = new URLSearchParams({ ...(state && { state }), ...(topic && { topic }), format, language });
  const answer = await askFor(`/api/projects/${project}/${register}?${query}`);
  saveFile(await answer.blob(), fileNameOf(answer) ?? `${register}.${format}`);
}

export const enterInput = (project: string, json: NewInput) =>
  ask(inputsOf.$post({ param: { project }, json: { ...json, document: null, section: null } }));

type AboutInput = { project: string; input: string };
type AboutDecision = { project: string; decision: string };

/** What can be done to an input; `renew` then brings what is shown of it up to date. */
export function inputDeeds(about: () => AboutInput, renew: () => unknown) {
  const one = inputsOf[":input"];
  return {
    async change(json: InputChanges) {
      await ask(one.$patch({ param: about(), json }));
      await renew();
    },
    async link(json: LinkTo) {
      await ask(one.links.$post({ param: about(), json }));
      await renew();
    },
    async unlink(link: string) {
      await ask(one.links[":link"].$delete({ param: { ...about(), link } }));
      await renew();
    },
  };
}

/** The same for a decision. */
export function decisionDeeds(about: () => AboutDecision, renew: () => unknown) {
  const one = decisionsOf[":decision"];
  return {
    async change(json: DecisionChanges) {
      await ask(one.$patch({ param: about(), json }));
      await renew();
    },
    async link(json: LinkTo) {
      await ask(one.links.$post({ param: about(), json }));
      await renew();
    },
    async unlink(link: string) {
      await ask(one.links[":link"].$delete({ param: { ...about(), link } }));
      await renew();
    },
  };
}

export function useInput(about: () => AboutInput) {
  const one = inputsOf[":input"];
  const [row, again] = usePresent<OneInputAnswer, AboutInput>(
    about,
    (param) => ask(one.$get({ param })) as Promise<OneInputAnswer>,
    lookEvery,
  );
  return {
    row,
    again,
    ...inputDeeds(about, again),
    /** The giver of this input, or of one that was merged into it, has been told or has not. */
    async inform(input: string, informed: boolean) {
      await ask(one.$patch({ param: { ...about(), input }, json: { informed } }));
      await again();
    },
    async merge(into: string) {
      await ask(one.merge.$post({ param: about(), json: { into } }));
      await again();
    },
    async part(input: string) {
      await ask(one.merge.$delete({ param: { ...about(), input } }));
      await again();
    },
    async makeAnswerLink() {
      const { url } = await ask(one["answer-link"].$post({ param: about() }));
      await again();
      return url;
    },
    async endAnswerLink() {
      await ask(one["answer-link"].$delete({ param: about() }));
      await again();
    },
  };
}
export type OpenInput = ReturnType<typeof useInput>;

export function useDecision(about: () => AboutDecision) {
  const [row, again] = usePresent<WithSections<DecisionAnswer>, AboutDecision>(
    about,
    (param) => ask(decisionsOf[":decision"].$get({ param })) as Promise<WithSections<DecisionAnswer>>,
    lookEvery,
  );
  return { row, again, ...decisionDeeds(about, again) };
}
export type OpenDecision = ReturnType<typeof useDecision>;

export function useFollowUp(about: () => { project: string; followUp: string }) {
  const one = followUpsOf[":followUp"];
  const [row, again] = usePresent<WithHistory<FollowUpAnswer>, { project: string; followUp: string }>(
    about,
    (param) => ask(one.$get({ param })) as Promise<WithHistory<FollowUpAnswer>>,
    lookEvery,
  );
  return {
    row,
    again,
    async change(json: FollowUpChanges) {
      await ask(one.$patch({ param: about(), json }));
      await again();
    },
    async report(json: { note: string; state?: FollowUpState }) {
      await ask(one.progress.$post({ param: about(), json }));
      await again();
    },
  };
}
export type OpenFollowUp = ReturnType<typeof useFollowUp>;

export const usePictures = (project: () => string) =>
  createResource<PicturesAnswer, string>(project, (id) =>
    ask(api.projects[":project"].pictures.$get({ param: { project: id } })),
  );

const calendarOf = api.projects[":project"].calendar;
export const makeCalendar = async (project: string) =>
  (await ask(calendarOf.$post({ param: { project } }))).url;
export const endCalendar = (project: string) => ask(calendarOf.$delete({ param: { project } }));

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
