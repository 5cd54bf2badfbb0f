import * as Y from "yjs";
import type { DocumentSummary, Organisation } from "../../shared/answers";
import type { DocumentForm, FieldValue } from "../../shared/document/form";
import { schemaVersion } from "../../shared/document/schema";
import type { ActivityId, DocumentId, ProjectId, UserId, WorkshopId } from "../../shared/ids";
import type { Language, Localised } from "../../shared/locale/languages";
import { type DocumentAudience, type Role, roleSees, type Side } from "../../shared/roles";
import { type DocumentFacts, documentFacts } from "../access/access";
import { note } from "../audit/log";
import type { Sql } from "../db/open";

export type NewDocument = {
  id: DocumentId;
  project: ProjectId;
  kind: DocumentForm["kind"];
  template: string;
  profile: string | null;
  languages: readonly Language[];
  bindingLanguage: Language;
  activity: ActivityId | null;
  workshop: WorkshopId | null;
  title: Localised;
  audience: DocumentAudience;
  form: DocumentForm;
  /** The seeded text. Its Yjs client id is the server's in this document. */
  text: Y.Doc;
  coverage: Partial<Record<Language, number>>;
  by: UserId;
  at: number;
};

export type Activity = {
  id: ActivityId;
  code: string;
  name: Localised;
  source: "activity" | "discussion_issue";
};

export type DocumentStore = ReturnType<typeof documentStore>;

export function documentStore(sql: Sql) {
  return {
    /** Row, text and seat in one transaction: a document is never there without its text. */
    create: (document: NewDocument) =>
      sql.transaction().execute(async (tx) => {
        await tx
          .insertInto("document")
          .values({
            id: document.id,
            project_id: document.project,
            kind: document.kind,
            template: document.template,
            profile: document.profile,
            languages: JSON.stringify(document.languages),
            binding_language: document.bindingLanguage,
            activity_id: document.activity,
            workshop_id: document.workshop,
            title: JSON.stringify(document.title),
            audience: document.audience,
            form: JSON.stringify(document.form),
            summary: JSON.stringify({ coverage: document.coverage }),
            schema_version: schemaVersion,
            server_client: document.text.clientID,
            created_at: document.at,
            created_by: document.by,
            changed_at: document.at,
            changed_by: document.by,
            archived_at: null,
          })
          .execute();
        await tx
          .insertInto("document_state")
          .values({
            document_id: document.id,
            seq: 1,
            bytes: Y.encodeStateAsUpdate(document.text),
            at: document.at,
          })
          .execute();
        await tx
          .insertInto("seat")
          .values({
            document_id: document.id,
            client: document.text.clientID,
            user_id: null,
            since: document.at,
          })
          .execute();
        await note(tx, {
          at: document.at,
          actor: document.by,
          action: "document.create",
          target: document.id,
          project: document.project,
          detail: { template: document.template },
        });
      }),

    async list(project: ProjectId): Promise<(DocumentFacts & { coverage: DocumentSummary["coverage"] })[]> {
      const rows = await sql
        .selectFrom("document")
        .where("project_id", "=", project)
        .selectAll()
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        ...documentFacts(row),
        coverage: (JSON.parse(row.summary) as { coverage?: DocumentSummary["coverage"] }).coverage ?? {},
      }));
    },

    async form(id: DocumentId): Promise<DocumentForm> {
      const row = await sql
        .selectFrom("document")
        .where("id", "=", id)
        .select("form")
        .executeTakeFirstOrThrow();
      return JSON.parse(row.form);
    },

    /** How many documents the person sees in each of their projects; those put away do not count. */
    async countFor(user: UserId): Promise<Map<ProjectId, number>> {
      const rows = await sql
        .selectFrom("document")
        .innerJoin("member", "member.project_id", "document.project_id")
        .where("member.user_id", "=", user)
        .where("document.archived_at", "is", null)
        .select(["document.project_id", "document.audience", "member.role"])
        .execute();
      const counts = new Map<ProjectId, number>();
      for (const row of rows) {
        if (!roleSees(row.role as Role, row.audience as DocumentAudience)) continue;
        const project = row.project_id as ProjectId;
        counts.set(project, (counts.get(project) ?? 0) + 1);
      }
      return counts;
    },

    /** Number of open threads by document, of those that are shown to everybody or to this side. */
    async openThreads(project: ProjectId, side: Side): Promise<Map<string, number>> {
      const rows = await sql
        .selectFrom("thread")
        .innerJoin("document", "document.id", "thread.document_id")
        .where("document.project_id", "=", project)
        .where("thread.resolved_at", "is", null)
        .where((is) => is.or([is("thread.audience", "=", "all"), is("thread.side", "=", side)]))
        .select(["thread.document_id", (count) => count.fn.countAll<number>().as("count")])
        .groupBy("thread.document_id")
        .execute();
      return new Map(rows.map((row) => [row.document_id, Number(row.count)]));
    },

    /** Title, audience or whether it is put away; what is left out stays. */
    change: (
      document: DocumentFacts,
      changes: { title?: Localised; audience?: DocumentAudience; archived?: boolean },
      by: UserId,
      at: number,
    ) =>
      sql.transaction().execute(async (tx) => {
        const title = changes.title && { ...document.title, ...changes.title };
        await tx
          .updateTable("document")
          .set({
            ...(title ? { title: JSON.stringify(title) } : {}),
            ...(changes.audience ? { audience: changes.audience } : {}),
            ...(changes.archived === undefined ? {} : { archived_at: changes.archived ? at : null }),
            changed_at: at,
            changed_by: by,
          })
          .where("id", "=", document.id)
          .execute();
        await note(tx, {
          at,
          actor: by,
          action: "document.change",
          target: document.id,
          project: document.project,
          detail: changes,
        });
      }),

    /** After text was written: when, by whom, and how much of each language there is. */
    async touched(
      id: DocumentId,
      touch: { at: number; by: UserId | null; coverage: DocumentSummary["coverage"] },
    ) {
      await sql
        .updateTable("document")
        .set({
          changed_at: touch.at,
          ...(touch.by ? { changed_by: touch.by } : {}),
          summary: JSON.stringify({ coverage: touch.coverage }),
        })
        .where("id", "=", id)
        .execute();
    },

    async activities(project: ProjectId): Promise<Activity[]> {
      const rows = await sql
        .selectFrom("activity")
        .where("project_id", "=", project)
        .selectAll()
        .orderBy("position")
        .execute();
      return rows.map((row) => ({
        id: row.id as ActivityId,
        code: row.code,
        name: JSON.parse(row.name),
        source: row.source as Activity["source"],
      }));
    },

    /** The parties of the project's documents: the organisations of those who draft and agree, by side. */
    async parties(project: ProjectId): Promise<Organisation[]> {
      const rows = await sql
        .selectFrom("member")
        .innerJoin("organisation", "organisation.id", "member.organisation_id")
        .where("member.project_id", "=", project)
        .where("organisation.side", "in", ["indonesia", "japan"])
        .where("member.role", "in", ["secretariat", "editor", "commenter"])
        .select(["organisation.id", "organisation.side", "organisation.name", "organisation.short"])
        .distinct()
        .orderBy("organisation.side")
        .orderBy("organisation.id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        side: row.side as Side,
        name: JSON.parse(row.name),
        short: JSON.parse(row.short),
      }));
    },

    /** Values of the keys that are rows elsewhere; unknown ones are left out, never guessed. */
    async bound(document: DocumentFacts): Promise<Record<string, FieldValue>> {
      const project = await sql
        .selectFrom("project")
        .where("id", "=", document.project)
        .select(["name", "start", "end"])
        .executeTakeFirstOrThrow();
      const activity =
        document.activity &&
        (await sql
          .selectFrom("activity")
          .where("id", "=", document.activity)
          .select("name")
          .executeTakeFirst());
      const workshop =
        document.workshop &&
        (await sql
          .selectFrom("workshop")
          .where("id", "=", document.workshop)
          .select(["title", "date"])
          .executeTakeFirst());
      const text = (value: string): FieldValue => ({ kind: "text", value: JSON.parse(value) });
      return {
        project_name: text(project.name),
        doc_title: { kind: "text", value: document.title },
        binding_language: { kind: "language", value: document.bindingLanguage },
        ...(document.activity ? { activity: { kind: "activity", value: document.activity } } : {}),
        ...(project.start ? { project_start: { kind: "date", value: project.start } } : {}),
        ...(project.end ? { project_end: { kind: "date", value: project.end } } : {}),
        ...(activity ? { activity_name: text(activity.name), survey_name: text(activity.name) } : {}),
        ...(workshop ? { workshop_title: text(workshop.title) } : {}),
        ...(workshop?.date ? { workshop_date: { kind: "date", value: workshop.date } } : {}),
      };
    },

    /** The newest workshop of the project, to which new minutes belong. */
    async latestWorkshop(project: ProjectId): Promise<WorkshopId | null> {
      const row = await sql
        .selectFrom("workshop")
        .where("project_id", "=", project)
        .select("id")
        .orderBy("number", "desc")
        .executeTakeFirst();
      return (row?.id as WorkshopId | undefined) ?? null;
    },
  };
}
