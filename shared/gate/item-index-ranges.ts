const nothing = new Int32Array(0);

/** Half-open ranges of whole numbers below 2^31: sorted, and none touches the next. */
export class Ranges {
  count = 0;
  private bounds = nothing;

  from(index: number): number {
    return this.bounds[2 * index]!;
  }

  to(index: number): number {
    return this.bounds[2 * index + 1]!;
  }

  /** Beginning, end, beginning, end, … */
  pairs(): number[] {
    return Array.from(this.bounds.subarray(0, 2 * this.count));
  }

  /** Whether all of `from` to below `to` is in one of them. */
  cover(from: number, to: number): boolean {
    const at = this.countEndingBefore(from + 1);
    return at < this.count && this.from(at) <= from && this.to(at) >= to;
  }

  /** Whether nothing of `from` to below `to` is in any of them. */
  miss(from: number, to: number): boolean {
    const at = this.countEndingBefore(from + 1);
    return at === this.count || this.from(at) >= to;
  }

  /** What of `from` to below `to` is in none of them: beginning, end, beginning, end, … */
  gaps(from: number, to: number): number[] {
    const gaps: number[] = [];
    let cursor = from;
    for (let i = this.countEndingBefore(from + 1); i < this.count && this.from(i) < to; i++) {
      if (this.from(i) > cursor) gaps.push(cursor, this.from(i));
      cursor = this.to(i);
    }
    if (cursor < to) gaps.push(cursor, to);
    return gaps;
  }

  add(from: number, to: number): void {
    const first = this.countEndingBefore(from);
    let end = first;
    while (end < this.count && this.from(end) <= to) end++;
    if (first < end) {
      from = Math.min(from, this.from(first));
      to = Math.max(to, this.to(end - 1));
    }
    const grown = this.count + 1 - (end - first);
    if (2 * grown > this.bounds.length) this.resize(grown + 2 + (grown >> 2));
    this.bounds.copyWithin(2 * first + 2, 2 * end, 2 * this.count);
    this.bounds[2 * first] = from;
    this.bounds[2 * first + 1] = to;
    this.count = grown;
  }

  /** Many at once, in the order of their beginnings: one pass, however many there are already. */
  addSorted(pairs: readonly number[]): void {
    const { bounds, count } = this;
    this.bounds = new Int32Array(2 * count + pairs.length);
    this.count = 0;
    let old = 0;
    for (let i = 0; i < pairs.length; i += 2) {
      for (; old < count && bounds[2 * old]! <= pairs[i]!; old++)
        this.append(bounds[2 * old]!, bounds[2 * old + 1]!);
      this.append(pairs[i]!, pairs[i + 1]!);
    }
    for (; old < count; old++) this.append(bounds[2 * old]!, bounds[2 * old + 1]!);
    this.resize(this.count);
  }

  private append(from: number, to: number): void {
    const last = this.count - 1;
    if (last >= 0 && this.to(last) >= from) {
      if (to > this.to(last)) this.bounds[2 * last + 1] = to;
      return;
    }
    this.bounds[2 * this.count] = from;
    this.bounds[2 * this.count + 1] = to;
    this.count++;
  }

  private resize(ranges: number): void {
    const grown = new Int32Array(2 * ranges);
    grown.set(this.bounds.subarray(0, 2 * this.count));
    this.bounds = grown;
  }

  private countEndingBefore(limit: number): number {
    let low = 0;
    let high = this.count;
    if (high > 0 && this.to(high - 1) < limit) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.to(middle) < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
