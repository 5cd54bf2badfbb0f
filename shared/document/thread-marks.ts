/**
 * The traces that threads leave in a text: a `comment` mark on what can carry one, ids in the attribute
 * `threads` on atoms, images and tables. Only the server writes them.
 */
import * as buffer from "lib0/buffer";
import * as sha256 from "lib0/hash/sha256";
import * as Y from "yjs";
import { type Language, languages } from "../locale/languages";
import { bodyRoot } from "./schema";
import type { ShownText } from "./shown";

/**
 * The key under which y-tiptap keeps this mark in a text. With another key its next edit of the paragraph
 * would write the run again.
 */
export function commentKey(thread: string): string {
  const digest = sha256.digest(buffer.encodeAny({ type: "comment", attrs: { id: thread } }));
  const folded = digest.slice(0, 6);
  for (let i = 6; i < digest.length; i++) folded[i % 6]! ^= digest[i]!;
  return `comment--${buffer.toBase64(folded)}`;
}

/** Puts the thread on a stretch of the shown text. */
export function markRange(shown: ShownText, range: { start: number; end: number }, thread: string) {
  const key = commentKey(thread);
  for (const run of shown.runs) {
    const from = Math.max(range.start, run.start);
    const to = Math.min(range.end, run.start + run.length);
    if (from >= to) continue;
    if ("text" in run) run.text.format(from - run.start, to - from, { [key]: { id: thread } });
    else if (run.atom.nodeName !== "hardBreak") markElement(run.atom, thread);
  }
}

/** Puts the thread on an atom, an image or a table. */
export function markElement(element: Y.XmlElement, thread: string) {
  const threads = threadsOn(element);
  if (!threads.includes(thread)) element.setAttribute("threads", [...threads, thread].join(" "));
}

const threadsOn = (element: Y.XmlElement): string[] =>
  ((element.getAttribute("threads") as string | undefined) ?? "").split(" ").filter(Boolean);

/** The ids of all threads that have a trace in any language's text. */
export function threadsInText(doc: Y.Doc): Set<string> {
  const found = new Set<string>();
  const walk = (parent: Y.XmlElement | Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlElement) {
        for (const thread of threadsOn(child)) found.add(thread);
        walk(child);
      } else if (child instanceof Y.XmlText) {
        for (const { attributes } of child.toDelta() as { attributes?: Record<string, { id?: string }> }[]) {
          for (const [key, value] of Object.entries(attributes ?? {})) {
            if (key.startsWith("comment") && value?.id) found.add(value.id);
          }
        }
      }
    }
  };
  for (const language of languages) walk(doc.getXmlFragment(bodyRoot(language)));
  return found;
}

/** The element that a thread on a whole image, table, footnote or field names: by its id, a field by its key. */
export function elementNamed(doc: Y.Doc, language: Language, name: string): Y.XmlElement | undefined {
  const search = (parent: Y.XmlElement | Y.XmlFragment): Y.XmlElement | undefined => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const own = child.nodeName === "field" ? child.getAttribute("key") : child.getAttribute("id");
      if (own === name && carriesThreads.has(child.nodeName)) return child;
      const inside = search(child);
      if (inside) return inside;
    }
    return undefined;
  };
  return search(doc.getXmlFragment(bodyRoot(language)));
}

const carriesThreads = new Set([
  "field",
  "mention",
  "crossReference",
  "footnote",
  "image",
  "table",
  "signature",
]);
