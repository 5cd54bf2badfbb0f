/**
 * Canonical form v1 of a document's content, over which versions are hashed (SHA-256, hex).
 *
 * - JSON of `{languages: {<language>: <doc node>}, fields}`; object keys in code-unit order, no blanks,
 *   Unicode as stored.
 * - Nodes: `type`, `attrs` (without null values, values that are the schema's default, and `threads`),
 *   `content` and `text` where there are any, `marks` without `comment`, by type, then by their JSON.
 * - Neighbouring texts with equal marks are one text: how they were typed does not count.
 */
import { createHash } from "node:crypto";
import type { MarkJson, NodeJson } from "../../shared/document/json";
import { commentMarks, isNodeName, nodeSpec } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";

export type Content = { languages: Partial<Record<Language, NodeJson>>; fields: Record<string, unknown> };

export const canonicalHash = (content: Content): string =>
  createHash("sha256").update(canonicalForm(content)).digest("hex");

export function canonicalForm({ languages, fields }: Content): string {
  const bodies = Object.fromEntries(
    Object.entries(languages).map(([language, body]) => [language, node(body)]),
  );
  return sorted({ languages: bodies, fields });
}

function node({ type, attrs = {}, content = [], marks = [], text }: NodeJson): NodeJson {
  const defaults = isNodeName(type) ? nodeSpec(type).attributes : {};
  const kept = Object.entries(attrs).filter(
    ([name, value]) => name !== "threads" && value !== null && value !== defaults[name]?.default,
  );
  const keptMarks = marks.filter((mark) => !commentMarks.has(mark.type)).sort(byTypeThenJson);
  const children = joined(content.map(node));
  return {
    type,
    ...(kept.length > 0 ? { attrs: Object.fromEntries(kept) } : {}),
    ...(children.length > 0 ? { content: children } : {}),
    ...(keptMarks.length > 0 ? { marks: keptMarks } : {}),
    ...(text === undefined ? {} : { text }),
  };
}

function joined(nodes: NodeJson[]): NodeJson[] {
  const out: NodeJson[] = [];
  for (const each of nodes) {
    const last = out.at(-1);
    if (
      last?.type === "text" &&
      each.type === "text" &&
      sorted(last.marks ?? []) === sorted(each.marks ?? [])
    ) {
      last.text = `${last.text ?? ""}${each.text ?? ""}`;
    } else {
      out.push({ ...each });
    }
  }
  return out;
}

function byTypeThenJson(a: MarkJson, b: MarkJson): number {
  const [left, right] = [sorted(a), sorted(b)];
  return a.type < b.type ? -1 : a.type > b.type ? 1 : left < right ? -1 : left > right ? 1 : 0;
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${sorted(each)}`).join(",")}}`;
}
