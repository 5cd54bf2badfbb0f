import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { documentSchema } from "../../shared/document/extensions";
import { bodyRoot } from "../../shared/document/schema";
import { inLanguage, type Language } from "../../shared/locale/languages";
import type { AgendaItem, ItemKind } from "../../shared/workshop/programme";

/** Nobody takes minutes of a lunch. */
const written: readonly ItemKind[] = ["talk", "discussion"];

export const isWritten = ({ kind }: Pick<AgendaItem, "kind">): boolean => written.includes(kind);

/** The sections of the template that come after what was said. */
const behind = ["inputs", "conclusions", "tor_changes", "follow_up", "closing", "confirmation", "annexes"];

type Seed = { section: string; paragraph: string; item: Pick<AgendaItem, "title" | "speaker"> };

/** Puts a section for each item where the minutes tell what was said, the same ids in every language. */
export function seedMinutes(doc: Y.Doc, languages: readonly Language[], seeds: readonly Seed[]) {
  for (const language of languages) {
    const body = doc.getXmlFragment(bodyRoot(language));
    const at = body
      .toArray()
      .findIndex((node) => node instanceof Y.XmlElement && behind.includes(node.getAttribute("key") ?? ""));
    const sections = seeds.map((seed) => sectionOf(seed, language));
    body.insert(at < 0 ? body.length : at, sections);
  }
}

/** Made by y-tiptap, so that every attribute stands as an editor would write it. */
function sectionOf({ section, paragraph, item }: Seed, language: Language): Y.XmlElement {
  const speaker = item.speaker ? [{ type: "text", text: item.speaker }] : [];
  const json = {
    type: "doc",
    content: [
      {
        type: "section",
        attrs: { id: section },
        content: [
          { type: "title", content: [{ type: "text", text: inLanguage(item.title, language) }] },
          { type: "paragraph", attrs: { id: paragraph }, content: speaker },
        ],
      },
    ],
  };
  const made = new Y.Doc();
  const fragment = made.getXmlFragment("made");
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON(json), fragment);
  return (fragment.get(0) as Y.XmlElement).clone();
}
