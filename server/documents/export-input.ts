import type { ThreadAnswer } from "../../shared/answers";
import { fieldShower } from "../../shared/document/fields";
import { fieldsOf } from "../../shared/document/from-yjs";
import type { NodeJson } from "../../shared/document/json";
import type { UserId } from "../../shared/ids";
import { inLanguage, type Language } from "../../shared/locale/languages";
import type { Access, DocumentFacts } from "../access/access";
import { can } from "../access/can";
import type { CommentChoice, ExportInput } from "../exports/input";
import type { Rooms } from "../live/rooms";
import type { DocumentStore } from "./document-store";
import type { Threads } from "./threads";
import { bodyInConfidence, threadsInConfidence } from "./withheld";

export type ExportGatherer = (
  user: UserId,
  document: string | undefined,
  wish: { language: Language; comments: CommentChoice },
) => Promise<ExportInput | "not-found" | "forbidden" | "unknown-language">;

/** For whoever was sent these minutes without an account; who may ask is known by the link. */
export type GuestGatherer = (document: DocumentFacts, language: Language) => Promise<ExportInput>;

/**
 * What an export prints: the text as it is on disk, and of the threads only those of everybody. A file may go
 * to the other side, so what one side keeps to itself never leaves in it.
 */
export function gatherExports(parts: {
  access: Access;
  store: DocumentStore;
  threads: Threads;
  rooms: Rooms;
  /** What minutes show from their workshop's data. */
  minutesTables: (
    reader: UserId | "guest",
    workshop: string,
    language: Language,
  ) => Promise<Readonly<Record<string, NodeJson | undefined>>>;
}): { forMember: ExportGatherer; forGuest: GuestGatherer } {
  const { access, store, threads, rooms, minutesTables } = parts;

  async function inputOf(
    document: DocumentFacts,
    reader: UserId | "guest",
    language: Language,
    { threads: all, comments }: Pick<ExportInput, "threads" | "comments">,
  ): Promise<ExportInput> {
    const form = await store.form(document.id);
    const bound = await store.bound(document);
    const activities = await store.activities(document.project);
    const { body, fields } = await rooms.read(document.id, (doc) => ({
      body: bodyInConfidence(doc, language, document.languages),
      fields: fieldsOf(doc),
    }));
    const shownField = fieldShower({ form, fields, bound, language, activities });
    const withheld = new Set(threadsInConfidence(body));
    const tables = document.workshop ? await minutesTables(reader, document.workshop, language) : {};
    const ownDate = fields.doc_date as { kind?: unknown; value?: unknown } | undefined;
    return {
      language,
      bindingLanguage: document.bindingLanguage,
      title: document.title,
      form,
      body: withTables(body, tables),
      fields: Object.fromEntries(Object.keys(form.fields).map((key) => [key, shownField(key)])),
      threads: all.filter(
        (thread) =>
          thread.audience === "all" &&
          thread.language === language &&
          !withheld.has(thread.id) &&
          // Its words went into the register alone: they were said in confidence.
          !(thread.node === null && thread.quote === ""),
      ),
      comments,
      cover: form.cover
        .filter((key) => key !== "doc_title")
        .map((key) => ({ label: inLanguage(form.fields[key]?.label, language), ...shownField(key) })),
      parties: await store.parties(document.project),
      date: ownDate?.kind === "date" && typeof ownDate.value === "string" ? ownDate.value : null,
      changedAt: document.changedAt,
      versionLabel: "",
    };
  }

  return {
    async forMember(user, id, { language, comments }) {
      const seen = await access.document(user, id);
      if (!seen || !can(seen.member, "document.export")) return "not-found";
      const { document, member } = seen;
      if (!document.languages.includes(language)) return "unknown-language";
      if (comments !== "none" && !can(member, "thread.read")) return "forbidden";
      const all: ThreadAnswer[] = comments === "none" ? [] : await threads.list(seen, user);
      return await inputOf(document, user, language, { threads: all, comments });
    },

    forGuest: (document, language) => inputOf(document, "guest", language, { threads: [], comments: "none" }),
  };
}

/** A table stands where the text only says that it is shown. */
function withTables(node: NodeJson, tables: Readonly<Record<string, NodeJson | undefined>>): NodeJson {
  const table = Object.hasOwn(tables, node.type) ? tables[node.type] : undefined;
  if (table) return table;
  return node.content ? { ...node, content: node.content.map((child) => withTables(child, tables)) } : node;
}
