import { blockIdFrom, type ProjectId } from "../../shared/ids";
import { createBuckets } from "../http/buckets";
import type { Rooms } from "../live/rooms";
import type { Parts } from "../parts";
import { createAnswerLinks } from "./answer-links";
import { createCalendarFeeds } from "./calendar-feeds";
import { createInStep } from "./in-step";
import { createRowDeeds } from "./row-deeds";
import { createSeenRows } from "./seen-rows";

export type Registers = ReturnType<typeof createRegisters>;

/** Inputs, decisions and follow-ups of all projects. */
export function createRegisters(parts: Parts & { rooms: Rooms }) {
  const { db, random, now, rooms } = parts;
  const newBlockId = () => blockIdFrom(random(12));
  const seen = createSeenRows({ sql: db.sql, now });
  return {
    ...createInStep({ ...parts, newBlockId }),
    seen,
    deeds: createRowDeeds({ ...parts, newBlockId }),
    answerLinks: createAnswerLinks(parts),
    calendars: createCalendarFeeds({ ...parts, seen }),
    sheetAllowance: createBuckets({ size: 10, per: 60_000, now }),
    rooms,

    async isTopic(project: ProjectId, topic: string): Promise<boolean> {
      const row = await db.sql
        .selectFrom("topic")
        .where("project_id", "=", project)
        .where("id", "=", topic)
        .select("id")
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
