import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { batchRemoteUpdates } from "../../client/live/remote-batches";
import { message, syncStep } from "../../shared/room";
import { syncFrame } from "../help/live";

const every = 100;
let provider: WebsocketProvider;
let other: Y.Doc;
let changes: unknown[];
let vectors: Uint8Array[];
let isComposing: boolean;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  const doc = new Y.Doc();
  provider = new WebsocketProvider("ws://localhost:1", "room", doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  other = new Y.Doc();
  changes = [];
  vectors = [];
  isComposing = false;
  doc.on("afterTransaction", ({ origin, changed }: Y.Transaction) => {
    if (changed.size > 0) changes.push(origin);
  });
  stop = batchRemoteUpdates({
    provider,
    every,
    isHeld: () => isComposing,
    onStateVector: (bytes) => vectors.push(bytes),
  });
  other.on("update", (update: Uint8Array) => hear("update", update));
});
afterEach(() => {
  provider.destroy();
  vi.useRealTimers();
});

/** What the page does with a frame of the server's; answers what it says back. */
function hear(step: keyof typeof syncStep, bytes: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(syncFrame(step, bytes));
  expect(decoding.readVarUint(decoder)).toBe(message.sync);
  const answer = encoding.createEncoder();
  provider.messageHandlers[message.sync]?.(answer, decoder, provider, true, message.sync);
  return encoding.toUint8Array(answer);
}

const write = (text: string) => other.getText("t").insert(other.getText("t").length, text);
const shown = () => provider.doc.getText("t").toString();

test("after a quiet moment the first of others' words comes at once, the rest of a tenth of a second in one change", () => {
  write("a");
  vi.advanceTimersByTime(1);
  expect(shown()).toBe("a");
  for (const letter of "bcdefghij") write(letter);
  vi.advanceTimersByTime(every - 10);
  expect(shown()).toBe("a");
  vi.advanceTimersByTime(10);
  expect(shown()).toBe("abcdefghij");
  expect(changes).toEqual([provider, provider]);
});

test("one's own words never wait", () => {
  write("a");
  vi.advanceTimersByTime(1);
  write("b");
  provider.doc.getText("mine").insert(0, "own");
  expect(provider.doc.getText("mine").toString()).toBe("own");
  expect(changes).toEqual([provider, null]);
});

test("the server's question what is here is answered after all that came before it is there", () => {
  write("a");
  vi.advanceTimersByTime(1);
  write("b");
  provider.doc.getText("mine").insert(0, "own");
  const vector = Y.encodeStateVector(other);
  const answer = hear("one", vector);
  expect(shown()).toBe("ab");
  expect(vectors).toEqual([vector]);
  const decoder = decoding.createDecoder(answer);
  expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([
    message.sync,
    syncStep.two,
  ]);
  Y.applyUpdate(other, decoding.readVarUint8Array(decoder));
  expect(other.getText("mine").toString()).toBe("own");
});

test("a page is only called in step once what waited is there", () => {
  write("a");
  vi.advanceTimersByTime(1);
  write("b");
  let seen = "";
  provider.on("sync", () => {
    seen = shown();
  });
  hear("two", Y.encodeStateAsUpdate(new Y.Doc()));
  expect(provider.synced).toBe(true);
  expect(seen).toBe("ab");
});

test("what waits is there when the line goes, and when the page is left", () => {
  write("a");
  vi.advanceTimersByTime(1);
  write("b");
  provider.emit("connection-close", [null, provider]);
  expect(shown()).toBe("ab");
  write("c");
  stop();
  expect(shown()).toBe("abc");
  expect(vi.getTimerCount()).toBeLessThanOrEqual(2); // the provider's own two
});

test("while an input method composes, others' words wait, but not for ever", () => {
  write("a");
  vi.advanceTimersByTime(1);
  isComposing = true;
  write("b");
  vi.advanceTimersByTime(3_000);
  expect(shown()).toBe("a");
  isComposing = false;
  vi.advanceTimersByTime(every);
  expect(shown()).toBe("ab");
  isComposing = true;
  write("c");
  vi.advanceTimersByTime(10_300);
  expect(shown()).toBe("abc");
});
