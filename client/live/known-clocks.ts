import * as Y from "yjs";

/**
 * What the server surely has, as a clock per Yjs client: its own step 1, what came from it since, and what it
 * has called durable. What lies beyond is ours alone, and must be set aside before a copy is thrown away.
 */
export class KnownClocks {
  #clocks = new Map<number, number>();

  /**
   * Takes the server's own word, in which it may have less than was known of it. Answers whether it does: then
   * a backup was put back, for what the server has once had it never drops otherwise.
   */
  begin(stateVector: Uint8Array): boolean {
    const now = Y.decodeStateVector(stateVector);
    const hasLost = [...this.#clocks].some(([client, clock]) => clock > (now.get(client) ?? 0));
    this.#clocks = now;
    return hasLost;
  }

  addStateVector(bytes: Uint8Array): void {
    for (const [client, clock] of Y.decodeStateVector(bytes)) this.#raise(client, clock);
  }

  addUpdate(update: Uint8Array): void {
    for (const [client, clock] of Y.parseUpdateMeta(update).to) this.#raise(client, clock);
  }

  has(client: number, clock: number): boolean {
    return clock <= (this.#clocks.get(client) ?? 0);
  }

  covers(doc: Y.Doc): boolean {
    return [...Y.decodeStateVector(Y.encodeStateVector(doc))].every(([client, clock]) =>
      this.has(client, clock),
    );
  }

  toBytes(): Uint8Array {
    return Y.encodeStateVector(this.#clocks);
  }

  #raise(client: number, clock: number): void {
    if (clock > (this.#clocks.get(client) ?? 0)) this.#clocks.set(client, clock);
  }
}
