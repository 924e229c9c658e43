import type { Reflection } from '../../reflect/reflection.js';
import { invertStep } from '../../script/invert-step.js';
import type { RevisionStep } from '../../script/step.js';
import { hasNoDowngrade } from './checks.js';
import { differs, type Findings, failureOf } from './failure.js';
import { RowFiller } from './rows/fill-tables.js';
import { findLostRows } from './rows/lost-rows.js';
import { readRows, type TableRows } from './rows/read-rows.js';
import { readTables } from './rows/tables.js';
import { listDifferences, type ScratchHistory } from './scratch-history.js';

export interface CycleOptions extends Findings {
  /** All revisions, oldest first. */
  readonly steps: readonly RevisionStep[];
  /** Ids of the revisions that are only applied. */
  readonly skipped: ReadonlySet<string>;
  /** Ids of revisions that can't be downgraded, and aren't. */
  readonly irreversible: readonly string[];
  readonly onStep: (step: RevisionStep) => void;
}

/** Runs each revision up, down, and up again over rows, on an empty database. */
export async function checkCycle(history: ScratchHistory, options: CycleOptions): Promise<void> {
  const begins = options.steps.findIndex(({ revision }) => !options.skipped.has(revision.id));
  if (begins === -1) return;
  await history.run(options.steps.slice(0, begins));
  const cycle = new Cycle(history, options);
  for (let position = begins; position < options.steps.length; position += 1) {
    if (!(await cycle.verify(position))) return;
  }
  cycle.tellUnfilled();
}

class Cycle {
  readonly #history: ScratchHistory;
  readonly #options: CycleOptions;
  #filler: RowFiller;
  /** The schema after the steps that were run; null if it has to be read. */
  #schema: Reflection | null = null;
  /** Whether the rows are those that were read before the step. */
  #rowsAreKept = true;

  constructor(history: ScratchHistory, options: CycleOptions) {
    this.#history = history;
    this.#options = options;
    this.#filler = new RowFiller(history);
  }

  /** Whether the failure came before anything was run. */
  #isUntouched = false;

  /** @returns false if later revisions can't be tried. */
  async verify(position: number): Promise<boolean> {
    const step = this.#options.steps[position];
    if (step === undefined) return false;
    this.#options.onStep(step);
    const before = this.#schema ?? (await this.#history.look());
    const rows = await this.#filler.fill();
    this.#rowsAreKept = true;
    this.#isUntouched = false;
    const isApplied = await this.#tryStep(step, this.#options.steps.slice(0, position));
    if (!isApplied) return false;
    this.#schema = await this.#history.look();
    const { id } = step.revision;
    if (this.#options.skipped.has(id) || this.#options.irreversible.includes(id)) return true;
    const isSound = await this.#goDownAndUp(position, { before, between: this.#schema, rows });
    if (!isSound && !this.#isUntouched) await this.#restart(position + 1);
    return true;
  }

  async #goDownAndUp(position: number, { before, between, rows }: StateAround): Promise<boolean> {
    const { steps, onFailure } = this.#options;
    const applied = steps.slice(0, position + 1);
    const [step] = applied.slice(-1);
    if (step === undefined) return false;
    const down = invertStep(step);
    const quoted = `revision "${step.revision.id}"`;
    const states = [rows, await this.#readRows()];
    if (!(await this.#tryStep(down, applied))) return false;
    const restored = listDifferences(before, await this.#history.look());
    if (restored.length > 0) {
      const what = `The downgrade of ${quoted} does not restore the previous schema`;
      onFailure({ check: 'downgrade', step: down, error: differs('downgrade', what, restored) });
      return false;
    }
    states.push(await this.#readRows());
    if (!(await this.#tryStep(step, steps.slice(0, position)))) return false;
    const after = await this.#history.look();
    const repeated = listDifferences(between, after);
    if (repeated.length > 0) {
      const what = `Revision "${step.revision.id}" does something else when it is applied again`;
      onFailure({ check: 'repeat', step, error: differs('repeat', what, repeated) });
      return false;
    }
    this.#schema = after;
    states.push(await this.#readRows());
    return this.#judgeRows(step, states);
  }

  async #readRows(): Promise<readonly TableRows[]> {
    return readRows(this.#history.connection, await readTables(this.#history));
  }

  #judgeRows(step: RevisionStep, states: readonly (readonly TableRows[])[]): boolean {
    if (!this.#rowsAreKept) return true;
    const lost = findLostRows(states);
    if (lost.length === 0) return true;
    const what = `A downgrade and an upgrade of revision "${step.revision.id}" lose rows`;
    this.#options.onFailure({ check: 'rows', step: invertStep(step), error: differs('rows', what, lost) });
    return false;
  }

  /**
   * Runs a step over the rows. If that fails, the rows may be the reason, because they are generated: then the step is
   * run without them.
   */
  async #tryStep(step: RevisionStep, applied: readonly RevisionStep[]): Promise<boolean> {
    try {
      await this.#history.run([step]);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      const isOfRows =
        this.#filler.hasFilled && !hasNoDowngrade(failure) && (await this.#runsWithoutRows(step, applied));
      if (!isOfRows) {
        this.#options.onFailure({ check: step.direction, step, error: failure });
        return false;
      }
      const reason = failure.postgres?.message ?? failure.message;
      this.#options.onNotTried(
        step.revision.id,
        `revision "${step.revision.id}" over rows: its ${step.direction} fails on the generated ones (${reason})`,
      );
      return true;
    }
  }

  async #runsWithoutRows(step: RevisionStep, applied: readonly RevisionStep[]): Promise<boolean> {
    this.#rowsAreKept = false;
    this.#filler = this.#filler.afresh();
    await this.#history.restart(applied);
    try {
      await this.#history.run([step]);
      return true;
    } catch (error) {
      failureOf(error);
      return false;
    }
  }

  /** After a failure nobody knows what is in the database. */
  async #restart(count: number): Promise<void> {
    this.#schema = null;
    this.#filler = this.#filler.afresh();
    if (count < this.#options.steps.length) await this.#history.restart(this.#options.steps.slice(0, count));
  }

  /** Tables that stayed without rows. */
  tellUnfilled(): void {
    for (const { table, why } of this.#filler.unfilled) this.#options.onNotTried(null, `rows of ${table}: ${why}`);
  }
}

interface StateAround {
  readonly before: Reflection;
  readonly between: Reflection;
  readonly rows: readonly TableRows[];
}
