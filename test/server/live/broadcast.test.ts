import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import * as ws from "ws";
import { frameUpdates, partsFor } from "../../../server/live/broadcast";
import { message, syncStep } from "../../../shared/room";

/** Reads what comes over a line; it has no types. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: { isServer: boolean }) => NodeJS.WritableStream;
};

/** What a WebSocket reads out of the bytes. */
function heard(parts: readonly Buffer[]): Promise<Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: false });
    const updates: Uint8Array[] = [];
    receiver.on("message", (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      expect(decoding.readVarUint(decoder)).toBe(message.sync);
      expect(decoding.readVarUint(decoder)).toBe(syncStep.update);
      updates.push(decoding.readVarUint8Array(decoder));
      expect(decoding.hasContent(decoder)).toBe(false);
    });
    receiver.on("error", reject);
    receiver.on("finish", () => resolve(updates));
    for (const part of parts) receiver.write(part);
    receiver.end();
  });
}

const filled = (length: number, value: number) => new Uint8Array(length).fill(value);

test("updates of every length arrive as they were sent", async () => {
  const lengths = [
    0, 1, 121, 122, 123, 124, 127, 128, 16_383, 16_384, 65_529, 65_530, 65_532, 65_536, 300_000,
  ];
  const updates = lengths.map((length, index) => filled(length, index));
  const framed = frameUpdates(updates.map((bytes) => ({ bytes, from: undefined })));
  const arrived = await heard(partsFor(framed, "anybody"));
  expect(arrived.map(({ length }) => length)).toEqual(lengths);
  for (const [index, bytes] of arrived.entries()) expect(Buffer.compare(bytes, updates[index]!)).toBe(0);
});

test("everybody gets all but their own, each sender's in order", async () => {
  const senders = ["one", "two", undefined, "one", "three", "two", "one"];
  const entries = senders.map((from, index) => ({ bytes: filled(3, index), from }));
  const framed = frameUpdates(entries);
  for (const receiver of ["one", "two", "three", "a reader"]) {
    const parts = partsFor(framed, receiver);
    expect(parts.length).toBeLessThanOrEqual(2);
    const got = await heard(parts);
    const wanted = entries.filter(({ from }) => from !== receiver);
    expect(got.length).toBe(wanted.length);
    for (const sender of new Set(senders)) {
      const theirs = wanted.filter(({ from }) => from === sender).map(({ bytes }) => bytes[0]);
      expect(got.map((bytes) => bytes[0]).filter((first) => theirs.includes(first))).toEqual(theirs);
    }
  }
  expect(partsFor(frameUpdates([{ bytes: filled(3, 1), from: "alone" }]), "alone")).toEqual([]);
});
