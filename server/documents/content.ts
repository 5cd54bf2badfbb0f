import type * as Y from "yjs";
import { bodyOf, fieldsOf } from "../../shared/document/from-yjs";
import type { Language } from "../../shared/locale/languages";
import type { Content } from "./canonical";

/** What stands in a document, as a version keeps it. */
export const contentOf = (doc: Y.Doc, languages: readonly Language[]): Content => ({
  languages: Object.fromEntries(languages.map((language) => [language, bodyOf(doc, language)])),
  fields: fieldsOf(doc),
});
