/** Reads lib0's numbers and strings where they stand: what is heard a million times a second makes no objects. */
export class Reader {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;

  open(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  uint(): number {
    let byte = this.bytes[this.at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let weight = 0x80;
    do {
      byte = this.bytes[this.at++]!;
      value += (byte & 0x7f) * weight;
      weight *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  /** Steps over a string; its length as JavaScript and Yjs count it. */
  stringLength(): number {
    const size = this.uint();
    const end = this.at + size;
    let length = size;
    for (let at = this.at; at < end; at++) {
      const byte = this.bytes[at]!;
      // Each byte that continues a character adds nothing, and one of four bytes is two units.
      if (byte >= 0x80) length += byte < 0xc0 ? -1 : byte >= 0xf0 ? 1 : 0;
    }
    this.at = end;
    return length;
  }

  /** Steps over a length and as many bytes; where they begin. */
  block(): number {
    const size = this.uint();
    const from = this.at;
    this.at += size;
    return from;
  }
}
