import type { GlanceAnswer, RecentChange } from "../../shared/register/answers";
import { inputsByTopic } from "../../shared/register/pictures";
import { isOver } from "../../shared/register/states";
import { roleSees } from "../../shared/roles";
import { type Membership, seesWorkshop, type WorkshopFacts } from "../access/access";
import type { Sql } from "../db/open";
import type { DocumentStore } from "../documents/document-store";
import { inOrderOfUrgency } from "../registers/filter-rows";
import { dayInJakarta, type SeenRows } from "../registers/seen-rows";
import { minutesShownTo, workshopSummary } from "../workshops/workshop-answer";
import { workshopsOf } from "../workshops/workshop-store";
import { peopleOf } from "./people";

export type GlanceParts = { sql: Sql; now: () => number; seen: SeenRows; documents: DocumentStore };

const mostFollowUps = 5;
const mostChanges = 8;

/** What a project's first page shows, in what this person may see. */
export async function glanceAt(parts: GlanceParts, me: Membership): Promise<GlanceAnswer> {
  const { sql, seen } = parts;
  const topics = await sql
    .selectFrom("topic")
    .where("project_id", "=", me.project)
    .orderBy("position")
    .select("id")
    .execute();
  const isStanding = (row: { withdrawnAt: number | null }) => row.withdrawnAt === null;
  const inputs = (await seen.list(me, "input")).filter(isStanding);
  const decisions = (await seen.list(me, "decision")).filter(isStanding);
  const followUps = (await seen.list(me, "followUp")).filter(isStanding);
  const open = inOrderOfUrgency(followUps.filter((row) => !isOver(row.state)));
  const rows: RecentChange[] = [
    ...inputs.map((row) => ({ kind: "input" as const, ...changeOf(row) })),
    ...decisions.map((row) => ({ kind: "decision" as const, ...changeOf(row) })),
    ...followUps.map((row) => ({ kind: "followUp" as const, ...changeOf(row) })),
  ];
  return {
    workshop: await workshopAtHand(parts, me),
    inputs: inputs.filter(({ state }) => state !== "merged").length,
    inputsByTopic: inputsByTopic(
      inputs,
      topics.map(({ id }) => id),
    ),
    decisions: decisions.length,
    followUps: {
      open: open.length,
      overdue: open.filter((row) => row.isOverdue).length,
      undated: open.filter((row) => row.due === null).length,
      first: open.slice(0, mostFollowUps),
    },
    recent: [...rows, ...(await changedDocuments(parts, me))]
      .sort((a, b) => b.at - a.at)
      .slice(0, mostChanges),
  };
}

const changeOf = (row: { id: string; number: number; text: RecentChange["title"]; changedAt: number }) => ({
  id: row.id,
  number: row.number,
  title: row.text,
  at: row.changedAt,
  by: null,
});

async function changedDocuments({ sql, documents }: GlanceParts, me: Membership): Promise<RecentChange[]> {
  const people = await peopleOf(sql, me.project);
  return (await documents.list(me.project))
    .filter(({ audience, archivedAt }) => archivedAt === null && roleSees(me.role, audience))
    .map(({ id, title, changedAt, changedBy }) => ({
      kind: "document",
      id,
      number: null,
      title,
      at: changedAt,
      by: (changedBy && people.get(changedBy)?.name) ?? null,
    }));
}

async function workshopAtHand({ sql, now }: GlanceParts, me: Membership): Promise<GlanceAnswer["workshop"]> {
  const shown = (await workshopsOf(sql, me.project)).filter(({ state }) => seesWorkshop(me.role, state));
  const today = dayInJakarta(now());
  const isComing = ({ state, date }: WorkshopFacts) => state !== "closed" && (date === null || date >= today);
  const coming = shown
    .filter(isComing)
    .sort((a, b) => (a.date ?? "9999").localeCompare(b.date ?? "9999") || a.number - b.number);
  const found = shown.find(({ state }) => state === "in-progress") ?? coming[0] ?? shown[0];
  return found ? workshopSummary(found, (await minutesShownTo(sql, me))(found)) : null;
}
