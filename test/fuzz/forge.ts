/** Writes updates of Yjs (V1) by hand, also those that Yjs itself would never write. */
import * as encoding from "lib0/encoding";

export type ForgedId = readonly [client: number, clock: number];
export type ForgedStruct = {
  origin?: ForgedId;
  right?: ForgedId;
  /** A root's name or an id; needed where there is neither origin nor right. */
  parent?: string | ForgedId;
  key?: string;
  content: Content;
};
type Content = { kind: number; write: (encoder: encoding.Encoder) => void };
export type ForgedDeletes = Record<number, readonly (readonly [clock: number, length: number])[]>;

const strings =
  (...all: string[]) =>
  (encoder: encoding.Encoder) => {
    for (const one of all) encoding.writeVarString(encoder, one);
  };
const numbers =
  (...all: number[]) =>
  (encoder: encoding.Encoder) => {
    for (const one of all) encoding.writeVarUint(encoder, one);
  };

export const gone = (length: number): Content => ({ kind: 0, write: numbers(length) });
export const deleted = (length: number): Content => ({ kind: 1, write: numbers(length) });
export const json = (value: string): Content => ({
  kind: 2,
  write: (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, value);
  },
});
export const binary = (bytes: Uint8Array): Content => ({
  kind: 3,
  write: (encoder) => encoding.writeVarUint8Array(encoder, bytes),
});
export const characters = (text: string): Content => ({ kind: 4, write: strings(text) });
export const embed = (value: string): Content => ({ kind: 5, write: strings(value) });
export const format = (key: string, value: string): Content => ({ kind: 6, write: strings(key, value) });
export const element = (name: string): Content => ({
  kind: 7,
  write: (encoder) => {
    encoding.writeVarUint(encoder, 3);
    encoding.writeVarString(encoder, name);
  },
});
/** 0 array, 1 map, 2 text, 4 fragment, 5 hook, 6 text of a document. */
export const type = (number: number): Content => ({ kind: 7, write: numbers(number) });
export const textType = type(6);
export const values = (...all: unknown[]): Content => ({
  kind: 8,
  write: (encoder) => {
    encoding.writeVarUint(encoder, all.length);
    for (const one of all) encoding.writeAny(encoder, one as encoding.AnyEncodable);
  },
});
/** A value of these bytes, as they are. */
export const rawValue = (bytes: Uint8Array): Content => ({
  kind: 8,
  write: (encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeUint8Array(encoder, bytes);
  },
});
export const subDocument: Content = {
  kind: 9,
  write: (encoder) => {
    encoding.writeVarString(encoder, "guid");
    encoding.writeAny(encoder, {});
  },
};
export const gap = (length: number): Content => ({ kind: 10, write: numbers(length) });

export type ForgedClient = { client: number; clock?: number; structs: readonly ForgedStruct[] };

export function forge(clients: readonly ForgedClient[], deletes: ForgedDeletes = {}): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const { client, clock = 0, structs } of clients) {
    numbers(structs.length, client, clock)(encoder);
    for (const struct of structs) writeStruct(encoder, struct);
  }
  const entries = Object.entries(deletes);
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, ranges] of entries) {
    numbers(Number(client), ranges.length)(encoder);
    for (const range of ranges) numbers(...range)(encoder);
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(encoder: encoding.Encoder, { origin, right, parent, key, content }: ForgedStruct) {
  const info = content.kind | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32);
  encoding.writeUint8(encoder, info);
  if (content.kind !== 0 && content.kind !== 10) {
    if (origin) numbers(...origin)(encoder);
    if (right) numbers(...right)(encoder);
    if (!origin && !right) {
      if (typeof parent === "string") {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, parent);
      } else {
        numbers(0, ...(parent ?? [0, 0]))(encoder);
      }
      if (key !== undefined) encoding.writeVarString(encoder, key);
    }
  }
  content.write(encoder);
}
