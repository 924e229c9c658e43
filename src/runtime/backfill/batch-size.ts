/** A batch that takes longer holds its locks too long. */
const SLOW_MS = 1000;
const QUICK_MS = 250;
const SMALLEST = 100;

interface Batches {
  /** Rows of the batch that ran. */
  readonly size: number;
  /** As the revision wants them: no batch is larger. */
  readonly wanted: number;
}

/** The size of the next batch: half of one that was slow, twice one that was quick. */
export function nextBatchSize({ size, wanted }: Batches, tookMs: number): number {
  if (tookMs > SLOW_MS) return Math.min(wanted, Math.max(SMALLEST, Math.floor(size / 2)));
  return tookMs < QUICK_MS ? Math.min(wanted, size * 2) : size;
}

/** After a batch that could not have its locks. */
export function smallerBatch({ size, wanted }: Batches): number {
  return nextBatchSize({ size, wanted }, Number.POSITIVE_INFINITY);
}
