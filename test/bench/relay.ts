/** The floor: hands each message to everybody else in the room; reads nothing, keeps nothing. */
import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

const rooms = new Map<string, Set<WebSocket>>();
const server = createServer((_request, response) => response.end("ok"));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

sockets.on("connection", (socket, { url = "/" }) => {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room.add(socket));
  socket.on("message", (bytes) => {
    for (const other of room) if (other !== socket && other.readyState === other.OPEN) other.send(bytes);
  });
  socket.on("close", () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(url);
  });
  // A peer that vanishes is a close, not a reason to stop.
  socket.on("error", () => socket.terminate());
});
server.listen(Number(process.env.PORT), "127.0.0.1");
