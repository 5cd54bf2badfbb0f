/** Updates that no editor makes, written by hand: small to send, and dear to whoever takes them at their word. */
import * as encoding from "lib0/encoding";
import type { Room } from "../contender";
import { seededRandom } from "../numbers";
import { writeParent } from "../updates";

const content = { string: 4, format: 6, type: 7, any: 8 } as const;
const hasParentKey = 0x20;
const xmlElement = 3;
const anyArray = 117;
const anyNull = 126;
const client = 77_777;

function update(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function writeNumbers(encoder: encoding.Encoder, ...numbers: number[]) {
  for (const number of numbers) encoding.writeVarUint(encoder, number);
}

/** So many structs are announced and none follows. */
export const claiming = (structs: number) => update((encoder) => writeNumbers(encoder, 1, structs, 5, 0));

/** A value of lists in lists. */
export const deepValue = (room: Room, depth: number) =>
  update((encoder) => {
    writeNumbers(encoder, 1, 1, client, 0);
    encoding.writeUint8(encoder, content.any);
    writeParent(encoder, room.parent);
    writeNumbers(encoder, 1);
    for (let level = 0; level < depth; level++) {
      encoding.writeUint8(encoder, anyArray);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeUint8(encoder, anyNull);
    writeNumbers(encoder, 0);
  });

/** Elements of this name, each in the one before it. */
export const deepElements = (room: Room, name: string, depth: number) =>
  update((encoder) => {
    writeNumbers(encoder, 1, depth, client, 0);
    for (let level = 0; level < depth; level++) {
      encoding.writeUint8(encoder, content.type);
      writeParent(encoder, level === 0 ? { root: room.caretRoot } : { client, clock: level - 1 });
      writeNumbers(encoder, xmlElement);
      encoding.writeVarString(encoder, name);
    }
    writeNumbers(encoder, 0);
  });

/** An element, with an attribute if it is named. */
export const element = (room: Room, name: string, attribute?: string) =>
  update((encoder) => {
    writeNumbers(encoder, 1, attribute ? 2 : 1, client, 0);
    encoding.writeUint8(encoder, content.type);
    writeParent(encoder, { root: room.caretRoot });
    writeNumbers(encoder, xmlElement);
    encoding.writeVarString(encoder, name);
    if (attribute) {
      encoding.writeUint8(encoder, content.any | hasParentKey);
      writeParent(encoder, { client, clock: 0 });
      encoding.writeVarString(encoder, attribute);
      writeNumbers(encoder, 1);
      encoding.writeUint8(encoder, anyNull);
    }
    writeNumbers(encoder, 0);
  });

/** The beginning of a mark in the text. */
export const format = (room: Room, mark: string, value: object) =>
  update((encoder) => {
    writeNumbers(encoder, 1, 1, client, 0);
    encoding.writeUint8(encoder, content.format);
    writeParent(encoder, room.parent);
    encoding.writeVarString(encoder, mark);
    encoding.writeVarString(encoder, JSON.stringify(value));
    writeNumbers(encoder, 0);
  });

function writeLetter(encoder: encoding.Encoder, room: Room) {
  encoding.writeUint8(encoder, content.string);
  writeParent(encoder, room.parent);
  encoding.writeVarString(encoder, "a");
}

/** One letter each of so many authors. */
export const manyClients = (room: Room, count: number) =>
  update((encoder) => {
    writeNumbers(encoder, count);
    for (let number = 0; number < count; number++) {
      writeNumbers(encoder, 1, client + count - number, 0);
      writeLetter(encoder, room);
    }
    writeNumbers(encoder, 0);
  });

/** Letters that do not join: each stands at the beginning of the text. */
export const manyItems = (room: Room, count: number) =>
  update((encoder) => {
    writeNumbers(encoder, 1, count, client, 0);
    for (let number = 0; number < count; number++) writeLetter(encoder, room);
    writeNumbers(encoder, 0);
  });

/** Every other character of what this author has never written. */
export const manyDeletions = (author: number, ranges: number) =>
  update((encoder) => {
    writeNumbers(encoder, 0, 1, author, ranges);
    for (let number = 0; number < ranges; number++) writeNumbers(encoder, number * 2, 1);
  });

/** Copies with two to six bits of each changed. */
export function flipped(genuine: Uint8Array, count: number): Uint8Array[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, () => {
    const copy = Uint8Array.from(genuine);
    for (let left = 2 + Math.floor(random() * 5); left > 0; left--) {
      const at = Math.floor(random() * copy.length);
      copy[at] = copy[at]! ^ (1 << Math.floor(random() * 8));
    }
    return copy;
  });
}
