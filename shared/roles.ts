/**
 * Who may do what. This table is the only place that says so; `server/access/can.ts` is the only
 * reader on the server, and the client reads it to leave out controls that would be refused.
 */

export const roles = ["secretariat", "editor", "commenter", "observer"] as const;
export type Role = (typeof roles)[number];

/** The parties. An organisation stands on one side; an internal remark stays on it. */
export const sides = ["indonesia", "japan", "other"] as const;
export type Side = (typeof sides)[number];

/** Who is shown a document. */
export const documentAudiences = ["drafters", "parties", "everyone"] as const;
export type DocumentAudience = (typeof documentAudiences)[number];

/** Who is shown a thread: everybody who may read threads, or the author's own side. */
export const threadAudiences = ["all", "own_side"] as const;
export type ThreadAudience = (typeof threadAudiences)[number];

/** Who is shown a material: everybody who sees the workshop, the parties of its giver's side, the secretariat. */
export const materialAudiences = ["everyone", "own_side", "secretariat"] as const;
export type MaterialAudience = (typeof materialAudiences)[number];

const everyone: readonly Role[] = roles;
const parties: readonly Role[] = ["secretariat", "editor", "commenter"];
const drafters: readonly Role[] = ["secretariat", "editor"];
const secretariat: readonly Role[] = ["secretariat"];

const table = {
  "project.read": everyone,
  "project.change": secretariat,
  "people.read": parties,
  "people.manage": secretariat,
  "outbox.read": secretariat,
  "document.list": everyone,
  "document.create": drafters,
  "document.write": drafters,
  "document.rename": drafters,
  "document.archive": secretariat,
  "document.export": everyone,
  "thread.read": parties,
  "thread.write": parties,
  "thread.resolve": drafters, // and whoever began the thread
  "version.read": drafters,
  "version.restore": secretariat,
  "minutes.manage": secretariat,
  "minutes.agree": everyone,
  "letter.read": parties,
  "letter.write": drafters,
  "letter.manage": secretariat,
  "coordination.read": parties, // how people are reached: only whoever manages it
  "coordination.manage": secretariat,
  "workshop.read": everyone, // while it is a draft: only whoever may prepare it
  "workshop.prepare": drafters,
  "workshop.manage": secretariat,
  "participant.read": parties,
  "participant.manage": secretariat,
  "organisation.manage": secretariat,
  "material.add": drafters,
  "register.read": everyone, // of what is shown to them: see `server/registers/seen-rows.ts`
  "register.confidential": drafters,
  "register.write": drafters,
  "register.progress": parties,
  "register.approve": secretariat,
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

export const roleMay = (role: Role, action: Action): boolean =>
  (table[action] as readonly Role[]).includes(role);

const readers: Record<DocumentAudience, readonly Role[]> = { drafters, parties, everyone };
export const roleSees = (role: Role, audience: DocumentAudience): boolean => readers[audience].includes(role);

/** An invitation may not give more than its writer has. Roles are listed from most to least. */
export const isNoHigherThan = (role: Role, limit: Role): boolean =>
  roles.indexOf(role) >= roles.indexOf(limit);
