import { z } from "zod";
import { languages } from "../../shared/locale/languages";
import { roles, sides } from "../../shared/roles";
import { Email, Line, Name } from "../accounts/inputs";

/** A name in one or more languages. */
export const LocalisedLine = (most: number) =>
  z
    .strictObject(
      Object.fromEntries(languages.map((language) => [language, Line(most).optional()])) as Record<
        "en" | "id" | "ja",
        z.ZodOptional<ReturnType<typeof Line>>
      >,
    )
    .refine((text) => languages.some((language) => text[language]));

export const CalendarDate = z.iso.date();

const Activity = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9._-]{1,40}$/),
  name: LocalisedLine(300),
  source: z.enum(["activity", "discussion_issue"]).optional(),
});
const Topic = z.strictObject({ name: LocalisedLine(300) });

export const ProjectInput = z.strictObject({
  name: LocalisedLine(300),
  start: CalendarDate.nullable().optional(),
  end: CalendarDate.nullable().optional(),
  activities: z.array(Activity).max(50).optional(),
  topics: z.array(Topic).max(50).optional(),
});

export const OrganisationInput = Line(200);

export const InvitationInput = z.strictObject({
  email: Email,
  name: Name,
  organisation: OrganisationInput,
  side: z.enum(sides).optional(),
  role: z.enum(roles),
});

export const MemberInput = z.strictObject({
  role: z.enum(roles).optional(),
  organisation: OrganisationInput.optional(),
  side: z.enum(sides).optional(),
});
