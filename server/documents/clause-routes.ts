import { Hono } from "hono";
import type { ClauseAnswer } from "../../shared/answers";
import { fieldShower } from "../../shared/document/fields";
import { fieldsOf } from "../../shared/document/from-yjs";
import { readId } from "../../shared/ids";
import { inLanguage } from "../../shared/locale/languages";
import type { Access } from "../access/access";
import type { Signed } from "../http/context";
import { problem } from "../http/problems";
import type { Rooms } from "../live/rooms";
import { clauseOf } from "./clause";
import type { DocumentStore } from "./document-store";

type ClauseParts = { access: Access; store: DocumentStore; rooms: Rooms };

/** `GET /api/documents/:document/sections/:section`: what a wall shows while it is discussed, asked for every second. */
export const clauseRoutes = ({ access, store, rooms }: ClauseParts) =>
  new Hono<Signed>().get("/:document/sections/:section", async (c) => {
    const seen = await access.document(c.var.user.id, readId(c.req.param("document")));
    if (!seen) return problem(c, "not-found");
    const { document } = seen;
    const section = c.req.param("section");
    const form = await store.form(document.id);
    const bound = await store.bound(document);
    const activities = await store.activities(document.project);
    const texts = await rooms.read(document.id, (doc) => {
      const fields = fieldsOf(doc);
      return document.languages.flatMap((language) => {
        const shownField = fieldShower({ form, fields, bound, language, activities });
        const numbering = inLanguage(form.numbering, language);
        const text = clauseOf(doc, { language, section, numbering, shownField });
        return text ? [[language, text] as const] : [];
      });
    });
    if (texts.length === 0) return problem(c, "not-found");
    const answer: ClauseAnswer = {
      document: { id: document.id, title: document.title },
      texts: Object.fromEntries(texts),
    };
    return c.json(answer);
  });
