import { message, syncStep } from "../../shared/room";

/**
 * Updates as they go over the wire, in one block of WebSocket messages: made once for a whole room. Those of one
 * sender stand together, so that everybody's own can be left out of what they get by two cuts.
 */
export type Broadcast<Sender> = { block: Buffer; own: ReadonlyMap<Sender, { start: number; end: number }> };

/** First byte of an unmasked binary message that is not in parts (RFC 6455, 5.2). */
const wholeBinary = 0x82;

export function frameUpdates<Sender>(
  entries: readonly { bytes: Uint8Array; from: Sender | undefined }[],
): Broadcast<Sender> {
  const bySender = new Map<Sender | undefined, Uint8Array[]>();
  let size = 0;
  for (const { bytes, from } of entries) {
    const theirs = bySender.get(from);
    if (theirs) theirs.push(bytes);
    else bySender.set(from, [bytes]);
    size += messageSize(bytes.byteLength);
  }
  const block = Buffer.allocUnsafe(size);
  const own = new Map<Sender, { start: number; end: number }>();
  let at = 0;
  for (const [from, updates] of bySender) {
    const start = at;
    for (const bytes of updates) at = writeMessage(block, at, bytes);
    if (from !== undefined) own.set(from, { start, end: at });
  }
  return { block, own };
}

/** What a socket gets of it, in at most two pieces. */
export function partsFor<Sender>({ block, own }: Broadcast<Sender>, receiver: Sender): Buffer[] {
  const mine = own.get(receiver);
  if (!mine) return [block];
  const parts: Buffer[] = [];
  if (mine.start > 0) parts.push(block.subarray(0, mine.start));
  if (mine.end < block.length) parts.push(block.subarray(mine.end));
  return parts;
}

const payloadSize = (bytes: number) => 2 + varUintSize(bytes) + bytes;

function messageSize(bytes: number): number {
  const payload = payloadSize(bytes);
  return headerSize(payload) + payload;
}

function headerSize(payload: number): number {
  if (payload < 126) return 2;
  return payload < 65_536 ? 4 : 10;
}

function varUintSize(value: number): number {
  let size = 1;
  for (let rest = value; rest >= 128; rest /= 128) size++;
  return size;
}

function writeMessage(block: Buffer, start: number, bytes: Uint8Array): number {
  const payload = payloadSize(bytes.byteLength);
  let at = start;
  block[at++] = wholeBinary;
  if (payload < 126) block[at++] = payload;
  else if (payload < 65_536) {
    block[at++] = 126;
    at = block.writeUInt16BE(payload, at);
  } else {
    block[at++] = 127;
    at = block.writeBigUInt64BE(BigInt(payload), at);
  }
  block[at++] = message.sync;
  block[at++] = syncStep.update;
  for (let rest = bytes.byteLength; ; rest = Math.floor(rest / 128)) {
    block[at++] = rest < 128 ? rest : (rest % 128) | 128;
    if (rest < 128) break;
  }
  block.set(bytes, at);
  return at + bytes.byteLength;
}
