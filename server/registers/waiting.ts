import type { Pressing, WaitingFollowUp, WaitingInput } from "../../shared/answers";
import type { ProjectId, UserId } from "../../shared/ids";
import type { Localised } from "../../shared/locale/languages";
import { isCalled, plainName } from "../../shared/organisation-name";
import type { Membership } from "../access/access";
import { can } from "../access/can";
import type { Sql } from "../db/open";
import { type RegisterRow, readRow } from "./register-store";
import { dayInJakarta, documentNames, dueNow, isOverdue, maySee } from "./seen-rows";

const most = 10;

type Seat = {
  member: Membership;
  project: { id: ProjectId; name: Localised };
  /** Whether minutes mean this person, by their own name or by one of their organisation's. */
  isMine: (...names: (string | null)[]) => boolean;
};

/** Rows of the registers that wait for this person, over all their seats. */
export async function waitingRows(
  { sql, now }: { sql: Sql; now: () => number },
  user: UserId,
  members: readonly Membership[],
): Promise<{ followUps: Pressing<WaitingFollowUp>; inputs: Pressing<WaitingInput> }> {
  const seats = await seatsWithNames(sql, user, members);
  const today = dayInJakarta(now());
  const shown = onlyShown(sql, seats);

  const followUps = (await shown(await openFollowUps(sql, seats)))
    .filter(({ row, seat }) => seat.isMine(row.owner, row.person))
    .sort((a, b) => byDay(a.row, b.row));
  const inputs = (await shown(await openInputs(sql, seats))).flatMap(({ row, seat }) => {
    const why = whatInputAsks(row, seat);
    return why ? [{ row, seat, why }] : [];
  });

  return {
    followUps: pressing(followUps, ({ row, seat }) => ({
      id: row.id,
      number: row.number,
      text: row.text,
      due: dueNow(row),
      isOverdue: isOverdue(row, today),
      project: seat.project,
    })),
    inputs: pressing(inputs, ({ row, seat, why }) => ({
      id: row.id,
      number: row.number,
      text: row.text,
      why,
      project: seat.project,
    })),
  };
}

const pressing = <Found, Row>(all: readonly Found[], answer: (found: Found) => Row): Pressing<Row> => ({
  count: all.length,
  first: all.slice(0, most).map(answer),
});

/** The nearest day first; what has none comes last. */
const byDay = (a: RegisterRow, b: RegisterRow): number =>
  (dueNow(a) ?? "9999").localeCompare(dueNow(b) ?? "9999") || a.number - b.number;

/** What is proposed waits for the secretariat's word; what is open, for whoever is named, else for the secretariat. */
function whatInputAsks(row: RegisterRow, { member, isMine }: Seat): WaitingInput["why"] | undefined {
  if (row.state === "proposed") return can(member, "register.approve") ? "approve" : undefined;
  if (!can(member, "register.write")) return undefined;
  return isMine(row.responsible) || (row.responsible === null && can(member, "register.approve"))
    ? "answer"
    : undefined;
}

async function openFollowUps(sql: Sql, seats: readonly Seat[]): Promise<RegisterRow[]> {
  if (seats.length === 0) return [];
  const rows = await sql
    .selectFrom("register_row")
    .where("project_id", "in", projectsOf(seats))
    .where("kind", "=", "followUp")
    .where("withdrawn_at", "is", null)
    .where("state", "not in", ["done", "withdrawn"])
    .where((is) => is.or([is("owner", "is not", null), is("person", "is not", null)]))
    .selectAll()
    .execute();
  return rows.map(readRow);
}

async function openInputs(sql: Sql, seats: readonly Seat[]): Promise<RegisterRow[]> {
  const writing = seats.filter(({ member }) => can(member, "register.write"));
  if (writing.length === 0) return [];
  const rows = await sql
    .selectFrom("register_row")
    .where("project_id", "in", projectsOf(writing))
    .where("kind", "=", "input")
    .where("withdrawn_at", "is", null)
    .where("state", "in", ["open", "proposed"])
    .orderBy("created_at")
    .orderBy("number")
    .selectAll()
    .execute();
  return rows.map(readRow);
}

const projectsOf = (seats: readonly Seat[]): ProjectId[] => seats.map(({ project }) => project.id);

/** Narrows rows to those that the seat in their project may see. */
function onlyShown(sql: Sql, seats: readonly Seat[]) {
  const bySeat = new Map(seats.map((seat) => [seat.project.id, seat]));
  const documents = new Map<ProjectId, Awaited<ReturnType<typeof documentNames>>>();
  return async (rows: readonly RegisterRow[]) => {
    const shown: { row: RegisterRow; seat: Seat }[] = [];
    for (const row of rows) {
      const seat = bySeat.get(row.project);
      if (!seat) continue;
      const names = documents.get(row.project) ?? (await documentNames(sql, row.project));
      documents.set(row.project, names);
      if (maySee(seat.member, row, names)) shown.push({ row, seat });
    }
    return shown;
  };
}

async function seatsWithNames(sql: Sql, user: UserId, members: readonly Membership[]): Promise<Seat[]> {
  if (members.length === 0) return [];
  const me = await sql.selectFrom("user").where("id", "=", user).select("name").executeTakeFirstOrThrow();
  const myName = plainName(me.name);
  const projects = await sql
    .selectFrom("project")
    .where(
      "id",
      "in",
      members.map(({ project }) => project),
    )
    .select(["id", "name"])
    .execute();
  const nameOf = new Map<string, Localised>(projects.map(({ id, name }) => [id, JSON.parse(name)]));
  const organisations = await sql
    .selectFrom("organisation")
    .where(
      "id",
      "in",
      members.map(({ organisation }) => organisation),
    )
    .select(["id", "name", "short"])
    .execute();
  const known = new Map(
    organisations.map(({ id, name, short }) => [id, { name: JSON.parse(name), short: JSON.parse(short) }]),
  );
  return members.map((member) => {
    const organisation = known.get(member.organisation)!;
    return {
      member,
      project: { id: member.project, name: nameOf.get(member.project)! },
      isMine: (...names) =>
        names.some((name) => name !== null && (plainName(name) === myName || isCalled(organisation, name))),
    };
  });
}
