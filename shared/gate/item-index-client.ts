import { Ranges } from "./item-index-ranges";
import type { Id, Struct } from "./weighed";

/** In place of a holder's number: the item vanished. */
export const nowhere = -1;

const stride = 3;

/**
 * What one client wrote, as runs of clocks that stand in the same place: characters typed in one text
 * are one run, however many items. A document may have 20,000 clients, so each is kept small.
 *
 * `detail` of a run: 0 for what neither holds nor is an attribute, above it the number of the holder that the
 * item is, below it the attribute.
 */
export class ClientItems {
  /** The first clock that is not known. */
  end = 0;
  readonly deleted = new Ranges();
  /** What the last characters were placed before: those typed on, Yjs makes one item with them. */
  private before: Id | undefined | "not characters" = "not characters";
  private isLastFree = true;
  private runs = new Int32Array(2 * stride);
  private count = 0;

  /** The run that this known clock is in. */
  at(clock: number): number {
    const { runs } = this;
    let low = 0;
    let high = this.count - 1;
    if (runs[high * stride]! <= clock) return high;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (runs[middle * stride]! <= clock) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  holder(run: number): number {
    return this.runs[run * stride + 1]!;
  }

  detail(run: number): number {
    return this.runs[run * stride + 2]!;
  }

  runEnd(run: number): number {
    return run + 1 < this.count ? this.runs[(run + 1) * stride]! : this.end;
  }

  /** Takes the clocks up to below `end` for vanished. */
  vanish(end: number): void {
    if (end <= this.end) return;
    this.deleted.add(this.end, end);
    this.extend(end, nowhere, 0);
  }

  /** Something has been placed behind this clock, by leaning on it. */
  leanOn(clock: number): void {
    if (clock === this.end - 1) this.isLastFree = false;
  }

  /** Whether this is the last clock, and nothing has been placed by leaning on it. */
  isFree(clock: number): boolean {
    return this.isLastFree && clock === this.end - 1;
  }

  append(end: number, holder: number, detail: number): void {
    this.isLastFree = true;
    this.extend(end, holder, detail);
  }

  /** Whether Yjs will make this one item with the last one, once nothing stands between them. */
  continues({ client, clock, kind, origin, rightOrigin }: Struct): boolean {
    const isCharacters = kind === "string" || kind === "deleted";
    // A half-known item hangs on what is known of it.
    const isBehind = clock < this.end || (origin?.client === client && origin.clock === clock - 1);
    const continues =
      isCharacters &&
      isBehind &&
      this.before !== "not characters" &&
      this.before?.client === rightOrigin?.client &&
      this.before?.clock === rightOrigin?.clock;
    this.before = isCharacters ? rightOrigin : "not characters";
    return continues;
  }

  private extend(end: number, holder: number, detail: number): void {
    const last = this.count - 1;
    const joins = last >= 0 && detail <= 0 && this.detail(last) === detail && this.holder(last) === holder;
    if (!joins) {
      const at = this.count * stride;
      if (at === this.runs.length) {
        const grown = new Int32Array(at + stride * (2 + (this.count >> 2)));
        grown.set(this.runs);
        this.runs = grown;
      }
      this.runs[at] = this.end;
      this.runs[at + 1] = holder;
      this.runs[at + 2] = detail;
      this.count++;
    }
    this.end = end;
  }
}
