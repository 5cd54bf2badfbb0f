import { blockIdFrom, type DocumentId, type UserId } from "../../shared/ids";
import { type Role, roleMay, roleSees } from "../../shared/roles";
import { type DocumentFacts, documentFacts } from "../access/access";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import type { Templates } from "../templates/load";
import { documentStore } from "./document-store";
import { createDocuments } from "./documents";
import { threadStore } from "./thread-store";
import { createThreads, type ThreadsParts } from "./threads";
import { createVersions } from "./versions";

export type OpenDocuments = ReturnType<typeof openDocuments>;

/** The documents of all projects, and what is to be done whenever a text has changed. */
export function openDocuments({
  db,
  now,
  random,
  newId,
  log,
  rooms,
  templates,
  follow,
}: Pick<Parts, "db" | "now" | "random" | "newId" | "log"> & {
  rooms: Rooms;
  templates: Templates;
  /** What else is kept in step with a text. */
  follow: (document: DocumentFacts, users: ReadonlySet<UserId | null>) => Promise<void>;
}) {
  const { sql } = db;
  const store = documentStore(sql);
  const documents = createDocuments({
    store,
    rooms,
    templates,
    now,
    newId,
    newBlockId: () => blockIdFrom(random(12)),
    newClientId: () => Buffer.from(random(4)).readUInt32BE(),
  });
  const threads = createThreads({ store: threadStore(sql), documents: store, rooms, now, newId, readers });
  const versions = createVersions({ sql, rooms, now, newId });

  async function readers(...[document, audience, side, users]: Parameters<ThreadsParts["readers"]>) {
    if (users.length === 0) return [];
    const members = await sql
      .selectFrom("member")
      .innerJoin("organisation", "organisation.id", "member.organisation_id")
      .where("member.project_id", "=", document.project)
      .where("member.user_id", "in", [...users])
      .select(["member.user_id", "member.role", "organisation.side"])
      .execute();
    return members
      .filter(({ role }) => roleMay(role as Role, "thread.read") && roleSees(role as Role, document.audience))
      .filter((member) => audience === "all" || member.side === side)
      .map((member) => member.user_id as UserId);
  }

  async function factsOf(document: DocumentId) {
    const row = await sql.selectFrom("document").where("id", "=", document).selectAll().executeTakeFirst();
    return row && documentFacts(row);
  }

  rooms.tell({
    async changed(document, users) {
      const facts = await factsOf(document);
      if (!facts) return;
      await documents.touched(facts, users);
      await follow(facts, users);
      await threads.keepAnchored(facts);
    },
    async quiet(document, why) {
      const facts = await factsOf(document);
      if (facts) await versions.store(facts, { kind: "automatic", why, by: facts.changedBy });
      log.debug({ document, why }, "version looked at");
    },
  });

  return { store, documents, threads, versions };
}
