/**
 * What a person may see. Every id from outside is looked up here, within what its sender may see;
 * unknown and forbidden are the same answer: undefined.
 */
import type { Selectable } from "kysely";
import type {
  ActivityId,
  AgendaItemId,
  DocumentId,
  MemberId,
  OrganisationId,
  ProjectId,
  UserId,
  WorkshopId,
} from "../../shared/ids";
import type { Language, Localised } from "../../shared/locale/languages";
import type { Action, DocumentAudience, Role, Side } from "../../shared/roles";
import { roleMay, roleSees } from "../../shared/roles";
import type { WorkshopState } from "../../shared/workshop/states";
import type { Zone } from "../../shared/workshop/zones";
import type { Sql } from "../db/open";
import type { Tables } from "../db/tables";

export type Membership = {
  id: MemberId;
  project: ProjectId;
  user: UserId;
  role: Role;
  organisation: OrganisationId;
  organisationName: Localised;
  side: Side;
};

export type DocumentFacts = {
  id: DocumentId;
  project: ProjectId;
  kind: string;
  template: string;
  profile: string | null;
  languages: Language[];
  bindingLanguage: Language;
  activity: ActivityId | null;
  workshop: WorkshopId | null;
  title: Localised;
  audience: DocumentAudience;
  schemaVersion: number;
  epoch: number;
  serverClient: number;
  recoveryUntil: number | null;
  createdAt: number;
  changedAt: number;
  changedBy: UserId | null;
  archivedAt: number | null;
  /** Minutes only: since when, and for comments until which day in Jakarta, they go round. */
  circulatedAt: number | null;
  commentsUntil: string | null;
  /** Minutes only: from then on nobody writes in the text. */
  confirmedAt: number | null;
};

export type WorkshopFacts = {
  id: WorkshopId;
  project: ProjectId;
  number: number;
  title: Localised;
  state: WorkshopState;
  date: string | null;
  time: string | null;
  end: string | null;
  zone: Zone;
  venue: string | null;
  link: string | null;
  languages: Language[];
  minutes: DocumentId | null;
  current: { item: AgendaItemId; since: number } | null;
  isFollowed: boolean;
  /** The clause that is on the wall. */
  shown: { document: DocumentId; section: string } | null;
};

/** A workshop together with the seat from which this person looks at it. */
export type SeenWorkshop = { workshop: WorkshopFacts; member: Membership };

/** A document together with the seat from which this person looks at it. */
export type SeenDocument = { document: DocumentFacts; member: Membership };

export type Access = ReturnType<typeof createAccess>;

export function createAccess(sql: Sql) {
  const seatsOf = (user: UserId) =>
    sql
      .selectFrom("member")
      .innerJoin("organisation", "organisation.id", "member.organisation_id")
      .innerJoin("user", "user.id", "member.user_id")
      .where("member.user_id", "=", user)
      .where("user.disabled_at", "is", null)
      .select([
        "member.id",
        "member.project_id",
        "member.user_id",
        "member.role",
        "organisation.id as organisation",
        "organisation.name",
        "organisation.side",
      ]);

  async function membership(user: UserId, project: string | undefined): Promise<Membership | undefined> {
    if (!project) return undefined;
    const row = await seatsOf(user).where("member.project_id", "=", project).executeTakeFirst();
    return row && seatFacts(row);
  }

  async function document(user: UserId, id: string | undefined): Promise<SeenDocument | undefined> {
    if (!id) return undefined;
    const row = await sql.selectFrom("document").where("id", "=", id).selectAll().executeTakeFirst();
    if (!row) return undefined;
    const member = await membership(user, row.project_id);
    if (!member || !roleSees(member.role, row.audience as DocumentAudience)) return undefined;
    return { document: documentFacts(row), member };
  }

  return {
    membership,

    /** Every seat of the person, in projects that are not put away. */
    async seats(user: UserId): Promise<Membership[]> {
      const rows = await seatsOf(user)
        .innerJoin("project", "project.id", "member.project_id")
        .where("project.archived_at", "is", null)
        .execute();
      return rows.map(seatFacts);
    },

    /** The person's seat in the project, if they have one and it includes this. */
    async project(user: UserId, id: string | undefined, action: Action): Promise<Membership | undefined> {
      const member = await membership(user, id);
      return member && roleMay(member.role, action) ? member : undefined;
    },

    document,

    /** A draft is there only for whoever may prepare it. */
    async workshop(user: UserId, id: string | undefined): Promise<SeenWorkshop | undefined> {
      if (!id) return undefined;
      const row = await sql.selectFrom("workshop").where("id", "=", id).selectAll().executeTakeFirst();
      const member = row && (await membership(user, row.project_id));
      if (!member) return undefined;
      const workshop = workshopFacts(row);
      return seesWorkshop(member.role, workshop.state) ? { workshop, member } : undefined;
    },

    /** The thread's document and the person's seat, if they may read threads and this one is shown to them. */
    async thread(
      user: UserId,
      id: string | undefined,
    ): Promise<(SeenDocument & { createdBy: UserId }) | undefined> {
      if (!id) return undefined;
      const row = await sql
        .selectFrom("thread")
        .where("id", "=", id)
        .select(["document_id", "audience", "side", "created_by"])
        .executeTakeFirst();
      const seen = row && (await document(user, row.document_id));
      if (!seen || !roleMay(seen.member.role, "thread.read")) return undefined;
      if (row.audience === "own_side" && row.side !== seen.member.side) return undefined;
      return { ...seen, createdBy: row.created_by as UserId };
    },
  };
}

const seatFacts = (row: {
  id: string;
  project_id: string;
  user_id: string;
  role: string;
  organisation: string;
  name: string;
  side: string;
}): Membership => ({
  id: row.id as MemberId,
  project: row.project_id as ProjectId,
  user: row.user_id as UserId,
  role: row.role as Role,
  organisation: row.organisation as OrganisationId,
  organisationName: JSON.parse(row.name),
  side: row.side as Side,
});

export const seesWorkshop = (role: Role, state: WorkshopState): boolean =>
  roleMay(role, state === "draft" ? "workshop.prepare" : "workshop.read");

export function workshopFacts(row: Selectable<Tables["workshop"]>): WorkshopFacts {
  const isOn = row.current_item !== null && row.current_since !== null;
  return {
    id: row.id as WorkshopId,
    project: row.project_id as ProjectId,
    number: row.number,
    title: JSON.parse(row.title),
    state: row.state as WorkshopState,
    date: row.date,
    time: row.time,
    end: row.end_time,
    zone: row.zone as Zone,
    venue: row.venue,
    link: row.link,
    languages: JSON.parse(row.languages),
    minutes: row.minutes_id as DocumentId | null,
    current: isOn ? { item: row.current_item as AgendaItemId, since: row.current_since! } : null,
    isFollowed: row.is_followed === 1,
    shown:
      row.shown_document !== null && row.shown_section !== null
        ? { document: row.shown_document as DocumentId, section: row.shown_section }
        : null,
  };
}

type DocumentRow = {
  id: string;
  project_id: string;
  kind: string;
  template: string;
  profile: string | null;
  languages: string;
  binding_language: string;
  activity_id: string | null;
  workshop_id: string | null;
  title: string;
  audience: string;
  schema_version: number;
  epoch: number;
  server_client: number;
  recovery_until: number | null;
  created_at: number;
  changed_at: number;
  changed_by: string | null;
  archived_at: number | null;
  circulated_at: number | null;
  comments_until: string | null;
  confirmed_at: number | null;
};

export function documentFacts(row: DocumentRow): DocumentFacts {
  return {
    id: row.id as DocumentId,
    project: row.project_id as ProjectId,
    kind: row.kind,
    template: row.template,
    profile: row.profile,
    languages: JSON.parse(row.languages),
    bindingLanguage: row.binding_language as Language,
    activity: row.activity_id as ActivityId | null,
    workshop: row.workshop_id as WorkshopId | null,
    title: JSON.parse(row.title),
    audience: row.audience as DocumentAudience,
    schemaVersion: row.schema_version,
    epoch: row.epoch,
    serverClient: row.server_client,
    recoveryUntil: row.recovery_until,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    changedBy: row.changed_by as UserId | null,
    archivedAt: row.archived_at,
    circulatedAt: row.circulated_at,
    commentsUntil: row.comments_until,
    confirmedAt: row.confirmed_at,
  };
}
