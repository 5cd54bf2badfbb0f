/** What the API answers with, for both ends. Times are UTC milliseconds. */
import type { CoordinationState, RoleCode } from "./coordination/matrix";
import type { DocumentForm, FieldValue } from "./document/form";
import type { LetterFacts } from "./letter/fill";
import type { LetterField, LetterNeed, LetterTemplate } from "./letter/letter-template";
import type { Language, Localised } from "./locale/languages";
import type { IncompleteBlock } from "./register/answers";
import type { Action, DocumentAudience, MaterialAudience, Role, Side, ThreadAudience } from "./roles";
import type { Participant } from "./room";
import type { MinutesState } from "./workshop/minutes-states";
import type { AgendaItem, ItemTimes, Warning } from "./workshop/programme";
import type { WorkshopState } from "./workshop/states";
import type { Zone } from "./workshop/zones";

export type Person = {
  id: string;
  name: string;
  organisation: Localised;
  side: Side;
  /** 1–8, an index into the palette `--person-N`; the same person has the same colour in a project. */
  colour: number;
};

export type Me = {
  id: string;
  name: string;
  email: string;
  language: Language | null;
  demo: boolean;
  plainHttp: boolean;
};

export type ProjectSummary = {
  id: string;
  name: Localised;
  start: string | null;
  end: string | null;
  role: Role;
  documents: number;
};

export type ProjectAnswer = ProjectSummary & {
  /** What my role includes here, so that the rest is not shown. */
  may: Action[];
  activities: { id: string; code: string; name: Localised; source: "activity" | "discussion_issue" }[];
  topics: { id: string; name: Localised }[];
};

export type Organisation = { id: string; side: Side; name: Localised; short: Localised };

export type OrganisationAnswer = Organisation & {
  /** Calendar days between which it went by this name; null without a limit. */
  validFrom: string | null;
  validTo: string | null;
  successor: string | null;
  /** The project's own, so that its secretariat may correct and merge it. */
  isOwn: boolean;
};

export type MemberAnswer = Person & {
  member: string;
  email: string | null;
  role: Role;
  since: number;
  isMe: boolean;
};
export type InvitationAnswer = {
  id: string;
  name: string;
  email: string;
  organisation: Localised;
  role: Role;
  createdAt: number;
  expiresAt: number;
  state: "open" | "used" | "revoked" | "expired";
};

export type TemplateAnswer = {
  id: string;
  kind: "tor" | "minutes";
  languages: Language[];
  bindingLanguage: Language;
  title: Localised;
  /** Short name for the list. */
  name: Localised;
  profiles: string[];
  /** The code of the activity that this starter is for, and whether the article lists it as one. */
  activity: { code: string; source: "activity" | "discussion_issue" } | null;
};

export type DocumentSummary = {
  id: string;
  title: Localised;
  kind: "tor" | "minutes";
  template: string;
  activity: { code: string; name: Localised; source: "activity" | "discussion_issue" } | null;
  audience: DocumentAudience;
  languages: Language[];
  bindingLanguage: Language;
  /** Share of sections that have text, 0 to 1, per language. */
  coverage: Partial<Record<Language, number>>;
  openThreads: number;
  here: Participant[];
  changedAt: number;
  changedBy: string | null;
  archived: boolean;
  /** Minutes that are confirmed: nobody writes in them. */
  confirmed: boolean;
};

export type DocumentAnswer = Omit<DocumentSummary, "here" | "openThreads" | "coverage"> & {
  project: { id: string; name: Localised };
  /** Whose minutes these are, if it is shown to whoever asks. */
  workshop: string | null;
  role: Role;
  may: Action[];
  epoch: number;
  /** A backup was put back lately: until the window closes, writers' copies may bring back what it lacks. */
  isRecovering: boolean;
  schemaVersion: number;
  form: DocumentForm;
  /** Values of bound keys: rows of the project, the activity, the workshop, the document. */
  bound: Record<string, FieldValue>;
  /** The parties, for the cover: the organisations of the project's members, by side. */
  parties: Organisation[];
};

export type ReplyAnswer = { id: string; by: Person; at: number; body: string };

export type ThreadAnswer = {
  id: string;
  document: string;
  language: Language;
  node: string | null;
  quote: string;
  audience: ThreadAudience;
  detached: boolean;
  resolved: { at: number; by: string } | null;
  createdAt: number;
  by: Person;
  /** The first is what the thread began with. A mention stands in a body as `@[Name](user id)`. */
  replies: ReplyAnswer[];
  mayResolve: boolean;
};

export type VersionAnswer = {
  id: string;
  number: number;
  kind: "automatic" | "named" | "before_restore";
  name: string | null;
  why: string;
  at: number;
  by: string | null;
  sha256: string;
};

/** How far minutes are on their way to being confirmed. */
export type MinutesAnswer = {
  state: MinutesState;
  circulatedAt: number | null;
  /** The last day on which comments are taken, in Jakarta. */
  until: string | null;
  /** 0 on the last day; null when no comments are awaited. */
  daysLeft: number | null;
  confirmed: { at: number; by: string | null } | null;
  /** Why the text was opened again, when that was the last thing. */
  reopened: { at: number; by: string | null; reason: string } | null;
  told: number;
  agreed: number;
  commented: number;
  /** Participants without an account who were told by mail. */
  guests: number;
  /** Null for whoever is not shown who is in the project. */
  readers: { person: Person; agreedAt: number | null; commentedAt: number | null }[] | null;
  /** What was captured and lacks something, for who lets the minutes go round; it hinders nobody. */
  incomplete: IncompleteBlock[];
  /** Guests with a link of their own, for whoever lets minutes go round: whether it opens them. */
  guestLinks: { participant: string; name: string; isOpen: boolean }[] | null;
  haveAgreed: boolean;
};

/** Minutes as a guest's link shows them; the text comes as a file. */
export type GuestMinutesAnswer = {
  project: Localised;
  title: Localised;
  state: Exclude<MinutesState, "draft">;
  until: string;
  confirmedAt: number | null;
  languages: Language[];
};

export type LetterState = "requested" | "drafted" | "numbered" | "sent";

export type LetterSummary = {
  id: string;
  template: string;
  state: LetterState;
  number: string | null;
  language: Language;
  /** What it is about, as it stands on the letter. */
  subject: string;
  organisation: { id: string; name: Localised } | null;
  requestedBy: string | null;
  changedAt: number;
};

export type LetterAnswer = LetterSummary & {
  activity: string | null;
  workshop: string | null;
  needs: LetterNeed[];
  fields: LetterField[];
  facts: LetterFacts;
  /** As they will stand on the letter; what is not known names itself in brackets. */
  paragraphs: string[];
  /** Whether the paragraphs were written by hand. */
  isOwnText: boolean;
  /** Keys of facts, and of rows, without which it cannot get a number. */
  missing: string[];
};

export type LettersAnswer = { letters: LetterSummary[]; templates: LetterTemplate[] };

export type LetterSettingsAnswer = {
  mask: string;
  /** What the mask makes of the next number and of today. */
  example: string | null;
  letterhead: { name: string; kind: "docx" | "png" | "jpeg"; bytes: number } | null;
};

export type CoordinationRow = {
  organisation: { id: string; name: Localised; side: Side };
  unit: string;
  /** Phone and e-mail only for the secretariat. */
  contact: { name: string; position: string; phone: string | null; email: string | null };
  /** By activity; one without a role is not there. */
  roles: Record<string, RoleCode[]>;
  state: CoordinationState;
  support: string;
  neededBy: string | null;
  notes: string;
  letters: { id: string; number: string | null }[];
  changedAt: number;
};

export type CoordinationAnswer = {
  activities: { id: string; code: string; name: Localised }[];
  rows: CoordinationRow[];
};

export type WaitingThread = {
  thread: string;
  why: "mention" | "answer";
  quote: string;
  project: { id: string; name: Localised };
  document: { id: string; title: Localised };
  last: { by: string; at: number; body: string };
};

/** How many wait in all, and the most pressing of them. */
export type Pressing<Row> = { count: number; first: Row[] };

type OfProject = { project: { id: string; name: Localised } };

/** A follow-up of mine or of my organisation that is not over. */
export type WaitingFollowUp = OfProject & {
  id: string;
  number: number;
  text: Localised;
  due: string | null;
  isOverdue: boolean;
};

/** An input that waits for my answer, or for my word on the answer that is proposed. */
export type WaitingInput = OfProject & {
  id: string;
  number: number;
  text: Localised;
  why: "answer" | "approve";
};

/** Minutes of a closed workshop that are not confirmed yet. */
export type WaitingMinutes = OfProject & { document: string; title: Localised; workshop: number };

export type ComingWorkshop = OfProject &
  Pick<WorkshopSummary, "id" | "number" | "title" | "state" | "date" | "time" | "end" | "zone">;

export type HomeAnswer = {
  projects: ProjectSummary[];
  waiting: WaitingThread[];
  followUps: Pressing<WaitingFollowUp>;
  inputs: Pressing<WaitingInput>;
  minutes: WaitingMinutes[];
  workshops: ComingWorkshop[];
  mayBeginProject: boolean;
};

/** What an invitation's link tells before it is accepted. */
export type InvitationLook = {
  project: Localised;
  inviter: string;
  role: Role;
  name: string;
  email: string;
  /** Whoever has an account accepts with its password; others choose one. */
  hasAccount: boolean;
};

export type OutboxAnswer = { id: string; recipient: string; subject: string; body: string; at: number }[];

export type WorkshopSummary = {
  id: string;
  number: number;
  title: Localised;
  state: WorkshopState;
  /** `YYYY-MM-DD`, then clock times (`HH:MM`) of `zone`; null while it is open. */
  date: string | null;
  time: string | null;
  end: string | null;
  zone: Zone;
  venue: string | null;
  link: string | null;
  languages: Language[];
  /** The document with its minutes, if it is shown to whoever asks. */
  minutes: string | null;
};

export type AgendaItemAnswer = AgendaItem &
  ItemTimes & {
    /** The block of the minutes that the item became when the workshop began. */
    section: string | null;
  };

export type WorkshopAnswer = WorkshopSummary & {
  project: { id: string; name: Localised };
  may: Action[];
  parties: Organisation[];
  activities: { id: string; code: string; name: Localised }[];
  /** Only those that whoever asks may see. */
  documents: { id: string; title: Localised; kind: "tor" | "minutes" }[];
  programme: AgendaItemAnswer[];
  warnings: Warning[];
  /** Numbers only, so that everybody may know them. */
  attendance: { invited: number; accepted: number; attended: number; all: number };
  /** Whether I am on the list of participants, and what I answered. */
  me: { invitedAt: number | null; acceptedAt: number | null; attendedAt: number | null } | null;
  /** The item that is on now, and since when in UTC milliseconds. */
  current: { item: string; since: number } | null;
  /** The chair asks everybody to look at the current item. */
  isFollowed: boolean;
  /** The clause that the chair has put on the wall, if its document is shown to whoever asks. */
  shown: { document: string; section: string } | null;
};

/** A section as a wall shows it: its words, without comments, marks and what was captured in it. */
export type ClauseAnswer = {
  document: { id: string; title: Localised };
  /** By language of the document; a language in which the section is not there is left out. */
  texts: Partial<Record<Language, ClauseText>>;
};
export type ClauseText = { number: string; title: string; lines: ClauseLine[] };
export type ClauseLine = {
  /** The block's own id, so that a line that changed is known again. */
  block: string;
  kind: "heading" | "paragraph" | "item" | "row";
  /** How deep it is indented. */
  depth: number;
  /** What stands before an item of a list. */
  mark: string;
  text: string;
};

export type ParticipantAnswer = {
  id: string;
  name: string;
  position: string;
  organisation: { id: string; name: Localised } | null;
  /** What a guest wrote, until the secretariat has placed it. */
  organisationName: string;
  side: Side;
  /** The user id of a participant with an account. */
  user: string | null;
  invitedAt: number | null;
  acceptedAt: number | null;
  attendedAt: number | null;
  source: "added" | "check-in";
  /** Only for the secretariat; null for everybody else. */
  personal: {
    nip: string | null;
    phone: string | null;
    email: string | null;
    consentedAt: number | null;
  } | null;
};

/** The sheet of those who attended, in order of organisation and name. */
export type AttendanceAnswer = {
  workshop: Pick<WorkshopSummary, "id" | "number" | "title" | "date" | "time" | "end" | "zone" | "venue">;
  rows: {
    number: number;
    name: string;
    position: string;
    organisation: Localised | string;
    side: Side;
    attendedAt: number;
    /** Only where personal data was asked for. */
    personal: { nip: string | null; phone: string | null; email: string | null } | null;
  }[];
};

export type CheckInAnswer = { code: string; url: string; expires: number };

/** What a code tells whoever holds it. */
/** What a guest is told of an input that was taken. */
export type HandedInput = {
  /** The giver's own link to what becomes of it. */
  link: string;
};

export type CheckInLook = { title: Localised; date: string | null; languages: Language[] };

export type MaterialAnswer = {
  id: string;
  /** With the ending of what the file is. */
  name: string;
  kind: "pdf" | "docx" | "pptx" | "xlsx" | "png" | "jpeg";
  bytes: number;
  audience: MaterialAudience;
  side: Side;
  at: number;
  by: string | null;
  /** The input with which a guest handed it in. */
  input: string | null;
  mayChange: boolean;
};
