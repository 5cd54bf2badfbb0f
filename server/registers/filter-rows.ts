import type { Organisation } from "../../shared/answers";
import { isCalled } from "../../shared/organisation-name";
import type { DecisionAnswer, FollowUpAnswer, InputAnswer } from "../../shared/register/answers";
import { isOver } from "../../shared/register/states";
import type { RegisterFilter } from "./inputs";

type Row = InputAnswer | DecisionAnswer | FollowUpAnswer;

/** What the query asks for; `organisations` are those of the project, so that a name finds its abbreviation too. */
export function filterRows<Each extends Row>(
  rows: readonly Each[],
  { state, topic, organisation, document, withdrawn }: RegisterFilter,
  organisations: readonly Organisation[],
): Each[] {
  const meant =
    organisation === undefined
      ? undefined
      : organisations.find((one) => one.id === organisation || isCalled(one, organisation));
  const isTheirs = (name: string | null | undefined) =>
    name !== null && name !== undefined && (meant ? isCalled(meant, name) : name === organisation);
  return rows.filter(
    (row) =>
      (row.withdrawnAt !== null) === (withdrawn === "yes") &&
      (state === undefined ||
        row.state === state ||
        (state === "overdue" && "isOverdue" in row && row.isOverdue)) &&
      (topic === undefined || row.topic === topic) &&
      (organisation === undefined || isTheirs("owner" in row ? row.owner : row.by)) &&
      (document === undefined || isAbout(row, document)),
  );
}

function isAbout(row: Row, document: string): boolean {
  if (row.document?.id === document) return true;
  if ("concerns" in row && row.concerns.document === document) return true;
  return "links" in row && row.links.some((link) => link.document.id === document);
}

/** Overdue first, then by day; what has no day after that, and last what is over. */
export function inOrderOfUrgency(rows: readonly FollowUpAnswer[]): FollowUpAnswer[] {
  const rank = (row: FollowUpAnswer) =>
    isOver(row.state) ? 3 : row.isOverdue ? 0 : row.due === null ? 2 : 1;
  return [...rows].sort(
    (a, b) => rank(a) - rank(b) || (a.due ?? "").localeCompare(b.due ?? "") || a.number - b.number,
  );
}
