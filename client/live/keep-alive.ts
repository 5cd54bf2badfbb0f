import type { WebsocketProvider } from "y-websocket";
import { message, timing } from "../../shared/room";

/** An empty awareness update: says "still here" to any y-websocket server. */
const stillHere = new Uint8Array([message.awareness, 1, 0]);

/** For how long a new line may stay unanswered: a browser itself would wait for minutes, and miss the network's return. */
const knockPatience = 10_000;

/**
 * Sends something at least every `timing.keepAlive` and gives the line up when nothing was heard for
 * `timing.silence` (y-websocket's own watchdog waits 30 s and cannot be set). A hidden page's timers are
 * slowed to one a minute, so hearing the server's sign of life is answered too. Returns what ends it.
 */
export function keepAlive(provider: WebsocketProvider): () => void {
  let saidAt = 0;
  let knocksSince = 0;

  function say() {
    const socket = provider.ws;
    if (!provider.wsconnected || socket?.readyState !== WebSocket.OPEN) return;
    socket.send(stillHere);
    saidAt = Date.now();
  }

  const plainAwareness = provider.messageHandlers[message.awareness];
  provider.messageHandlers[message.awareness] = (...given) => {
    plainAwareness?.(...given);
    if (Date.now() - saidAt >= timing.keepAlive - 1000) say();
  };

  const speaking = setInterval(say, timing.keepAlive);
  const listening = setInterval(() => {
    const heardAt = provider.wsconnected ? provider.wsLastMessageReceived : knocksSince;
    const patience = provider.wsconnected ? timing.silence : knockPatience;
    if ((provider.wsconnected || provider.wsconnecting) && Date.now() - heardAt > patience)
      reconnect(provider);
  }, 1000);
  const beginKnocking = ({ status }: { status: string }) => {
    if (status === "connecting") knocksSince = Date.now();
  };
  provider.on("status", beginKnocking);

  // A network that comes back should not wait for the next attempt.
  const comeBack = () => {
    if (!provider.wsconnected && !provider.wsconnecting) reconnect(provider);
  };
  window.addEventListener("online", comeBack);

  return () => {
    clearInterval(speaking);
    clearInterval(listening);
    provider.off("status", beginKnocking);
    window.removeEventListener("online", comeBack);
  };
}

/** Begins a new socket at once, unless the server has refused this person. */
export function reconnect(provider: WebsocketProvider): void {
  if (!provider.shouldConnect) return;
  provider.disconnect();
  provider.connect();
}
