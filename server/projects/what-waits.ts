import type { HomeAnswer } from "../../shared/answers";
import type { UserId } from "../../shared/ids";
import type { Access } from "../access/access";
import type { Sql } from "../db/open";
import { waitingThreads } from "../documents/waiting";
import { dayInJakarta } from "../registers/seen-rows";
import { waitingRows } from "../registers/waiting";
import { comingWorkshops, waitingMinutes } from "../workshops/waiting";

/** What waits for a person, over all their projects. */
export async function whatWaits(
  { sql, now, access }: { sql: Sql; now: () => number; access: Access },
  user: UserId,
): Promise<Omit<HomeAnswer, "projects" | "mayBeginProject">> {
  const seats = await access.seats(user);
  return {
    waiting: await waitingThreads(sql, user),
    ...(await waitingRows({ sql, now }, user, seats)),
    minutes: await waitingMinutes(sql, seats, dayInJakarta(now())),
    workshops: await comingWorkshops(sql, seats, dayInJakarta(now())),
  };
}
