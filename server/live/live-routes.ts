import { upgradeWebSocket } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { WebSocket } from "ws";
import { schemaVersion } from "../../shared/document/schema";
import { type DocumentId, readId, type UserId } from "../../shared/ids";
import { inLanguage } from "../../shared/locale/languages";
import { closeCode, limits, type Participant } from "../../shared/room";
import type { Access, SeenDocument } from "../access/access";
import { can } from "../access/can";
import type { Asked } from "../http/context";
import { isOurOrigin } from "../http/origin";
import { problem } from "../http/problems";
import type { Room } from "./room";
import type { Rooms } from "./rooms";
import { createSocket, type LiveSocket } from "./socket";

export type LiveParts = {
  access: Access;
  rooms: Rooms;
  origins: readonly string[];
  now: () => number;
  readSignIn: (c: Context) => Promise<{ user: UserId; signIn: string } | undefined>;
  colourOf: (project: string, user: UserId) => Promise<{ name: string; colour: number } | undefined>;
};

/**
 * `GET /sync/:document`. What no honest page can cause is refused before the upgrade; what one can cause is
 * upgraded and closed with a code, because a browser shows a refused handshake only as "try again".
 */
export const liveRoutes = (parts: LiveParts) =>
  new Hono<Asked>().get(
    "/:document",
    async (c, next) => {
      if (!isOurOrigin(parts.origins, c.req.header("origin"))) return problem(c, "wrong-origin");
      if (!readId(c.req.param("document"))) return problem(c, "not-found");
      if (c.req.header("upgrade")?.toLowerCase() !== "websocket") return problem(c, "bad-request");
      if (parts.rooms.isClosing) return problem(c, "busy", { retryAfter: 1 });
      const signedIn = await parts.readSignIn(c);
      if (signedIn && parts.rooms.countOf(signedIn.user) >= limits.socketsPerPerson)
        return problem(c, "too-many");
      if (parts.rooms.countAt(c.var.address) >= limits.socketsPerAddress) return problem(c, "too-many");
      if (!(await parts.rooms.mayOpen(c.req.param("document") as DocumentId)))
        return problem(c, "busy", { retryAfter: 5 });
      return next();
    },
    upgradeWebSocket((c) => {
      let socket: LiveSocket | undefined;
      return {
        onOpen(_event, ws) {
          const raw = ws.raw as unknown as WebSocket;
          closeLargeFramesForGood(raw);
          hearFrames(raw, join(parts, c as Context<Asked>, raw), (joined) => {
            socket = joined;
          });
        },
        onClose() {
          socket?.end(closeCode.goingAway, "left");
        },
      };
    }),
  );

/**
 * Listens to `ws` itself: an event object and a copy for each frame is more than all else that is done with it.
 * What comes before the socket is let in waits on the sender's side of the line, but for a few frames.
 */
function hearFrames(
  raw: WebSocket,
  joining: Promise<LiveSocket | undefined>,
  onJoined: (socket: LiveSocket) => void,
) {
  const early: [Buffer, boolean][] = [];
  let hear = (data: Buffer, isBinary: boolean) => void early.push([data, isBinary]);
  raw.on("message", (data, isBinary) => hear(data as Buffer, isBinary));
  raw.pause();
  void joining.then((joined) => {
    raw.resume();
    if (!joined) return;
    onJoined(joined);
    hear = (data, isBinary) => {
      if (isBinary) joined.hear(data);
      else joined.end(closeCode.refused, "text is not understood");
    };
    for (const [data, isBinary] of early) hear(data, isBinary);
  });
}

/** ws closes an oversized frame with 1009, after which y-websocket would come back for ever. */
function closeLargeFramesForGood(raw: WebSocket) {
  const close = raw.close.bind(raw);
  raw.close = (code, reason) => close(code === 1009 ? closeCode.refused : code, reason);
}

/** Checks who it is and what they may, with the newest rights, and lets them into the room. */
async function join(parts: LiveParts, c: Context<Asked>, raw: WebSocket): Promise<LiveSocket | undefined> {
  const { access, rooms } = parts;
  const id = c.req.param("document") as DocumentId;
  try {
    const signedIn = await parts.readSignIn(c);
    if (!signedIn) return void raw.close(closeCode.signedOut, "signed out");
    const wanted = c.req.query("schema");
    if (wanted !== undefined && Number(wanted) !== schemaVersion) {
      return void raw.close(closeCode.olderSchema, "reload");
    }
    const first = await access.document(signedIn.user, id);
    if (!first) return void raw.close(closeCode.noRight, "not shared with you");
    const room = await rooms.open(id);
    const person = await parts.colourOf(first.document.project, signedIn.user);
    const socket = createSocket({
      raw,
      user: signedIn.user,
      project: first.document.project,
      signIn: signedIn.signIn,
      address: c.var.address,
      who: participant(first, signedIn.user, person),
      mayWrite: mayWrite(first),
      wantsEvents: c.req.query("events") === "1",
      now: parts.now,
      personal: rooms.budgetOf(signedIn.user),
      onFrame: (frame) => room.receive(socket, frame),
      onDrained: () => room.drained(socket),
      onEnd: () => void rooms.left(id, socket),
    });
    // From here on a lost right finds the socket; what was lost while it was being made is looked at again.
    rooms.register(socket);
    const again = await access.document(signedIn.user, id);
    const still = await parts.readSignIn(c);
    if (!still) socket.end(closeCode.signedOut, "signed out");
    else if (!again || mayWrite(again) !== socket.mayWrite)
      socket.end(closeCode.noRight, "access has changed");
    return letIn(room, socket);
  } catch {
    raw.close(closeCode.tryLater, "could not be loaded");
    return undefined;
  }
}

function letIn(room: Room, socket: LiveSocket): LiveSocket | undefined {
  if (socket.isOver) return undefined;
  if (room.isOver) {
    socket.end(closeCode.tryLater, "starting over");
    return undefined;
  }
  room.join(socket);
  return socket;
}

const mayWrite = ({ document, member }: SeenDocument) =>
  document.archivedAt === null && document.confirmedAt === null && can(member, "document.write");

function participant(
  seen: SeenDocument,
  user: UserId,
  person: { name: string; colour: number } | undefined,
): Participant {
  return {
    id: user,
    name: person?.name ?? "",
    organisation: inLanguage(seen.member.organisationName, seen.document.bindingLanguage),
    role: seen.member.role,
    colour: person?.colour ?? 1,
  };
}
