/**
 * A relay that frames each message once and writes once per socket and turn of its loop. No contender: it is fast enough to show
 * how much the measuring side can count (`--only swift-relay`).
 */
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { WebSocketServer } from "ws";

type Member = { stream: Socket };
type Waiting = { from: Member; frame: Buffer };
type Room = { members: Set<Member>; waiting: Waiting[] };

const rooms = new Map<string, Room>();
const server = createServer((_request, response) => response.end("ok"));
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });

function framed(bytes: Buffer): Buffer {
  const head = bytes.length < 126 ? 2 : 4;
  const frame = Buffer.allocUnsafe(head + bytes.length);
  frame[0] = 0x82;
  frame[1] = head === 2 ? bytes.length : 126;
  if (head === 4) frame.writeUInt16BE(bytes.length, 2);
  frame.set(bytes, head);
  return frame;
}

function flush(room: Room) {
  const waiting = room.waiting;
  room.waiting = [];
  const all = Buffer.concat(waiting.map(({ frame }) => frame));
  const senders = new Set(waiting.map(({ from }) => from));
  for (const member of room.members) {
    const others = waiting.filter(({ from }) => from !== member).map(({ frame }) => frame);
    const due = senders.has(member) ? Buffer.concat(others) : all;
    if (due.length > 0) member.stream.write(due);
  }
}

server.on("upgrade", (request, stream: Socket, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const url = request.url ?? "/";
    const room = rooms.get(url) ?? { members: new Set(), waiting: [] };
    rooms.set(url, room);
    const member = { stream };
    room.members.add(member);
    socket.on("message", (bytes: Buffer) => {
      room.waiting.push({ from: member, frame: framed(bytes) });
      if (room.waiting.length === 1) setImmediate(flush, room);
    });
    socket.on("close", () => room.members.delete(member));
    socket.on("error", () => socket.terminate());
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
