import type { NodeJson } from "../../shared/document/json";
import { readId, type UserId } from "../../shared/ids";
import type { Language } from "../../shared/locale/languages";
import type { Access } from "../access/access";
import { can } from "../access/can";
import type { Sql } from "../db/open";
import { tableOf } from "./paper";
import { listedAttendance, listedProgramme } from "./papers";
import { attendanceSheet } from "./participants";
import { programmeOf } from "./programme-store";

/**
 * What minutes show of their workshop, as tables for a file: as far as whoever asks may see it, and nothing where there is
 * nothing to show.
 */
export const minutesTables =
  ({ access, sql }: { access: Access; sql: Sql }) =>
  async (
    user: UserId,
    workshop: string,
    language: Language,
  ): Promise<Partial<Record<"programme" | "attendance", NodeJson>>> => {
    const seen = await access.workshop(user, readId(workshop));
    if (!seen) return {};
    const items = await programmeOf(sql, seen.workshop.id);
    const present = can(seen.member, "participant.read")
      ? await attendanceSheet(sql, seen, { isPersonal: false, language })
      : { rows: [] };
    return {
      ...(items.length > 0 ? { programme: tableOf(listedProgramme(seen.workshop, items, language)) } : {}),
      ...(present.rows.length > 0 ? { attendance: tableOf(listedAttendance(present, language)) } : {}),
    };
  };
