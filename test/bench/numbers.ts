/** The value below which this share (0–1) of the values lies; NaN when there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) =>
  quantile(
    values.filter((value) => Number.isFinite(value)),
    0.5,
  );
