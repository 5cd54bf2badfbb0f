import type { NodeJson } from "../../shared/document/json";
import { readId, type UserId, type WorkshopId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import { type Access, workshopFacts } from "../access/access";
import { can } from "../access/can";
import type { Sql } from "../db/open";
import { tableOf } from "./paper";
import { listedAttendance, listedProgramme } from "./papers";
import { attendanceSheet } from "./participants";
import { programmeOf } from "./programme-store";

type Tables = Partial<Record<"programme" | "attendance", NodeJson>>;

/** Somebody with a seat in the project, or a guest who was sent these minutes. */
export type TablesReader = UserId | "guest";

/**
 * What minutes show of their workshop, as tables for a file: as far as whoever asks may see it, and nothing where there is
 * nothing to show.
 */
export function minutesTables({ access, sql }: { access: Access; sql: Sql }) {
  async function forGuest(id: WorkshopId | undefined) {
    const row = await sql
      .selectFrom("workshop")
      .where("id", "=", id ?? "")
      .selectAll()
      .executeTakeFirst();
    return row && { workshop: workshopFacts(row), member: null };
  }

  return async (reader: TablesReader, workshop: string, language: Language): Promise<Tables> => {
    const id = readId<WorkshopId>(workshop);
    const seen = reader === "guest" ? await forGuest(id) : await access.workshop(reader, id);
    if (!seen) return {};
    const items = await programmeOf(sql, seen.workshop.id);
    const present =
      seen.member === null || can(seen.member, "participant.read")
        ? await attendanceSheet(sql, seen, { isPersonal: false, language })
        : { rows: [] };
    return {
      ...(items.length > 0 ? { programme: tableOf(listedProgramme(seen.workshop, items, language)) } : {}),
      ...(present.rows.length > 0 ? { attendance: tableOf(listedAttendance(present, language)) } : {}),
    };
  };
}
