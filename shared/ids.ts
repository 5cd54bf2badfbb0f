/**
 * Identifiers. Rows have UUIDv7 ids (they sort by age); blocks of a document have short ids,
 * because each is stored in the text once per block and language.
 */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type UserId = Branded<"user">;
export type OrganisationId = Branded<"organisation">;
export type ProjectId = Branded<"project">;
export type ActivityId = Branded<"activity">;
export type TopicId = Branded<"topic">;
export type MemberId = Branded<"member">;
export type InvitationId = Branded<"invitation">;
export type WorkshopId = Branded<"workshop">;
export type AgendaItemId = Branded<"agenda-item">;
export type ParticipantId = Branded<"participant">;
export type MaterialId = Branded<"material">;
export type DocumentId = Branded<"document">;
export type ThreadId = Branded<"thread">;
export type ReplyId = Branded<"reply">;
export type VersionId = Branded<"version">;
export type LetterId = Branded<"letter">;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const blockId = /^[A-Za-z0-9_-]{1,40}$/;

/** A row id from outside, or undefined. Upper case is not ours, so it is not accepted either. */
export function readId<Id extends string>(text: unknown): Id | undefined {
  return typeof text === "string" && uuid.test(text) ? (text as Id) : undefined;
}

export const isBlockId = (value: unknown): value is string =>
  typeof value === "string" && blockId.test(value);

/** UUIDv7 (RFC 9562 §5.7) from a time in UTC milliseconds and ten random bytes. */
export function uuidv7(at: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(at) << 16n);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A block id of twelve characters (60 bits), from twelve random bytes. */
export function blockIdFrom(random: Uint8Array): string {
  return Array.from(random.subarray(0, 12), (byte) => alphabet[byte & 31]).join("");
}
