/** Live clients for tests: a standard y-websocket provider, and a bare socket that says what it likes. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { bodyRoot } from "../../shared/document/schema";
import type { Language } from "../../shared/locale/languages";
import { message, type RoomEvent, syncStep } from "../../shared/room";
import type { Person } from "./person";
import type { TestServer } from "./server";

type Where = {
  server: Pick<TestServer, "url" | "origin">;
  as: Pick<Person, "cookieHeader">;
  document: string;
};

const socketAddress = (url: string) => `${url.replace(/^http/, "ws")}/sync`;

/** A standard client, as anybody may write one. */
export function openProvider(
  { server, as, document }: Where,
  {
    doc = new Y.Doc(),
    headers = {},
    params = {},
  }: { doc?: Y.Doc; headers?: Record<string, string>; params?: Record<string, string> } = {},
) {
  const sent = { cookie: as.cookieHeader(), origin: server.origin, ...headers };
  class Socket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: sent });
    }
  }
  const provider = new WebsocketProvider(socketAddress(server.url), document, doc, {
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
  });
  return {
    doc,
    provider,
    synced: () => until(() => provider.synced),
    closed: () =>
      new Promise<number>((resolve) => provider.on("closed", ({ code }: { code: number }) => resolve(code))),
    close: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

export type RawClient = Awaited<ReturnType<typeof openRaw>>;

/** A bare socket. `frames` is all that came, `code` what it was closed with. */
export async function openRaw(
  { server, as, document }: Where,
  { headers = {}, query = "events=1&schema=1" }: { headers?: Record<string, string>; query?: string } = {},
) {
  const socket = new WebSocket(`${socketAddress(server.url)}/${document}?${query}`, {
    headers: { cookie: as.cookieHeader(), origin: server.origin, ...headers },
  });
  socket.binaryType = "nodebuffer";
  const frames: Uint8Array[] = [];
  const state = { code: undefined as number | undefined, status: undefined as number | undefined };
  socket.on("message", (data) => frames.push(new Uint8Array(data as Buffer)));
  socket.on("close", (code) => {
    state.code = code;
  });
  socket.on("unexpected-response", (_request, response) => {
    state.status = response.statusCode;
    socket.terminate();
  });
  socket.on("error", () => {});
  await until(() => socket.readyState !== WebSocket.CONNECTING || state.status !== undefined);
  return {
    socket,
    frames,
    state,
    send: (frame: Uint8Array) => socket.send(frame),
    /** Numbers of the barriers that were answered. */
    durable: () => frames.filter((frame) => frame[0] === message.barrier).map((frame) => readNumber(frame)),
    barrier: (number: number) => socket.send(barrierFrame(number)),
    /** What it was told has changed. */
    events: () => frames.filter((frame) => frame[0] === message.event).map(readEvent),
    /** Let into the room, so that it is told of changes from now on. */
    isIn: () => until(() => frames.length > 0),
    closed: () => until(() => state.code !== undefined).then(() => state.code),
    close: () => socket.terminate(),
  };
}

function readEvent(frame: Uint8Array): RoomEvent {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  return JSON.parse(decoding.readVarString(decoder));
}

function readNumber(frame: Uint8Array): number {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}

export const syncFrame = (step: keyof typeof syncStep, bytes: Uint8Array) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, syncStep[step]);
    encoding.writeVarUint8Array(encoder, bytes);
  });

export const barrierFrame = (number: number) =>
  build((encoder) => {
    encoding.writeVarUint(encoder, message.barrier);
    encoding.writeVarUint(encoder, number);
  });

export const presenceFrameOf = (client: number, clock: number, state: unknown) =>
  build((encoder) => {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
    encoding.writeVarUint(encoder, message.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });

function build(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** The first paragraph of a text that has a text in it, made one when it is empty. */
export function firstText(doc: Y.Doc, language: Language = "en"): Y.XmlText {
  const found = textsIn(doc.getXmlFragment(bodyRoot(language)), "paragraph")[0];
  if (!found) throw new Error("No paragraph.");
  return found;
}

export function textsIn(parent: Y.XmlElement | Y.XmlFragment, node: string): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return [];
    if (child.nodeName !== node) return textsIn(child, node);
    const text = child.toArray().find((each) => each instanceof Y.XmlText);
    if (text) return [text as Y.XmlText];
    const made = new Y.XmlText();
    child.insert(0, [made]);
    return [made];
  });
}

/** What one change to a copy of the text would send. */
export function updateOf(doc: Y.Doc, change: (copy: Y.Doc) => void, client?: number): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  // Only now: Yjs takes another id when it sees its own come from elsewhere.
  if (client !== undefined) copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  const updates: Uint8Array[] = [];
  copy.on("update", (update: Uint8Array) => updates.push(update));
  copy.transact(() => change(copy));
  const all = updates.length > 0 ? Y.mergeUpdates(updates) : Y.encodeStateAsUpdate(copy, before);
  copy.destroy();
  return all;
}

export async function until(isSo: () => boolean | Promise<boolean>, ms = 8_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("It did not come to be so in time.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
