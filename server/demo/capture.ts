import { prosemirrorToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { documentSchema } from "../../shared/document/extensions";
import type { RegisterKind } from "../../shared/register/blocks";

/** Puts a block of the minutes at the end of a section, made by y-tiptap as an editor would write it. */
export function capture(
  section: Y.XmlElement | undefined,
  kind: RegisterKind,
  attrs: Record<string, string>,
  words: string | undefined,
) {
  if (!section) throw new Error(`The demo's minutes have no section for "${attrs.id}".`);
  if (!words) throw new Error(`The demo has no words for "${attrs.id}".`);
  const paragraph = {
    type: "paragraph",
    attrs: { id: `${attrs.id}-text` },
    content: [{ type: "text", text: words }],
  };
  const block = { type: kind, attrs, content: [paragraph] };
  const whole = { type: "section", content: [{ type: "title" }, block] };
  const fragment = new Y.Doc().getXmlFragment("made");
  prosemirrorToYXmlFragment(documentSchema.nodeFromJSON({ type: "doc", content: [whole] }), fragment);
  const made = (fragment.get(0) as Y.XmlElement).get(1) as Y.XmlElement;
  section.insert(section.length, [made.clone()]);
}
