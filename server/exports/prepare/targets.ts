import type { NodeJson } from "../../../shared/document/json";
import { countHeadings } from "../../../shared/document/numbering";
import { headingLevel } from "../../../shared/document/outline";
import type { Language } from "../../../shared/locale/languages";
import { fileWords } from "../words";

export type Numbered = { number: string; anchor: string };

/** What headings and captioned tables are called in this file, and where references by id lead. */
export type Targets = {
  headings: Map<NodeJson, Numbered>;
  tables: Map<NodeJson, { label: string; anchor: string }>;
  byId: Map<string, { label: string; anchor: string }>;
};

/** Headings count where they stand directly in a section, as on the screen; tables wherever they have a caption. */
export function findTargets(body: NodeJson, pattern: string, language: Language): Targets {
  const targets: Targets = { headings: new Map(), tables: new Map(), byId: new Map() };
  const words = fileWords[language];
  const count = countHeadings(pattern);

  const name = (node: NodeJson, number: string) => {
    const numbered = { number, anchor: `place${targets.headings.size + 1}` };
    targets.headings.set(node, numbered);
    const label = number || plainText(node);
    if (typeof node.attrs?.id === "string")
      targets.byId.set(node.attrs.id, { label, anchor: numbered.anchor });
  };

  const findTables = (node: NodeJson) => {
    if (node.type === "table" && typeof node.attrs?.caption === "string" && node.attrs.caption.trim()) {
      const number = targets.tables.size + 1;
      const table = { label: words.table(number), anchor: `table${number}` };
      targets.tables.set(node, table);
      if (typeof node.attrs.id === "string") targets.byId.set(node.attrs.id, table);
    }
    node.content?.forEach(findTables);
  };

  for (const section of body.content ?? []) {
    if (section.type !== "section") continue;
    name(section, count(1, section.attrs?.numbered !== false));
    for (const block of section.content ?? []) {
      if (block.type === "heading") name(block, count(headingLevel(block)));
      findTables(block);
    }
  }
  return targets;
}

const plainText = (node: NodeJson): string =>
  node.type === "section"
    ? plainText(node.content?.[0] ?? { type: "title" })
    : (node.text ?? (node.content ?? []).map(plainText).join(""));
