/**
 * Which local changes the server has on disk. Pure bookkeeping: a change is durable only when the server
 * has answered a barrier that was sent after it, on the socket that is open now.
 */
export class Ledger {
  #changes = 0;
  #durable = 0;
  #lastBarrier = 0;
  #covers = new Map<number, number>();
  /** Until the first answer on this socket nothing is known of what an earlier socket brought. */
  #isConfirmed = false;

  change(): void {
    this.#changes += 1;
  }

  /** The number to send; what has changed so far is covered by its answer. */
  barrier(): number {
    this.#lastBarrier += 1;
    this.#covers.set(this.#lastBarrier, this.#changes);
    return this.#lastBarrier;
  }

  /** A `durable n` of the server. Answers to numbers of an earlier socket say nothing. */
  answered(barrier: number): void {
    const covered = this.#covers.get(barrier);
    if (covered === undefined) return;
    for (const number of this.#covers.keys()) if (number <= barrier) this.#covers.delete(number);
    this.#durable = Math.max(this.#durable, covered);
    this.#isConfirmed = true;
  }

  /** A socket has opened or closed: barriers belong to one socket only. */
  forgetBarriers(): void {
    this.#covers.clear();
    this.#isConfirmed = false;
  }

  get changes(): number {
    return this.#changes;
  }
  get durable(): number {
    return this.#durable;
  }
  get hasUnsaved(): boolean {
    return this.#durable < this.#changes;
  }
  get isConfirmed(): boolean {
    return this.#isConfirmed;
  }
  get isWaiting(): boolean {
    return this.#covers.size > 0;
  }
}
