import * as encoding from "lib0/encoding";
import { writeSyncStep1 } from "y-protocols/sync";
import type { WebsocketProvider } from "y-websocket";
import { message } from "../../shared/room";

const every = 3_000;

/**
 * An update that never came leaves later ones waiting in the Y.Doc, and the page would show less than everybody
 * else for as long as its line holds. What still waits at a second look is asked for. Returns what ends it.
 */
export function askAgain(provider: WebsocketProvider): () => void {
  let wasWaiting = false;
  const timer = setInterval(() => {
    const { store } = provider.doc;
    const isWaiting = provider.synced && (store.pendingStructs !== null || store.pendingDs !== null);
    if (isWaiting && wasWaiting && provider.ws?.readyState === WebSocket.OPEN) {
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, message.sync);
      writeSyncStep1(encoder, provider.doc);
      provider.ws.send(encoding.toUint8Array(encoder));
    }
    wasWaiting = isWaiting;
  }, every);
  return () => clearInterval(timer);
}
