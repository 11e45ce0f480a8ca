/** The value below which the given share of the values lies, by the nearest rank. */
export function percentile(values: number[], share: number): number {
  if (values.length === 0) {
    throw new Error('There is no percentile of no values');
  }
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The middle value. */
export function median(values: number[]): number {
  return percentile(values, 0.5);
}
