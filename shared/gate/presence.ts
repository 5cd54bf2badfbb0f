/** Reads what a client tells of itself (cursor, selection) before anything of y-protocols sees it. */
import { limits } from "../room";
import { Reader, Refusal, refuse } from "./read";
import type { Refused } from "./weighed";

/** `state` null: the client takes its leave. */
export type Presence = { ok: true; client: number; clock: number; state: Record<string, unknown> | null };

const deepest = 16;

/**
 * Reads one awareness update (y-protocols; what stands in the frame after message number and length):
 * exactly one client, and a JSON object of at most 4 kB or null. Never throws.
 */
export function readPresence(bytes: Uint8Array): Presence | Refused {
  try {
    const reader = new Reader(bytes);
    if (reader.uint(0xffff_ffff, "clients") !== 1) refuse("presence: not of one client");
    const client = reader.uint(0xffff_ffff, "client");
    const clock = reader.uint(0x7fff_ffff, "clock");
    const state = parse(reader.string(limits.presenceBytes, "presence"));
    if (reader.left() > 0) refuse("bytes-after-the-end");
    return { ok: true, client, clock, state };
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
  return state as Record<string, unknown> | null;
}

function isPlain(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (levels === 0 || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((inner) => isPlain(inner, levels - 1));
}
