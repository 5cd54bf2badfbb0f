import { z } from "zod";
import { isTime } from "../../shared/locale/dates";
import { languages } from "../../shared/locale/languages";
import { visibilities } from "../../shared/register/blocks";
import { materialAudiences, sides } from "../../shared/roles";
import { readNip } from "../../shared/workshop/nip";
import { itemKinds, longestItem } from "../../shared/workshop/programme";
import { workshopStates } from "../../shared/workshop/states";
import { zoneNames } from "../../shared/workshop/zones";
import { Email, Line, Name } from "../accounts/inputs";
import { formats } from "../exports/input";
import { CalendarDate, LocalisedLine, OrganisationInput } from "../projects/inputs";

const Clock = z.string().refine(isTime);
const Id = z.string().max(64);
const Ids = z.array(Id).max(50);

/** Shown as a link to whoever takes part: nothing but a web address. */
const WebAddress = Line(500).refine((text) => /^https?:\/\/[^\s"'<>\\]+$/i.test(text));

const facts = {
  title: LocalisedLine(300),
  date: CalendarDate.nullable(),
  time: Clock.nullable(),
  end: Clock.nullable(),
  zone: z.enum(zoneNames),
  venue: Line(300).nullable(),
  link: WebAddress.nullable(),
  languages: z.array(z.enum(languages)).min(1).max(3),
  activities: Ids,
  documents: Ids,
  parties: Ids,
};

export const NewWorkshop = z
  .strictObject({
    ...facts,
    /** A workshop of the same project whose programme, parties and activities are the start of this one. */
    from: Id,
    /** The half day that ships, where no workshop is taken over. */
    programme: z.literal("starter"),
  })
  .partial()
  .required({ title: true, languages: true });

export const WorkshopChanges = z.strictObject({ ...facts, state: z.enum(workshopStates) }).partial();

const item = {
  kind: z.enum(itemKinds),
  title: LocalisedLine(300),
  minutes: z.int().min(0).max(longestItem).nullable(),
  speaker: z.union([z.literal(""), Line(200)]),
  topic: Id.nullable(),
  material: Id.nullable(),
  /** The item behind which this one stands; null for the first place. */
  after: Id.nullable(),
};

export const NewItem = z.strictObject(item).partial().required({ kind: true, title: true });
export const ItemChanges = z.strictObject(item).partial();

export const LiveChanges = z
  .strictObject({
    item: Id.nullable(),
    /** What the sender saw as the current item: of two who go on at once, only one does. */
    from: Id.nullable(),
    isFollowed: z.boolean(),
    /** The section of a document that is discussed; it goes from the wall with the next item. */
    shown: z.strictObject({ document: Id, section: Id }).nullable(),
  })
  .partial();

export const InvitationQuery = z.strictObject({ language: z.enum(languages).optional() });

export type WorkshopWish = z.output<typeof WorkshopChanges>;
export type ItemWish = z.output<typeof ItemChanges>;

const Nip = z
  .string()
  .max(40)
  .transform((text, context) => {
    const nip = readNip(text);
    if (nip) return nip;
    context.addIssue({ code: "custom", message: "no NIP" });
    return z.NEVER;
  });
const Phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()-]{5,30}$/);
const maybeEmpty = (most: number) => z.union([z.literal(""), Line(most)]);

const participant = {
  /** The user id of a member; name and organisation are theirs unless others are given. */
  user: Id,
  /** One word is a whole name. */
  name: Name,
  position: maybeEmpty(120),
  /** Id, name or abbreviation; a new name makes one of the project's own. */
  organisation: OrganisationInput.nullable(),
  side: z.enum(sides),
  invited: z.boolean(),
  accepted: z.boolean(),
  attended: z.boolean(),
  nip: Nip.nullable(),
  phone: Phone.nullable(),
  email: Email.nullable(),
};
export const NewParticipant = z
  .strictObject(participant)
  .partial()
  .refine(({ user, name }) => user !== undefined || name !== undefined);
export const ParticipantChanges = z.strictObject(participant).omit({ user: true }).partial();
export const Reply = z.strictObject({ accepted: z.boolean() });
export type ParticipantWish = z.output<typeof NewParticipant>;

const HandInKey = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);

/** What a guest hands in from a phone. The key is the phone's own: what it sends again is the same hand-in. */
export const HandIn = z.strictObject({
  name: Name,
  organisation: OrganisationInput,
  position: maybeEmpty(120),
  consent: z.literal(true),
  key: HandInKey.optional(),
});

/** What a guest has to say, in the language of their page. Who says it may stay open. */
export const HandedInputBody = z.strictObject({
  text: z.string().trim().min(1).max(5000),
  language: z.enum(languages),
  by: maybeEmpty(200),
  visibility: z.enum(visibilities),
  key: HandInKey,
});
export const HandedFileQuery = z.strictObject({ name: Line(200), key: HandInKey });

export const AttendanceQuery = z.strictObject({ personal: z.enum(["yes", "no"]).default("no") });

export const PaperQuery = z.strictObject({ format: z.enum(formats), language: z.enum(languages) });
export const AttendancePaperQuery = z.strictObject({ ...PaperQuery.shape, ...AttendanceQuery.shape });

export const MaterialQuery = z.strictObject({ name: Line(200), audience: z.enum(materialAudiences) });
export const MaterialChanges = z
  .strictObject({ name: Line(200), audience: z.enum(materialAudiences) })
  .partial();
