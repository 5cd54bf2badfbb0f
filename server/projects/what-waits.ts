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
  const members = await access.seats(user);
  const today = dayInJakarta(now());
  return {
    waiting: await waitingThreads(sql, user),
    ...(await waitingRows({ sql, now }, user, members)),
    minutes: await waitingMinutes(sql, { user, members, today }),
    workshops: await comingWorkshops(sql, members, today),
  };
}
