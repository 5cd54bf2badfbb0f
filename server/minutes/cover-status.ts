import { isFieldValue } from "../../shared/document/fields";
import type { DocumentForm } from "../../shared/document/form";
import { fieldsRoot } from "../../shared/document/schema";
import type { DocumentFacts } from "../access/access";
import type { Sql } from "../db/open";
import type { Rooms } from "../live/rooms";

/** What the cover says of minutes, in the words of the forms. */
type CoverStatus = "draft" | "shared" | "agreed";

/** Lets the cover say how far the minutes are; forms without such a fact stay as they are. */
export const coverStatus =
  ({ sql, rooms }: { sql: Sql; rooms: Pick<Rooms, "write"> }) =>
  async (document: DocumentFacts, status: CoverStatus): Promise<void> => {
    const { form } = await sql
      .selectFrom("document")
      .where("id", "=", document.id)
      .select("form")
      .executeTakeFirstOrThrow();
    const { fields }: DocumentForm = JSON.parse(form);
    const value = { kind: "choice", value: status };
    if (!fields.status || !isFieldValue(value, fields.status)) return;
    await rooms.write(document.id, {
      by: null,
      isInKeeping: true,
      change: (doc) => doc.getMap(fieldsRoot).set("status", value),
    });
  };
