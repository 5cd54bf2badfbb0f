import type { LetterSettingsAnswer } from "../../shared/answers";
import type { ProjectId } from "../../shared/ids";
import { isMask } from "../../shared/letter/mask";
import type { ProblemKind } from "../../shared/problem";
import type { Membership } from "../access/access";
import { note } from "../audit/log";
import { isLetterhead, type Letterhead, type LetterheadKind } from "../exports/letter/letterhead";
import type { Parts } from "../parts";
import { dayInJakarta } from "../registers/seen-rows";
import { fileKindOf, materialName } from "../workshops/file-kind";
import type { Letters } from "./letters";

type Done = { ok: true } | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** A page head; whatever is larger is not one. */
export const mostLetterheadBytes = 1 << 20;

/** How a project numbers its letters and on what it writes them. Both are the ministry's; none is shipped. */
export function createLetterSettings({
  db,
  now,
  letters,
}: Pick<Parts, "db" | "now"> & { letters: Pick<Letters, "nextNumber"> }) {
  const { sql } = db;

  async function set(member: Membership, columns: Record<string, unknown>, what: string): Promise<Done> {
    const { project, user } = member;
    await sql.transaction().execute(async (tx) => {
      await tx
        .insertInto("letter_setting")
        .values({ project_id: project, ...columns })
        .onConflict((row) => row.column("project_id").doUpdateSet(columns))
        .execute();
      await note(tx, {
        at: now(),
        actor: user,
        action: "letter.settings",
        target: project,
        project,
        detail: { what },
      });
    });
    return { ok: true };
  }

  const rowOf = (project: ProjectId) =>
    sql.selectFrom("letter_setting").where("project_id", "=", project).selectAll().executeTakeFirst();

  return {
    async read(project: ProjectId): Promise<LetterSettingsAnswer> {
      const row = await rowOf(project);
      const next = await letters.nextNumber(project, dayInJakarta(now()));
      return {
        mask: row?.mask ?? "",
        example: next?.number ?? null,
        letterhead: row?.letterhead
          ? {
              name: row.letterhead_name ?? "",
              kind: row.letterhead_kind as LetterheadKind,
              bytes: row.letterhead.byteLength,
            }
          : null,
      };
    },

    async letterhead(project: ProjectId): Promise<(Letterhead & { name: string }) | null> {
      const row = await rowOf(project);
      if (!row?.letterhead) return null;
      return {
        kind: row.letterhead_kind as LetterheadKind,
        bytes: new Uint8Array(row.letterhead),
        name: row.letterhead_name ?? "",
      };
    },

    /** An empty mask: numbers are typed. */
    async setMask(member: Membership, mask: string): Promise<Done> {
      return mask === "" || isMask(mask) ? await set(member, { mask }, "mask") : no("no-mask");
    },

    /** What the file is says its content, never its name. */
    async setLetterhead(member: Membership, file: { bytes: Uint8Array; name: string }): Promise<Done> {
      const kind = fileKindOf(file.bytes);
      if (kind !== "docx" && kind !== "png" && kind !== "jpeg") return no("wrong-file-kind");
      if (!isLetterhead({ kind, bytes: file.bytes })) return no("wrong-file-kind");
      const name = materialName(file.name, kind);
      const columns = { letterhead: file.bytes, letterhead_kind: kind, letterhead_name: name };
      return await set(member, columns, "letterhead");
    },

    removeLetterhead: (member: Membership): Promise<Done> =>
      set(member, { letterhead: null, letterhead_kind: null, letterhead_name: null }, "letterhead removed"),
  };
}
