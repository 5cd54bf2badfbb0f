/** Reads what clients tell of themselves (caret, language) before anything of y-protocols sees it. */
import { bodyRoot } from "../document/schema";
import { languages } from "../locale/languages";
import { limits } from "../room";
import { mostClient, mostClock } from "./id-limits";
import { Reader, Refusal, refuse } from "./read";
import type { Refused } from "./weighed";

/** `state` null: the client takes its leave. */
export type PresenceEntry = { client: number; clock: number; state: Record<string, unknown> | null };

const deepest = 16;

/**
 * Reads one awareness update (y-protocols; what stands in the frame after message number and length):
 * for each client a JSON object of at most 4 kB, or null. A standard client also repeats what it heard of
 * others; whoever takes the entries must look for the sender's own. Never throws.
 */
export function readPresence(
  bytes: Uint8Array,
  mostEntries: number = limits.socketsPerAddress,
): { ok: true; entries: PresenceEntry[] } | Refused {
  try {
    const reader = new Reader(bytes);
    const entries: PresenceEntry[] = [];
    for (let left = reader.count(mostEntries, 3, "presence entries"); left > 0; left--) {
      const client = reader.uint(mostClient, "client");
      const clock = reader.uint(mostClock, "clock");
      entries.push({ client, clock, state: parse(reader.string(limits.presenceBytes, "presence")) });
    }
    if (reader.left() > 0) refuse("bytes-after-the-end");
    return { ok: true, entries };
  } catch (reason) {
    if (reason instanceof Refusal) return { ok: false, why: reason.why };
    throw reason;
  }
}

function parse(json: string): Record<string, unknown> | null {
  let state: unknown;
  try {
    state = JSON.parse(json);
  } catch {
    return refuse("presence: not JSON");
  }
  if (typeof state !== "object" || Array.isArray(state)) return refuse("presence: not an object");
  if (!isPlain(state, deepest)) refuse("presence: too deep or __proto__");
  const { cursor } = (state ?? {}) as { cursor?: unknown };
  if (cursor !== undefined && cursor !== null && !isCaret(cursor)) refuse("presence: caret");
  return state as Record<string, unknown> | null;
}

function isPlain(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((inner) => isPlain(inner, levels - 1));
}

/** Two relative positions. A malformed one throws in the editor of everybody who draws it. */
function isCaret(cursor: unknown): boolean {
  const { anchor, head } = cursor as { anchor?: unknown; head?: unknown };
  return isRelativePosition(anchor) && isRelativePosition(head);
}

const bodies: ReadonlySet<unknown> = new Set(languages.map(bodyRoot));

function isRelativePosition(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { type, tname, item, assoc } = value as Record<string, unknown>;
  // Yjs makes a root of any name it is told, hence only ours.
  return (
    (isId(type) || isId(item) || bodies.has(tname)) &&
    (isNothing(type) || isId(type)) &&
    (isNothing(item) || isId(item)) &&
    (isNothing(tname) || bodies.has(tname)) &&
    (isNothing(assoc) || Number.isSafeInteger(assoc))
  );
}

const isNothing = (value: unknown) => value === undefined || value === null;

function isId(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { client, clock } = value as Record<string, unknown>;
  return isUpTo(client, mostClient) && isUpTo(clock, mostClock);
}

const isUpTo = (value: unknown, most: number) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
