/** What the API answers about the registers, for both ends. */
import type { WorkshopSummary } from "../answers";
import type { Localised } from "../locale/languages";
import type { RegisterBlock, RegisterKind, Visibility } from "./blocks";
import type { Disposition } from "./dispositions";
import type { Missing } from "./missing";
import type { Coverage, HeatMap, Moment } from "./pictures";
import type { DecisionState, FollowUpState, InputState } from "./states";

export type RegisterLinkAnswer = {
  id: string;
  document: { id: string; title: Localised };
  section: string;
  /** Was – becomes, where somebody noted it. */
  was: string | null;
  becomes: string | null;
  at: number;
};

type Row<State> = {
  id: string;
  /** Counted within the project and register, never given twice. */
  number: number;
  text: Localised;
  /** Null when nobody is named, or when the reader is not told (`isGiverHidden`). */
  by: string | null;
  isGiverHidden: boolean;
  topic: string | null;
  visibility: Visibility;
  /** The minutes, the block in them and the section in which it stands. */
  document: { id: string; title: Localised } | null;
  workshop: string | null;
  block: string | null;
  place: string | null;
  state: State;
  missing: Missing[];
  /** The block is gone from minutes that are not confirmed. */
  withdrawnAt: number | null;
  createdAt: number;
  changedAt: number;
};

export type InputAnswer = Row<InputState> & {
  concerns: { document: string | null; section: string | null };
  channel: "letter" | "mail" | "hand_in" | null;
  received: string | null;
  disposition: Disposition | null;
  answer: Localised;
  /** The later stage, or to whom it was forwarded. */
  destination: string | null;
  responsible: string | null;
  informedAt: number | null;
  mergedInto: string | null;
  merged: string[];
  /** Inputs of this group, merged ones included, whose givers wait to be told. */
  toTell: { id: string; by: string | null }[];
  links: RegisterLinkAnswer[];
};

export type DecisionAnswer = Row<DecisionState> & {
  supersededBy: string | null;
  links: RegisterLinkAnswer[];
};

export type FollowUpAnswer = Row<FollowUpState> & {
  owner: string | null;
  person: string | null;
  /** The day that counts now; `dueInMinutes` is the one that was agreed. */
  due: string | null;
  dueInMinutes: string | null;
  isOverdue: boolean;
  blockedBy: string | null;
  /** What was last reported. */
  progress: { at: number; note: string } | null;
  closedAt: number | null;
};

export type RegisterDeedAnswer = {
  id: string;
  at: number;
  by: string | null;
  what:
    | "entered"
    | "withdrawn"
    | "back"
    | "changed"
    | "progress"
    | "merged"
    | "parted"
    | "linked"
    | "unlinked";
  detail: Record<string, unknown>;
};

export type WithHistory<Answer> = Answer & { history: RegisterDeedAnswer[] };
/** `sections`: the titles of those that took it up, by the id of the link. */
export type WithSections<Answer> = WithHistory<Answer> & { sections: Record<string, Localised> };
/** Whether a link for the giver is open; false for whoever may not make one. */
export type OneInputAnswer = WithSections<InputAnswer> & { isLinkMade: boolean };

/** What was said in confidence in minutes, whose text holds nothing but the block. */
export type ConfidenceAnswer = Pick<
  RegisterBlock,
  "text" | "by" | "topic" | "concerns" | "owner" | "person" | "due"
> & { kind: RegisterKind; block: string };

/** A block of minutes that lacks something. */
export type IncompleteBlock = { kind: RegisterKind; block: string; text: Localised; missing: Missing[] };

/** Why a section says what it says. */
export type SourceAnswer = {
  section: string;
  kind: "input" | "decision";
  id: string;
  number: number;
  text: Localised;
  by: string | null;
  state: InputState | DecisionState;
  disposition: Disposition | null;
  was: string | null;
  becomes: string | null;
  /** Linked by hand, or named in the minutes as what it concerns. */
  why: "linked" | "concerned";
};

/** What became of an input, for its giver, who needs no account. */
export type InputFateAnswer = {
  project: Localised;
  text: Localised;
  state: InputState;
  disposition: Disposition | null;
  answer: Localised;
  destination: string | null;
  /** Sections that took it up, of documents that everybody may read. */
  takenUp: { document: Localised; section: Localised; was: string | null; becomes: string | null }[];
};

export type PicturesAnswer = {
  topics: { id: string; name: Localised }[];
  /** The TORs, with how many sections each has. */
  documents: { id: string; title: Localised; sections: number }[];
  inputsByTopic: HeatMap;
  followUpsOverTime: Moment[];
  coverage: Coverage[];
};

/** A row or a document that was changed; `by` is told where it is known and shown. */
export type RecentChange = {
  kind: "document" | "input" | "decision" | "followUp";
  id: string;
  /** Of the register; null for a document. */
  number: number | null;
  title: Localised;
  at: number;
  by: string | null;
};

/** The project at a glance, in what its reader may see. */
export type GlanceAnswer = {
  /** The one that is held now, else the next, else the last. */
  workshop: WorkshopSummary | null;
  inputs: number;
  inputsByTopic: HeatMap;
  decisions: number;
  /** Those that are not over: how many, how many of them overdue or without a day, and the most pressing. */
  followUps: { open: number; overdue: number; undated: number; first: FollowUpAnswer[] };
  recent: RecentChange[];
};
