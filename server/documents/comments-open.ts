import { minutesState } from "../../shared/workshop/minutes-states";
import type { SeenDocument } from "../access/access";
import { can } from "../access/can";
import { dayInJakarta } from "../registers/seen-rows";

/**
 * Why no new comment is taken, if none is. Of minutes that went round, comments are taken until the day that was
 * announced; who corrects the text goes on until it is confirmed.
 */
export function whyNoComments(
  { document, member }: SeenDocument,
  now: number,
): "comments-closed" | "minutes-confirmed" | undefined {
  const state = minutesState(document, dayInJakarta(now));
  if (state === "confirmed") return "minutes-confirmed";
  return state === "due" && !can(member, "document.write") ? "comments-closed" : undefined;
}
