/**
 * Blocks of minutes whose words were said in confidence. Their words and everything else that is known of them are the
 * register's; the text, which goes to everybody's browser as a whole, holds where they stand.
 */
import * as Y from "yjs";
import { elementNode } from "../../shared/document/from-yjs";
import { bodyRoot } from "../../shared/document/schema";
import { type Language, type Localised, languages } from "../../shared/locale/languages";
import { type RegisterBlock, type RegisterKind, registerKinds } from "../../shared/register/blocks";
import { threadsInConfidence } from "../documents/withheld";
import type { RegisterRow } from "./register-store";

/** What is known of a block beside where it stands. */
export type Said = Pick<RegisterBlock, "text" | "by" | "topic" | "concerns" | "owner" | "person" | "due">;

/**
 * The block as the register is to know it: what it holds back is kept, what stands in the text all the same is taken
 * along. A block that lost its words without being given others does not make public what was said in confidence.
 */
export function blockToFollow(block: RegisterBlock, row: RegisterRow | undefined): RegisterBlock {
  if (!row) return block;
  const wasHeld = row.visibility === "confidential";
  if (block.visibility !== "confidential")
    return wasHeld && isBlank(block.text) && !isBlank(row.text) ? heldBack(block, row) : block;
  if (wasHeld) return heldBack(block, row);
  return holdsSomething(block) ? block : heldBack(block, row);
}

function heldBack(block: RegisterBlock, row: RegisterRow): RegisterBlock {
  const concerns = block.concerns.document === null ? row.concerns : block.concerns;
  return {
    ...block,
    text: together(row.text, block.text),
    by: block.by ?? row.by,
    topic: block.topic ?? row.topic,
    concerns,
    owner: block.owner ?? row.owner,
    person: block.person ?? row.person,
    due: block.due ?? row.due,
    visibility: "confidential",
  };
}

/** A look that was cut short after the row was written finds the same words in the text once more. */
function together(kept: Localised, come: Localised): Localised {
  const both = { ...kept };
  for (const language of languages) {
    const [one, other] = [kept[language] ?? "", come[language] ?? ""];
    if (other && !one.includes(other)) both[language] = one ? `${one}\n${other}` : other;
  }
  return both;
}

const isBlank = (text: Localised) => languages.every((language) => !text[language]);

const holdsSomething = ({ text, by, topic, concerns, owner, person, due }: RegisterBlock) =>
  !isBlank(text) || [by, topic, concerns.document, owner, person, due].some((one) => one !== null);

// ── In the text ────────────────────────────────────────────────────────────────────────────────────

type Places = { of: readonly Language[]; ids: ReadonlySet<string> };

/** Does the text hold more of these blocks than where they stand? */
export const areInText = (doc: Y.Doc, places: Places): boolean =>
  blocksNamed(doc, places).some(
    (block) =>
      block.getAttribute("visibility") !== "confidential" ||
      contentOf(block).length > 0 ||
      factsOf(block).length > 0,
  );

/** Leaves of these blocks where they stand; answers the comments on what was in them. */
export function takeOutOfText(doc: Y.Doc, places: Places): Set<string> {
  const threads = new Set<string>();
  for (const block of blocksNamed(doc, places)) {
    for (const thread of threadsInConfidence(elementNode(block), true)) threads.add(thread);
    if (block.getAttribute("visibility") !== "confidential") block.setAttribute("visibility", "confidential");
    for (const name of factsOf(block)) block.removeAttribute(name);
    empty(block);
  }
  return threads;
}

const stays = new Set(["id", "visibility"]);
const factsOf = (block: Y.XmlElement) =>
  Object.keys(block.getAttributes()).filter((name) => !stays.has(name));

const isBlock = (node: unknown): node is Y.XmlElement =>
  node instanceof Y.XmlElement && registerKinds.includes(node.nodeName as RegisterKind);

/** Without what only leads to another block in it, which is a row of its own. */
const contentOf = (parent: Y.XmlElement) => parent.toArray().filter((child) => !leadsToBlock(child));

const leadsToBlock = (node: unknown): boolean =>
  isBlock(node) || (node instanceof Y.XmlElement && node.toArray().some(leadsToBlock));

function empty(parent: Y.XmlElement) {
  for (let at = parent.length - 1; at >= 0; at--) {
    const child = parent.get(at);
    if (!leadsToBlock(child)) parent.delete(at, 1);
    else if (child instanceof Y.XmlElement && !isBlock(child)) empty(child);
  }
}

function blocksNamed(doc: Y.Doc, { of, ids }: Places): Y.XmlElement[] {
  const walk = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement[] =>
    parent.toArray().flatMap((child) => {
      if (!(child instanceof Y.XmlElement)) return [];
      const isMeant = isBlock(child) && ids.has(String(child.getAttribute("id")));
      return [...(isMeant ? [child] : []), ...walk(child)];
    });
  return of.flatMap((language) => walk(doc.getXmlFragment(bodyRoot(language))));
}
