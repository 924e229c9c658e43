import type { Backfill } from '../../online/step.js';
import { formatName } from '../../schema/names.js';
import type { RunEvents } from '../run-options.js';

interface MeterOptions {
  readonly backfill: Backfill;
  /** How many rows the table has, if that is known. */
  readonly rows: number | null;
  readonly onBackfill: RunEvents['onBackfill'];
}

/** Reports the progress of a walk through a table. */
export class BackfillMeter {
  readonly #options: MeterOptions;
  readonly #startedAt = performance.now();
  #rows = 0;

  constructor(options: MeterOptions) {
    this.#options = options;
  }

  add(rows: number): void {
    this.#rows += rows;
    this.#tell(null);
  }

  waitForReplica(lagSeconds: number): void {
    this.#tell(lagSeconds);
  }

  #tell(lagSeconds: number | null): void {
    const { backfill, rows: total, onBackfill } = this.#options;
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const perSecond = seconds === 0 ? 0 : this.#rows / seconds;
    const secondsLeft = total === null || perSecond === 0 ? null : Math.max(0, total - this.#rows) / perSecond;
    onBackfill?.({ table: formatName(backfill.table), rows: this.#rows, total, perSecond, secondsLeft, lagSeconds });
  }
}
