import type { Selectable } from "kysely";
import type { MaterialAnswer, Person } from "../../shared/answers";
import { type MaterialId, readId } from "../../shared/ids";
import type { ProblemKind } from "../../shared/problem";
import type { MaterialAudience, Side } from "../../shared/roles";
import type { Membership, SeenWorkshop, WorkshopFacts } from "../access/access";
import { can } from "../access/can";
import { note } from "../audit/log";
import type { Sql } from "../db/open";
import type { Tables } from "../db/tables";
import { peopleOf } from "../projects/people";
import { type FileKind, fileKindOf, materialName } from "./file-kind";
import type { WorkshopParts } from "./workshops";

type Done<More = object> = ({ ok: true } & More) | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;
type Row = Selectable<Tables["material"]>;

/** Of the bytes in one row: each is a commit of its own, and whoever types waits for no longer than one. */
export const pieceBytes = 256 << 10;

/** How many files of the largest size a project has room for. */
const filesOfMostSize = 40;

/** What was left unfinished by a stop is thrown away after this long, in ms. */
const unfinishedLife = 3_600_000;

/** Whoever put it there always finds it again. */
function isShownTo(member: Membership, row: Row): boolean {
  if (row.created_by === member.user || row.audience === "everyone") return true;
  if (row.audience === "own_side") return row.side === member.side && can(member, "participant.read");
  return can(member, "workshop.manage");
}

const mayChange = ({ member }: SeenWorkshop, row: Row): boolean =>
  row.created_by === member.user || can(member, "workshop.manage");

async function rowsOf(sql: Sql, { workshop, member }: SeenWorkshop): Promise<Row[]> {
  const rows = await sql
    .selectFrom("material")
    .where("workshop_id", "=", workshop.id)
    .where("is_whole", "=", 1)
    .orderBy("created_at")
    .orderBy("id")
    .selectAll()
    .execute();
  return rows.filter((row) => isShownTo(member, row));
}

/** The ids of what is shown to whoever looks. */
export const shownMaterials = async (sql: Sql, seen: SeenWorkshop): Promise<ReadonlySet<string>> =>
  new Set((await rowsOf(sql, seen)).map(({ id }) => id));

export async function materialsOf(sql: Sql, seen: SeenWorkshop): Promise<MaterialAnswer[]> {
  const people = await peopleOf(sql, seen.workshop.project);
  return (await rowsOf(sql, seen)).map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind as FileKind,
    bytes: row.bytes,
    audience: row.audience as MaterialAudience,
    side: row.side as Side,
    at: row.created_at,
    by: row.input_id ? null : ((people.get(row.created_by) as Person | undefined)?.name ?? null),
    input: row.input_id,
    mayChange: mayChange(seen, row),
  }));
}

export type Materials = ReturnType<typeof createMaterials>;

/** Slides and papers of a workshop, kept in pieces in the database, so that every backup holds them. */
export function createMaterials({ db, now, newId, rooms, config }: WorkshopParts) {
  const tell = ({ project, id }: SeenWorkshop["workshop"]) =>
    rooms.announceTo(project, { type: "workshop", workshop: id }, "workshop.read");

  async function find(seen: SeenWorkshop, id: string): Promise<Row | undefined> {
    return readId(id) ? (await rowsOf(db.sql, seen)).find((row) => row.id === id) : undefined;
  }

  async function throwAway(id: string) {
    await db.sql.deleteFrom("material").where("id", "=", id).execute();
  }

  async function throwAwayUnfinished() {
    await db.sql
      .deleteFrom("material")
      .where("is_whole", "=", 0)
      .where("created_at", "<", now() - unfinishedLife)
      .execute();
  }

  async function hasRoom(project: string, bytes: number): Promise<boolean> {
    const { sum } = await db.sql
      .selectFrom("material")
      .innerJoin("workshop", "workshop.id", "material.workshop_id")
      .where("workshop.project_id", "=", project)
      .select((row) => row.fn.sum<number | null>("material.bytes").as("sum"))
      .executeTakeFirstOrThrow();
    return (sum ?? 0) + bytes <= config.materialBytes * filesOfMostSize;
  }

  return {
    async add(
      seen: { workshop: WorkshopFacts; member: Pick<Membership, "user" | "side"> },
      /** With `input`, a guest's: `member` is then who opened the list. */
      file: { bytes: Uint8Array; name: string; audience: MaterialAudience; input?: string },
    ): Promise<Done<{ id: MaterialId }>> {
      const { workshop, member } = seen;
      const kind = fileKindOf(file.bytes);
      if (!kind) return no("wrong-file-kind");
      await throwAwayUnfinished();
      if (!(await hasRoom(workshop.project, file.bytes.byteLength))) return no("no-room");
      const id = newId<MaterialId>();
      await db.sql
        .insertInto("material")
        .values({
          id,
          workshop_id: workshop.id,
          name: materialName(file.name, kind),
          kind,
          bytes: file.bytes.byteLength,
          audience: file.audience,
          side: member.side,
          is_whole: 0,
          created_at: now(),
          created_by: member.user,
          input_id: file.input ?? null,
        })
        .execute();
      try {
        for (let from = 0, number = 0; from < file.bytes.byteLength; from += pieceBytes, number++)
          await db.sql
            .insertInto("material_piece")
            .values({ material_id: id, number, bytes: file.bytes.subarray(from, from + pieceBytes) })
            .execute();
        await db.sql.transaction().execute(async (tx) => {
          await tx.updateTable("material").set({ is_whole: 1 }).where("id", "=", id).execute();
          const { project } = workshop;
          await note(tx, {
            at: now(),
            actor: file.input ? null : member.user,
            action: "material.added",
            target: id,
            project,
            detail: { workshop: workshop.id, kind, bytes: file.bytes.byteLength },
          });
        });
      } catch (error) {
        await throwAway(id).catch(() => {}); // Later, with the other unfinished ones: first of all this is told.
        throw error;
      }
      tell(workshop);
      return { ok: true, id };
    },

    /** Its facts and its bytes, read piece by piece as they are sent. */
    async read(
      seen: SeenWorkshop,
      id: string,
    ): Promise<
      { name: string; kind: FileKind; bytes: number; stream: ReadableStream<Uint8Array> } | undefined
    > {
      const row = await find(seen, id);
      if (!row) return undefined;
      let number = 0;
      const stream = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const piece = await db.sql
            .selectFrom("material_piece")
            .where("material_id", "=", row.id)
            .where("number", "=", number++)
            .select("bytes")
            .executeTakeFirst();
          if (piece) controller.enqueue(new Uint8Array(piece.bytes));
          else controller.close();
        },
      });
      return { name: row.name, kind: row.kind as FileKind, bytes: row.bytes, stream };
    },

    async change(
      seen: SeenWorkshop,
      id: string,
      { name, audience }: { name?: string | undefined; audience?: MaterialAudience | undefined },
    ): Promise<Done> {
      const row = await find(seen, id);
      if (!row) return no("not-found");
      if (!mayChange(seen, row)) return no("forbidden");
      await db.sql.transaction().execute(async (tx) => {
        await tx
          .updateTable("material")
          .set({
            name: name === undefined ? row.name : materialName(name, row.kind as FileKind),
            audience: audience ?? row.audience,
          })
          .where("id", "=", row.id)
          .execute();
        const { project } = seen.workshop;
        const detail = { from: row.audience, to: audience ?? row.audience };
        await note(tx, {
          at: now(),
          actor: seen.member.user,
          action: "material.changed",
          target: id,
          project,
          detail,
        });
      });
      tell(seen.workshop);
      return { ok: true };
    },

    async remove(seen: SeenWorkshop, id: string): Promise<Done> {
      const row = await find(seen, id);
      if (!row) return no("not-found");
      if (!mayChange(seen, row)) return no("forbidden");
      await db.sql.transaction().execute(async (tx) => {
        await tx.deleteFrom("material").where("id", "=", row.id).execute();
        const { project } = seen.workshop;
        await note(tx, {
          at: now(),
          actor: seen.member.user,
          action: "material.removed",
          target: id,
          project,
        });
      });
      tell(seen.workshop);
      return { ok: true };
    },
  };
}
