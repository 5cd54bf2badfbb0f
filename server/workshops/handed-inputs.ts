import type { z } from "zod";
import type { HandedInput } from "../../shared/answers";
import type { ProblemKind } from "../../shared/problem";
import type { Side } from "../../shared/roles";
import { handedRow } from "../registers/register-store";
import type { Registers } from "../registers/registers";
import { dayInJakarta } from "../registers/seen-rows";
import type { CheckIn } from "./check-in";
import type { HandedInputBody } from "./inputs";
import type { Materials } from "./materials";
import type { WorkshopParts } from "./workshops";

type Done<More = object> = ({ ok: true } & More) | { ok: false; why: ProblemKind };
const no = (why: ProblemKind) => ({ ok: false, why }) as const;

/** Of one workshop; far more than a room has to say. */
const mostInputs = 2_000;

export type HandedInputs = ReturnType<typeof createHandedInputs>;

/** Inputs that guests hand in by the code of the check-in: kept in their own words until the secretariat places them. */
export function createHandedInputs(
  { db, now }: Pick<WorkshopParts, "db" | "now">,
  { checkIn, registers, materials }: { checkIn: CheckIn; registers: Registers; materials: Materials },
) {
  return {
    /** Sent again with the same key it is the same input; only the newest link to it works. */
    async take(
      code: string,
      { text, language, by, visibility, key }: z.output<typeof HandedInputBody>,
    ): Promise<Done<{ handed: HandedInput }>> {
      const list = await checkIn.find(code);
      if (!list) return no("no-check-in");
      const { id: workshop, project } = list.workshop;
      const { count } = await db.sql
        .selectFrom("register_row")
        .where("workshop_id", "=", workshop)
        .select((row) => row.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      if (count >= mostInputs) return no("too-many");
      const input = await registers.deeds.enterInput(null, project, {
        text: { [language]: text },
        by: by || null,
        topic: null,
        concerns: { document: null, section: null },
        visibility,
        channel: "hand_in",
        received: dayInJakarta(now()),
        handIn: { workshop, key },
      });
      const link = await registers.answerLinks.make({ project, user: list.openedBy }, input);
      return { ok: true, handed: { link } };
    },

    /** A file with an input; one to each. */
    async attach(
      code: string,
      { key, name }: { key: string; name: string },
      bytes: Uint8Array,
    ): Promise<Done> {
      const list = await checkIn.find(code);
      if (!list) return no("no-check-in");
      const { workshop, openedBy } = list;
      const input = await handedRow(db.sql, { workshop: workshop.id, key });
      if (!input) return no("not-found");
      const known = await db.sql
        .selectFrom("material")
        .where("workshop_id", "=", workshop.id)
        .where("input_id", "=", input)
        .where("is_whole", "=", 1)
        .select("id")
        .executeTakeFirst();
      if (known) return { ok: true };
      const member = { user: openedBy, side: "other" as Side };
      const added = await materials.add(
        { workshop, member },
        { bytes, name, audience: "secretariat", input },
      );
      return added.ok ? { ok: true } : added;
    },
  };
}
