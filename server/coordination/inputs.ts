import { z } from "zod";
import { coordinationStates, roleCodes } from "../../shared/coordination/matrix";
import { languages } from "../../shared/locale/languages";
import { Email } from "../accounts/inputs";
import { CalendarDate } from "../projects/inputs";

const Text = (most: number) => z.string().trim().max(most);

export const CoordinationChanges = z
  .strictObject({
    unit: Text(200),
    contact: z
      .strictObject({
        name: Text(120),
        position: Text(200),
        phone: Text(40).nullable(),
        email: z.union([Email, z.null()]),
      })
      .partial(),
    roles: z.record(z.string().max(64), z.array(z.enum(roleCodes)).max(roleCodes.length)),
    state: z.enum(coordinationStates),
    support: Text(2000),
    neededBy: CalendarDate.nullable(),
    notes: Text(2000),
  })
  .partial();

export type CoordinationWish = z.output<typeof CoordinationChanges>;

export const CoordinationExport = z.strictObject({
  format: z.enum(["xlsx", "docx", "pdf"]),
  language: z.enum(languages).optional(),
  /** With names and numbers of focal points; for the secretariat. */
  personal: z.literal("yes").optional(),
});
