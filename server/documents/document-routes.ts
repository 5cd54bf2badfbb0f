import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import type { DocumentAnswer, DocumentSummary } from "../../shared/answers";
import { type DocumentId, type ProjectId, readId } from "../../shared/ids";
import { type Language, languages } from "../../shared/locale/languages";
import { actions, documentAudiences, roleMay, roleSees } from "../../shared/roles";
import { closeCode } from "../../shared/room";
import type { Access, DocumentFacts } from "../access/access";
import { can } from "../access/can";
import type { Sql } from "../db/open";
import { body, query } from "../http/body";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Rooms } from "../live/rooms";
import { peopleOf } from "../projects/people";
import type { DocumentStore } from "./document-store";
import type { Documents } from "./documents";
import { bodyInConfidence, withoutConfidence } from "./withheld";

export type DocumentRoutesParts = {
  signedIn: MiddlewareHandler<Signed>;
  sql: Sql;
  access: Access;
  documents: Documents;
  store: DocumentStore;
  rooms: Rooms;
  now: () => number;
};

const LanguageCode = z.enum(languages);
const Title = z
  .strictObject({ en: z.string().max(500), id: z.string().max(500), ja: z.string().max(500) })
  .partial();

const NewDocument = z.strictObject({
  template: z.string().max(64),
  languages: z.array(LanguageCode).min(1).max(3),
  bindingLanguage: LanguageCode.optional(),
  profile: z.string().max(64).optional(),
  activity: z.string().max(64).optional(),
  title: Title.optional(),
});

const Changes = z
  .strictObject({ title: Title, audience: z.enum(documentAudiences), archived: z.boolean() })
  .partial();

/** `/api/projects/:project/documents` */
export const projectDocumentRoutes = ({
  signedIn,
  sql,
  access,
  documents,
  store,
  rooms,
}: DocumentRoutesParts) =>
  new Hono<Signed>()
    .get("/:project/documents", signedIn, async (c) => {
      const member = await access.project(c.var.user.id, readId(c.req.param("project")), "document.list");
      if (!member) return problem(c, "not-found");
      const { project } = member;
      const all = await store.list(project);
      const open = can(member, "thread.read") ? await store.openThreads(project, member.side) : new Map();
      const activities = new Map((await store.activities(project)).map((each) => [each.id, each]));
      const people = await peopleOf(sql, project);
      const answer = all
        .filter((document) => roleSees(member.role, document.audience))
        .map(
          (document): DocumentSummary => ({
            ...summary(document, activities),
            coverage: document.coverage,
            openThreads: open.get(document.id) ?? 0,
            here: rooms.people(document.id),
            changedBy: (document.changedBy && people.get(document.changedBy)?.name) ?? null,
          }),
        );
      return c.json(answer);
    })
    .post("/:project/documents", signedIn, body(NewDocument), async (c) => {
      const project = readId<ProjectId>(c.req.param("project"));
      const member = await access.membership(c.var.user.id, project);
      if (!member) return problem(c, "not-found");
      if (!can(member, "document.create")) return problem(c, "forbidden");
      const made = await documents.create(member.project, c.var.user.id, c.req.valid("json"));
      return made.ok ? c.json({ id: made.id }, 201) : problem(c, made.why);
    });

/** `/api/documents` */
export const documentRoutes = ({ sql, access, store, rooms, now }: DocumentRoutesParts) =>
  new Hono<Signed>()
    .get("/:document", async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (!seen) return problem(c, "not-found");
      const { document, member } = seen;
      const project = await sql
        .selectFrom("project")
        .where("id", "=", document.project)
        .select("name")
        .executeTakeFirstOrThrow();
      const activities = new Map((await store.activities(document.project)).map((each) => [each.id, each]));
      const people = await peopleOf(sql, document.project);
      const workshop = document.workshop
        ? await access.workshop(c.var.user.id, document.workshop)
        : undefined;
      const answer: DocumentAnswer = {
        ...summary(document, activities),
        changedBy: (document.changedBy && people.get(document.changedBy)?.name) ?? null,
        project: { id: document.project, name: JSON.parse(project.name) },
        workshop: workshop?.workshop.id ?? null,
        role: member.role,
        may: actions.filter((action) => roleMay(member.role, action)),
        epoch: document.epoch,
        isRecovering: document.recoveryUntil !== null && now() < document.recoveryUntil,
        schemaVersion: document.schemaVersion,
        form: await store.form(document.id),
        bound: await store.bound(document),
        parties: await store.parties(document.project),
      };
      return c.json(answer);
    })
    .patch("/:document", body(Changes), async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      if (!seen) return problem(c, "not-found");
      const { document, member } = seen;
      const changes = c.req.valid("json");
      if (changes.title && !can(member, "document.rename")) return problem(c, "forbidden");
      if (changes.title && document.confirmedAt !== null) return problem(c, "minutes-confirmed");
      if ((changes.audience || changes.archived !== undefined) && !can(member, "document.archive")) {
        return problem(c, "forbidden");
      }
      const title = changes.title && onlyLanguagesOf(document, changes.title);
      await store.change(document, { ...changes, title }, c.var.user.id, now());
      const audience = changes.audience ?? document.audience;
      // Who may no longer see it loses the line in the same turn; who may no longer write it opens it anew.
      rooms.closeDocument(document.id, closeCode.noRight, (socket) => roleSees(socket.who.role, audience));
      if (changes.archived !== undefined) {
        rooms.closeDocument(
          document.id,
          closeCode.tryLater,
          (socket) => socket.mayWrite !== changes.archived,
        );
      }
      rooms.announce(document.id, { type: "facts" });
      return c.json({ ok: true as const });
    })
    .get("/:document/content", query(z.object({ language: LanguageCode })), async (c) => {
      const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
      const { language } = c.req.valid("query");
      if (!seen?.document.languages.includes(language)) return problem(c, "not-found");
      const body = await rooms.read(seen.document.id as DocumentId, (doc) =>
        bodyInConfidence(doc, language, seen.document.languages),
      );
      return c.json(can(seen.member, "register.confidential") ? body : withoutConfidence(body));
    });

function onlyLanguagesOf(document: DocumentFacts, title: Partial<Record<Language, string>>) {
  return Object.fromEntries(
    Object.entries(title).filter(
      ([language, text]) => document.languages.includes(language as Language) && text.trim() !== "",
    ),
  );
}

function summary(
  document: DocumentFacts,
  activities: ReadonlyMap<string, NonNullable<DocumentSummary["activity"]>>,
): Omit<DocumentSummary, "here" | "openThreads" | "coverage" | "changedBy"> {
  const activity = document.activity && activities.get(document.activity);
  return {
    id: document.id,
    title: document.title,
    kind: document.kind as DocumentSummary["kind"],
    template: document.template,
    activity: activity ? { code: activity.code, name: activity.name, source: activity.source } : null,
    audience: document.audience,
    languages: document.languages,
    bindingLanguage: document.bindingLanguage,
    changedAt: document.changedAt,
    archived: document.archivedAt !== null,
    confirmed: document.confirmedAt !== null,
  };
}
