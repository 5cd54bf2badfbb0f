import { prosemirrorJSONToYXmlFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { documentSchema } from "../../shared/document/extensions";
import type { FieldValue } from "../../shared/document/form";
import type { NodeJson } from "../../shared/document/json";
import { bodyRoot, fieldsRoot } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";

/**
 * The first text of a document, made once, on the server, under the server's own Yjs client id.
 * Written with y-tiptap, so that every attribute stands as an editor would write it and the first
 * edit of a paragraph changes nothing else.
 */
export function seedText(
  bodies: Partial<Record<Language, NodeJson>>,
  fields: Record<string, FieldValue>,
  serverClient: number,
): Y.Doc {
  const doc = new Y.Doc({ gc: true });
  doc.clientID = serverClient;
  doc.transact(() => {
    for (const [language, body] of Object.entries(bodies)) {
      prosemirrorJSONToYXmlFragment(documentSchema, body, doc.getXmlFragment(bodyRoot(language)));
    }
    const map = doc.getMap(fieldsRoot);
    for (const [key, value] of Object.entries(fields)) map.set(key, value);
  });
  return doc;
}
