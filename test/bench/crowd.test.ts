import { once } from "node:events";
import type { AddressInfo } from "node:net";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterEach, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import * as Y from "yjs";
import { message, syncStep } from "../../shared/room";
import { until } from "../help/live";
import type { Line } from "./client";
import { openCrowd } from "./crowd";

const edits = 40;
const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

test("an edit that comes merged with others counts as one of its own", async () => {
  const crowd = await typedThrough((updates) => [frameOf(Y.mergeUpdates(updates))]);
  expect(crowd.delivered).toBe(edits * 2);
  expect(crowd.latencies()).toHaveLength(edits * 2);
});

test("an edit that the server has dropped is missing, whatever comes behind it", async () => {
  const crowd = await typedThrough((updates) => updates.filter((_, place) => place !== 3).map(frameOf));
  expect(crowd.delivered).toBe((edits - 1) * 2);
});

test("an edit that comes twice counts once", async () => {
  const crowd = await typedThrough((updates) => [...updates, ...updates].map(frameOf));
  expect(crowd.delivered).toBe(edits * 2);
});

test("a gap in a merged update is not filled by what stands around it", async () => {
  const crowd = await typedThrough((updates) => [
    frameOf(Y.mergeUpdates([...updates.slice(0, 5), ...updates.slice(9)])),
  ]);
  expect(crowd.delivered).toBe((edits - 4) * 2);
});

test("edits are found in text that a state spells in one piece, and in what was deleted since", async () => {
  const crowd = await typedThrough((updates) => {
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    doc.getText("content").delete(5, 20);
    return [frameOf(Y.encodeStateAsUpdate(doc))];
  });
  expect(crowd.delivered).toBe(edits * 2);
});

/** One types, and two hear what `answer` makes of all that was typed. */
async function typedThrough(answer: (updates: Uint8Array[]) => Uint8Array[]) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  const sockets: WebSocket[] = [];
  const updates: Uint8Array[] = [];
  server.on("connection", (socket) => {
    sockets.push(socket);
    socket.on("message", (bytes: Buffer) => {
      updates.push(bodyOf(bytes));
      if (updates.length < edits) return;
      for (const other of sockets)
        if (other !== socket) for (const frame of answer(updates)) other.send(frame);
      for (const other of sockets) other.send(lastFrame);
    });
  });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const line: Line = { url: `ws://127.0.0.1:${port}/`, headers: {}, room: "room", dialect: "relay" };
  const crowd = await openCrowd(
    { parent: { root: "content" }, caretRoot: "content", line: async () => line },
    3,
    1,
  );
  open.push(() => {
    crowd.close();
    server.close();
  });
  const heard = crowd.clients.map(({ wire }) => wire);
  const before = heard.map(({ received }) => received);
  for (let count = 0; count < edits; count++) crowd.type(0);
  // The last frame is the same for all: once it has come, so has everything before it.
  await until(() => heard.every(({ received }, place) => received >= before[place]! + lastFrame.length));
  return crowd;
}

/** A presence long enough to be told from all else that comes. */
const lastFrame = framed((encoder) => {
  encoding.writeVarUint(encoder, message.awareness);
  encoding.writeVarUint8Array(encoder, new Uint8Array(60_000));
});

const frameOf = (update: Uint8Array) =>
  framed((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, syncStep.update);
    encoding.writeVarUint8Array(encoder, update);
  });

function framed(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

function bodyOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}
