/**
 * Reads the variable-length encoding of lib0 exactly as lib0 does, but never beyond the bytes, never
 * more than the caller's limit, and with a refusal in place of lib0's errors.
 */

/** Not an Error: garbage comes by the thousand, and a stack would cost more than all the reading. */
export class Refusal {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}

export function refuse(why: string): never {
  throw new Refusal(why);
}

/** As lib0 has it: broken UTF-8 is an error there too, and a mark of byte order is a character. */
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A decoder takes longer to begin than a name or a key struck takes to read. */
const mostShort = 24;

export class Reader {
  readonly bytes: Uint8Array;
  position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  left(): number {
    return this.bytes.length - this.position;
  }

  byte(): number {
    if (this.position >= this.bytes.length) refuse("cut-short");
    return this.bytes[this.position++]!;
  }

  /** A whole number of at most `most`. */
  uint(most: number, what: string): number {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (value > most) refuse(`too-large: ${what}`);
      if (byte < 128) return value;
      // Zeros written at length would go on for as long as there are bytes.
      if (weight > 2 ** 49) refuse(`number-too-long: ${what}`);
    }
  }

  /** A signed whole number, as lib0 writes those of a value: six bits, then seven at a time. */
  int(): number {
    let byte = this.byte();
    const sign = byte & 64 ? -1 : 1;
    let value = byte & 63;
    for (let weight = 64; byte >= 128; weight *= 128) {
      byte = this.byte();
      value += (byte & 127) * weight;
      if (value > Number.MAX_SAFE_INTEGER) refuse("too-large: number in a value");
      if (weight > 2 ** 49) refuse("number-too-long: number in a value");
    }
    return sign * value;
  }

  /** A count of things that take at least `bytesEach`: a few bytes cannot announce millions. */
  count(most: number, bytesEach: number, what: string): number {
    const count = this.uint(Number.MAX_SAFE_INTEGER, what);
    if (count > most || count * bytesEach > this.left()) refuse(`too-many: ${what}`);
    return count;
  }

  take(length: number): Uint8Array {
    if (length > this.left()) refuse("cut-short");
    this.position += length;
    return this.bytes.subarray(this.position - length, this.position);
  }

  string(mostBytes: number, what: string): string {
    const length = this.uint(mostBytes, what);
    const short = length <= mostShort ? this.shortAscii(length) : undefined;
    if (short !== undefined) return short;
    const bytes = this.take(length);
    try {
      return utf8.decode(bytes);
    } catch {
      return refuse("not-utf8");
    }
  }

  private shortAscii(length: number): string | undefined {
    if (length > this.left()) return undefined;
    let text = "";
    for (let i = this.position; i < this.position + length; i++) {
      const byte = this.bytes[i]!;
      if (byte > 127) return undefined;
      text += String.fromCharCode(byte);
    }
    this.position += length;
    return text;
  }

  float(bytes: 4 | 8): number {
    const taken = this.take(bytes);
    const view = new DataView(taken.buffer, taken.byteOffset, bytes);
    return bytes === 4 ? view.getFloat32(0) : view.getFloat64(0);
  }
}
