/** What an archive holds: the rows of one project, table by table, and the files that rows would only bloat. */
import type { Tables } from "../db/tables";

export const formatName = "lokakarya-archive";
export const formatVersion = 1;

/** Where the parts stand in the zip. */
export const headPath = "archive.json";
export const peoplePath = "people.json";
export const tablePath = (table: ArchivedTable) => `tables/${table}.json`;
export const textPath = (document: string) => `texts/${document}.yjs`;
/** For readers without Yjs; it is not read back. */
export const plainTextPath = (document: string, language: string) => `texts/${document}.${language}.json`;
export const versionContentPath = (version: string) => `versions/${version}.json`;
export const versionStatePath = (version: string) => `versions/${version}.yjs`;
export const materialPath = (material: string) => `materials/${material}`;
export const letterheadPath = "letters/letterhead";

/** What is known of each file, so that one that is missing or was changed is noticed. */
export type ListedFile = { bytes: number; sha256: string };

export type Head = {
  format: typeof formatName;
  version: typeof formatVersion;
  /** The last step of the database that the program knew. */
  migration: string;
  project: string;
  at: number;
  /** Whether NIPs, phone numbers and e-mail addresses are in it. */
  isPersonal: boolean;
  files: Record<string, ListedFile>;
};

export type ArchivedPerson = {
  id: string;
  name: string;
  email: string | null;
  /** Null for who is named somewhere without ever having had a seat. */
  organisation: string | null;
  position: number | null;
  /** Null for who has left. */
  role: string | null;
};

/** Whoever is not an account of this installation has an address here, where no mail ever goes. */
export const noMail = "archive.invalid";

type Kept = {
  /** Of the project `@project`, seen by `@user` of the side `@side`. */
  where: string;
  order: string;
  /** Columns that stay behind, or whose bytes are files of their own. */
  without?: string[];
  /** Columns of personal data. */
  personal?: string[];
  /** Keys of a column of JSON that are personal data. */
  personalKeys?: { column: string; keys: string[] };
};

const ofWorkshop = "workshop_id in (select id from workshop where project_id = @project)";
const ofDocument = "document_id in (select id from document where project_id = @project)";
/** A remark or a file for one side is not the other side's, whoever is its secretariat. */
const seenThreads = `select id from thread where ${ofDocument} and (audience = 'all' or side = @side)`;
const seenMaterials = `select id from material where ${ofWorkshop} and is_whole = 1
  and (audience <> 'own_side' or side = @side or created_by = @user)`;
const namedOrganisations = `select organisation_id from member where project_id = @project
  union select organisation_id from past_member where project_id = @project
  union select organisation_id from participant where ${ofWorkshop} and organisation_id is not null
  union select organisation_id from workshop_party where ${ofWorkshop}
  union select organisation_id from letter where project_id = @project and organisation_id is not null
  union select organisation_id from coordination where project_id = @project`;
/** With those that follow them or stand for them. */
const organisations = `with recursive named(id) as (
    select id from organisation where project_id = @project union ${namedOrganisations}
    union select other.id from organisation as other join organisation as one
      on other.id in (one.successor_id, one.merged_into) join named on named.id = one.id
  ) select id from named`;

/** In the order in which they are written and read. */
export const archivedTables = {
  project: { where: "id = @project", order: "id", without: ["archived_at"] },
  // Of this project alone once it is read back, whatever list it came from.
  organisation: {
    where: `id in (${organisations})`,
    order: "created_at, id",
    without: ["project_id", "key"],
  },
  activity: { where: "project_id = @project", order: "position, id" },
  topic: { where: "project_id = @project", order: "position, id" },
  workshop: { where: "project_id = @project", order: "number" },
  workshop_party: { where: ofWorkshop, order: "workshop_id, organisation_id" },
  workshop_activity: { where: ofWorkshop, order: "workshop_id, activity_id" },
  document: { where: "project_id = @project", order: "created_at, id", without: ["recovery_until"] },
  workshop_document: { where: ofWorkshop, order: "workshop_id, document_id" },
  material: { where: `id in (${seenMaterials})`, order: "created_at, id" },
  agenda_item: { where: ofWorkshop, order: "workshop_id, position, id" },
  participant: {
    where: ofWorkshop,
    order: "created_at, id",
    // The secret with which a guest corrects their own line.
    without: ["hand_in"],
    personal: ["nip", "phone", "email"],
  },
  seat: { where: ofDocument, order: "document_id, client" },
  thread: { where: `id in (${seenThreads})`, order: "created_at, id" },
  reply: { where: `thread_id in (${seenThreads})`, order: "at, id" },
  mention: {
    where: `reply_id in (select id from reply where thread_id in (${seenThreads}))`,
    order: "reply_id, user_id",
  },
  version: { where: ofDocument, order: "document_id, number", without: ["content", "state"] },
  minutes_reader: { where: ofDocument, order: "document_id, user_id" },
  minutes_step: { where: ofDocument, order: "at, id" },
  // As with participants: the phone's own key.
  register_row: { where: "project_id = @project", order: "kind, number", without: ["hand_in"] },
  register_deed: { where: "project_id = @project", order: "at, id" },
  register_link: { where: "project_id = @project", order: "at, id" },
  letter_setting: { where: "project_id = @project", order: "project_id", without: ["letterhead"] },
  letter: {
    where: "project_id = @project",
    order: "created_at, id",
    personalKeys: { column: "facts", keys: ["signatory_nip", "contact"] },
  },
  coordination: {
    where: "project_id = @project",
    order: "organisation_id",
    personal: ["contact_phone", "contact_email"],
  },
  coordination_role: { where: "project_id = @project", order: "organisation_id, activity_id" },
} as const satisfies Partial<Record<keyof Tables, Kept>>;

export type ArchivedTable = keyof typeof archivedTables;
export const archivedNames = Object.keys(archivedTables) as ArchivedTable[];
export const keptOf = (table: ArchivedTable): Kept => archivedTables[table];

/** Tables whose rows stay behind, and why. */
export const leftOut: Partial<Record<keyof Tables, string>> = {
  user: "people stand in people.json, without their accounts",
  member: "in people.json",
  past_member: "in people.json",
  sign_in: "a secret",
  check_in: "a secret",
  invitation: "a secret",
  password_reset: "a secret",
  answer_link: "a secret",
  minutes_guest: "a secret",
  calendar_feed: "a secret",
  document_state: "a file of its own",
  document_update: "in the file of the text",
  material_piece: "a file of its own",
  outbox: "mail of this installation",
  setting: "of this installation",
  audit: "a chain of its own, which another would break",
};

/** Where rows name people. An id that somebody only wrote down names nobody. */
export const userColumns = ["created_by", "changed_by", "by_user", "user_id", "resolved_by"];

/** An id of a row, wherever it stands in rows and texts. */
export const everyId = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** What one archive may hold, in bytes: a zip of this kind counts its own length in 32 bits. */
export const mostBytes = 2_000_000_000;
