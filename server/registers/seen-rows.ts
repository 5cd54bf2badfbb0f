/**
 * What of the registers a person may see. A row from minutes is shown to whom its minutes are; one that was entered
 * without any, to everybody if it is public, else to the parties. What was said in confidence is for those who draft, and
 * so is the giver of what was not said for attribution; a withdrawn row is theirs to look into.
 */
import type { DocumentId, ProjectId, UserId } from "../../shared/ids";
import type { Localised } from "../../shared/locale/languages";
import type {
  DecisionAnswer,
  FollowUpAnswer,
  InputAnswer,
  RegisterDeedAnswer,
  RegisterLinkAnswer,
} from "../../shared/register/answers";
import type { RegisterKind } from "../../shared/register/blocks";
import { missingIn } from "../../shared/register/missing";
import { type FollowUpState, type InputState, isOver, type StateOf } from "../../shared/register/states";
import { type DocumentAudience, roleSees } from "../../shared/roles";
import { dayIn, projectZone } from "../../shared/workshop/zones";
import type { Membership } from "../access/access";
import { can } from "../access/can";
import type { Sql } from "../db/open";
import { peopleOf } from "../projects/people";
import { deedsOn, lastReports, type RegisterRow, readLinks, rowsOf, type StoredLink } from "./register-store";

type AnswerOf = { input: InputAnswer; decision: DecisionAnswer; followUp: FollowUpAnswer };

type DocumentName = { id: DocumentId; title: Localised; audience: DocumentAudience; workshop: string | null };

export async function documentNames(sql: Sql, project: ProjectId): Promise<Map<string, DocumentName>> {
  const rows = await sql
    .selectFrom("document")
    .where("project_id", "=", project)
    .select(["id", "title", "audience", "workshop_id"])
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id as DocumentId,
        title: JSON.parse(row.title),
        audience: row.audience as DocumentAudience,
        workshop: row.workshop_id,
      },
    ]),
  );
}

export function maySee(
  member: Membership,
  row: RegisterRow,
  documents: ReadonlyMap<string, DocumentName>,
): boolean {
  if (row.withdrawnAt !== null && !can(member, "register.write")) return false;
  if (row.visibility === "confidential" && !can(member, "register.confidential")) return false;
  const audience =
    row.document === null
      ? row.visibility === "public"
        ? "everyone"
        : "parties"
      : documents.get(row.document)?.audience;
  return audience !== undefined && roleSees(member.role, audience);
}

const isGiverHidden = (member: Membership, row: RegisterRow): boolean =>
  row.visibility === "not_for_attribution" && !can(member, "register.confidential");

/** An input that was merged into one which is withdrawn stands for itself again, until that one comes back. */
export function stateNow(row: RegisterRow, all: ReadonlyMap<string, RegisterRow>): RegisterRow["state"] {
  if (row.state !== "merged") return row.state;
  const into = row.replacedBy === null ? undefined : all.get(row.replacedBy);
  return into && into.withdrawnAt === null ? "merged" : "open";
}

/** The day in Jakarta, where what is due is due. */
export const dayInJakarta = (at: number): string => dayIn(at, projectZone);

export const dueNow = (row: RegisterRow): string | null => row.postponedTo ?? row.due;

export const isOverdue = (row: RegisterRow, today: string): boolean => {
  const due = dueNow(row);
  return due !== null && due < today && !isOver(row.state as FollowUpState);
};

export type SeenRows = ReturnType<typeof createSeenRows>;

export function createSeenRows({ sql, now }: { sql: Sql; now: () => number }) {
  /** All rows of a register that the person may see, as they may see them. */
  async function list<Kind extends RegisterKind>(member: Membership, kind: Kind): Promise<AnswerOf[Kind][]> {
    const documents = await documentNames(sql, member.project);
    const rows = await rowsOf(sql, member.project, kind);
    const all = new Map(rows.map((row) => [row.id, row]));
    const links = await readLinks(sql, member.project, kind);
    const reports = kind === "followUp" ? await lastReports(sql, member.project) : new Map();
    const today = dayInJakarta(now());
    const merged = rows.filter((row) => stateNow(row, all) === "merged" && row.withdrawnAt === null);
    const mayProposals = can(member, "thread.read");

    const giverOf = (row: RegisterRow) => (isGiverHidden(member, row) ? null : row.by);
    const shared = <State>(row: RegisterRow) => {
      const minutes = row.document === null ? undefined : documents.get(row.document);
      return {
        id: row.id,
        number: row.number,
        text: row.text,
        by: giverOf(row),
        isGiverHidden: isGiverHidden(member, row),
        topic: row.topic,
        visibility: row.visibility,
        document: minutes ? { id: minutes.id, title: minutes.title } : null,
        workshop: minutes?.workshop ?? row.workshop,
        block: row.block,
        place: row.place,
        state: stateNow(row, all) as State,
        missing: missingIn({ ...row, due: dueNow(row) }),
        withdrawnAt: row.withdrawnAt,
        createdAt: row.createdAt,
        changedAt: row.changedAt,
      };
    };
    const seenLinks = (row: RegisterRow): RegisterLinkAnswer[] =>
      links.filter((link) => link.row === row.id).flatMap(seenLink);
    const seenLink = ({ id, document, section, was, becomes, at }: StoredLink) => {
      const of = documents.get(document);
      return of && roleSees(member.role, of.audience)
        ? [{ id, document: { id: of.id, title: of.title }, section, was, becomes, at }]
        : [];
    };

    const answers: { [Each in RegisterKind]: (row: RegisterRow) => AnswerOf[Each] } = {
      input: (row) => {
        const state = stateNow(row, all) as InputState;
        const isTold = state === "answered" || state === "closed";
        const isShown = isTold || mayProposals;
        const others = merged.filter((each) => each.replacedBy === row.id && maySee(member, each, documents));
        const group = [row, ...others];
        return {
          ...shared<InputState>(row),
          concerns: row.concerns,
          channel: row.channel,
          received: row.received,
          disposition: isShown ? row.disposition : null,
          answer: isShown ? row.answer : {},
          destination: isShown ? row.destination : null,
          responsible: row.responsible,
          informedAt: row.informedAt,
          mergedInto: state === "merged" ? row.replacedBy : null,
          merged: others.map((each) => each.id),
          toTell:
            can(member, "register.write") && state !== "merged" && (isTold || others.length > 0)
              ? group
                  .filter((each) => each.informedAt === null)
                  .map((each) => ({ id: each.id, by: giverOf(each) }))
              : [],
          links: seenLinks(row),
        };
      },
      decision: (row) => ({
        ...shared<StateOf["decision"]>(row),
        supersededBy: row.replacedBy,
        links: seenLinks(row),
      }),
      followUp: (row) => ({
        ...shared<FollowUpState>(row),
        owner: row.owner,
        person: row.person,
        due: dueNow(row),
        dueInMinutes: row.due,
        isOverdue: isOverdue(row, today),
        blockedBy: row.blockedBy,
        progress: reports.get(row.id) ?? null,
        closedAt: row.closedAt,
      }),
    };
    return rows.filter((row) => maySee(member, row, documents)).map(answers[kind]);
  }

  return {
    list,

    async one<Kind extends RegisterKind>(
      member: Membership,
      kind: Kind,
      id: string,
    ): Promise<AnswerOf[Kind] | undefined> {
      return (await list(member, kind)).find((row) => row.id === id);
    },

    async history(member: Membership, kind: RegisterKind, id: string): Promise<RegisterDeedAnswer[]> {
      // What was proposed and dropped again is between the parties.
      if (!can(member, "thread.read")) return [];
      const people = await peopleOf(sql, member.project);
      const deeds = await deedsOn(sql, { project: member.project, kind, id });
      return deeds.map((deed) => ({ ...deed, by: (deed.by && people.get(deed.by as UserId)?.name) ?? null }));
    },
  };
}
