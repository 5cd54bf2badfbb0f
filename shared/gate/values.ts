/** Reads one value of lib0's "any" encoding: attributes and facts are written in it. */
import { type Reader, refuse } from "./read";

/** Values may stand this deep in each other: what walks them recurses. */
const deepest = 32;

export function readValue(reader: Reader, depth = 0): unknown {
  if (depth > deepest) refuse("value-too-deep");
  const tag = reader.byte();
  switch (tag) {
    case 127:
      return undefined;
    case 126:
      return null;
    case 125:
      return reader.int();
    case 124:
      return finite(reader.float(4));
    case 123:
      return finite(reader.float(8));
    case 121:
      return false;
    case 120:
      return true;
    case 119:
      return reader.string(reader.left(), "string in a value");
    case 118:
      return readObject(reader, depth);
    case 117:
      return readArray(reader, depth);
    default:
      return refuse(`value-kind: ${tag}`);
  }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : refuse("value-kind: not a finite number");
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let left = reader.count(10_000, 2, "keys of a value"); left > 0; left--) {
    const key = reader.string(reader.left(), "key of a value");
    if (key === "__proto__") refuse("key: __proto__");
    object[key] = readValue(reader, depth + 1);
  }
  return object;
}

function readArray(reader: Reader, depth: number): unknown[] {
  const array: unknown[] = [];
  for (let left = reader.count(100_000, 1, "entries of a value"); left > 0; left--)
    array.push(readValue(reader, depth + 1));
  return array;
}
