/** The numbers behind the pictures of a project's registers; each is also the table beside its picture. */
import type { DecisionAnswer, FollowUpAnswer, InputAnswer } from "./answers";
import { type InputState, inputStates } from "./states";

export type HeatMap = {
  /** Merged inputs are counted where they were merged into. */
  states: InputState[];
  /** The project's topics in their order; null, last, for inputs without one (left out when there is none). */
  rows: { topic: string | null; counts: number[]; total: number }[];
};

type Standing = { withdrawnAt: number | null };
const isStanding = (row: Standing): boolean => row.withdrawnAt === null;

/** A topic that the project does not know counts as none. */
const topicOf = (row: { topic: string | null }, topics: readonly string[]): string | null =>
  row.topic !== null && topics.includes(row.topic) ? row.topic : null;

export function inputsByTopic(
  inputs: readonly Pick<InputAnswer, "topic" | "state" | "withdrawnAt">[],
  topics: readonly string[],
): HeatMap {
  const states = inputStates.filter((state) => state !== "merged");
  const counted = inputs.filter((row) => isStanding(row) && row.state !== "merged");
  const rows = [...topics, null].map((topic) => {
    const here = counted.filter((row) => topicOf(row, topics) === topic);
    return {
      topic,
      counts: states.map((state) => here.filter((row) => row.state === state).length),
      total: here.length,
    };
  });
  return { states, rows: rows.filter(({ topic, total }) => topic !== null || total > 0) };
}

export type Moment = { at: number; open: number; overdue: number; closed: number };

const dayLength = 86_400_000;
/** As many as can be told apart in a picture. */
const mostMoments = 60;

/**
 * How many follow-ups were open, open past their day, and closed, from the first one until now: every week, or in longer
 * steps where that were too many. A day that was put off counts as it is now.
 */
export function followUpsOverTime(
  rows: readonly Pick<FollowUpAnswer, "createdAt" | "closedAt" | "due" | "withdrawnAt">[],
  now: number,
): Moment[] {
  const standing = rows.filter(isStanding);
  if (standing.length === 0) return [];
  const first = Math.min(...standing.map((row) => row.createdAt));
  const weeks = Math.max(1, Math.ceil((now - first) / (7 * dayLength) / (mostMoments - 1)));
  const step = weeks * 7 * dayLength;
  const moments: number[] = [];
  for (let at = now; at > first - step; at -= step) moments.unshift(at);
  return moments.map((at) => {
    const begun = standing.filter((row) => row.createdAt <= at);
    const open = begun.filter((row) => row.closedAt === null || row.closedAt > at);
    // A day is over when it has ended in Jakarta.
    const isPast = (due: string | null) => due !== null && Date.parse(`${due}T17:00:00Z`) <= at;
    return {
      at,
      open: open.length,
      overdue: open.filter((row) => isPast(row.due)).length,
      closed: begun.length - open.length,
    };
  });
}

export type Coverage = {
  topic: string | null;
  /** Inputs and decisions on the topic, and those that some section took up. */
  said: number;
  takenUp: number;
  /** For each TOR, which of its sections took up something on the topic. */
  sections: { document: string; taken: string[] }[];
};

export function coverageOfTopics(
  rows: readonly Pick<InputAnswer | DecisionAnswer, "topic" | "withdrawnAt" | "links">[],
  topics: readonly string[],
  documents: readonly string[],
): Coverage[] {
  const standing = rows.filter(isStanding);
  return [...topics, null]
    .map((topic) => {
      const here = standing.filter((row) => topicOf(row, topics) === topic);
      const links = here.flatMap((row) => row.links);
      return {
        topic,
        said: here.length,
        takenUp: here.filter((row) => row.links.length > 0).length,
        sections: documents.map((document) => ({
          document,
          taken: [
            ...new Set(links.filter((link) => link.document.id === document).map((link) => link.section)),
          ],
        })),
      };
    })
    .filter(({ topic, said }) => topic !== null || said > 0);
}
