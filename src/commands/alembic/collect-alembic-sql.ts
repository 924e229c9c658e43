import { alembicNotRunnable } from '../../errors/alembic-errors.js';
import { type ChosenRange, chooseRange } from '../../script/alembic/choose-range.js';
import {
  type AlembicDirection,
  type AlembicSql,
  readAlembicSql,
  readMark,
} from '../../script/alembic/read-alembic-sql.js';
import { type RevisionNode, toIds } from '../../script/revision-node.js';
import { sortOldestFirst } from '../../script/sort-revisions.js';
import { type AlembicOutput, type AlembicProgram, runAlembic } from './run-alembic.js';

/** The bodies of revisions as SQL, by id, and why some have none. */
export interface CollectedSql {
  readonly sql: Readonly<Record<AlembicDirection, ReadonlyMap<string, AlembicSql>>>;
  readonly failures: Readonly<Record<AlembicDirection, ReadonlyMap<string, string>>>;
  /** As Alembic writes it. */
  readonly versionTable: string;
}

/** What to tell while Alembic works, which takes a second and more for each run. */
export interface AlembicEvents {
  /** Alembic is about to be run for a range. */
  readonly onRun?: ((direction: AlembicDirection, range: string) => void) | undefined;
  /** So many of the revisions are done in this direction. */
  readonly onProgress?: ((direction: AlembicDirection, done: number, total: number) => void) | undefined;
  /** A revision can't be written as SQL; Alembic is run again for those behind it. */
  readonly onFailure?: ((direction: AlembicDirection, revision: string, reason: string) => void) | undefined;
}

const DEFAULT_VERSION_TABLE = 'alembic_version';
/** So many failures in a row that reach no revision are not about the revisions. */
const MOST_SILENT_RUNS = 3;

/**
 * Has Alembic write the SQL of all revisions: in one run for each direction, and one more behind each revision that
 * can't be written as SQL.
 * @param nodes the revisions of Alembic, within the graph of all revisions.
 * @throws LimbeckError if the first run shows that no revision can be written.
 */
export async function collectAlembicSql(
  program: AlembicProgram,
  nodes: readonly RevisionNode[],
  events: AlembicEvents,
): Promise<CollectedSql> {
  const collector = new Collector(program, sortOldestFirst(new Set(nodes)), events);
  await collector.collect('upgrade');
  await collector.collect('downgrade');
  return collector;
}

class Collector implements CollectedSql {
  readonly #program: AlembicProgram;
  readonly #order: readonly RevisionNode[];
  readonly #events: AlembicEvents;
  readonly #steps: ReadonlyMap<string, readonly string[]>;
  readonly sql = { upgrade: new Map<string, AlembicSql>(), downgrade: new Map<string, AlembicSql>() };
  readonly failures = { upgrade: new Map<string, string>(), downgrade: new Map<string, string>() };
  versionTable = DEFAULT_VERSION_TABLE;
  #isFirst = true;
  #silentRuns = 0;

  constructor(program: AlembicProgram, order: readonly RevisionNode[], events: AlembicEvents) {
    this.#program = program;
    this.#order = order;
    this.#events = events;
    this.#steps = new Map(order.map(({ id, down }) => [id, toIds(down)]));
  }

  async collect(direction: AlembicDirection): Promise<void> {
    for (let chosen = this.#choose(direction); chosen !== null; chosen = this.#choose(direction)) {
      await this.#advance(direction, chosen);
    }
  }

  #choose(direction: AlembicDirection): ChosenRange | null {
    return chooseRange(direction, this.#order, {
      pending: new Set(this.#order.filter(({ id }) => !this.#isDone(direction, id))),
      failed: new Set(this.#order.filter(({ id }) => this.failures[direction].has(id))),
    });
  }

  /** Writes the next revision, or records why it can't be written; most often many others as well. */
  async #advance(direction: AlembicDirection, { next, range, alone }: ChosenRange): Promise<void> {
    if (range === null) {
      return this.#fail(direction, next.id, "it comes after a revision that Alembic can't write as SQL");
    }
    const { failure, unfinished } = await this.#run(direction, range);
    if (failure !== null && unfinished !== null && this.#isNext(direction, unfinished)) {
      this.#fail(direction, unfinished, failure);
    } else if (!this.#isDone(direction, next.id)) {
      // Its output could not be told apart from that of others, or did not come so far.
      const own = alone === null ? null : await this.#run(direction, alone, next.id);
      if (this.#isDone(direction, next.id)) return;
      this.#fail(
        direction,
        next.id,
        own?.failure ?? failure ?? "its SQL can't be told apart from that of other revisions",
      );
    }
  }

  async #run(direction: AlembicDirection, range: string, only?: string) {
    this.#events.onRun?.(direction, range);
    const options = { direction, steps: this.#steps, versionTable: this.versionTable, only };
    const seen = new Set(this.sql[direction].keys());
    const output = await runAlembic(this.#program, [direction, range], (line) => {
      const id = line.startsWith('-- Running ') ? readMark(line, options) : null;
      if (id === null || seen.has(id)) return;
      seen.add(id);
      this.#events.onProgress?.(direction, seen.size, this.#order.length);
    });
    const { bodies, unreadable, unfinished, count, versionTable } = readAlembicSql(output.sql, options);
    if (this.#isFirst) this.#checkFirst(output, count);
    this.#isFirst = false;
    this.#silentRuns = count === 0 && output.failure !== null ? this.#silentRuns + 1 : 0;
    if (this.#silentRuns >= MOST_SILENT_RUNS) {
      throw alembicNotRunnable(this.#program.command.join(' '), output.failure ?? '');
    }
    this.versionTable = versionTable;
    for (const [id, body] of bodies) {
      if (!this.#isDone(direction, id)) this.sql[direction].set(id, body);
    }
    for (const [id, reason] of unreadable) {
      if (!this.#isDone(direction, id)) this.#fail(direction, id, reason);
    }
    return { failure: output.failure, unfinished };
  }

  /** A first run that reaches no revision shows that no other run will. */
  #checkFirst({ failure, isMissing, dialect }: AlembicOutput, count: number): void {
    const command = this.#program.command.join(' ');
    if (dialect !== null && dialect !== 'PostgresqlImpl') {
      throw alembicNotRunnable(command, `it writes SQL for ${dialect}, not for PostgreSQL`);
    }
    if (count > 0) return;
    if (isMissing) throw alembicNotRunnable(command, 'there is no such program');
    if (failure !== null) throw alembicNotRunnable(command, failure);
    const settings = this.#program.settings.at(-1);
    throw alembicNotRunnable(
      command,
      `it wrote none of these revisions to standard output; its settings are "${settings}"`,
    );
  }

  #isDone(direction: AlembicDirection, id: string): boolean {
    return this.sql[direction].has(id) || this.failures[direction].has(id);
  }

  /** Whether all that Alembic runs before it is done: then it is this one that failed, and nothing else. */
  #isNext(direction: AlembicDirection, id: string): boolean {
    const node = this.#order.find((one) => one.id === id);
    const before = direction === 'upgrade' ? node?.needs : node?.neededBy;
    const own = before?.filter((one) => this.#steps.has(one.id));
    return own?.every((one) => this.#isDone(direction, one.id)) === true && !this.#isDone(direction, id);
  }

  #fail(direction: AlembicDirection, id: string, reason: string): void {
    this.failures[direction].set(id, reason);
    this.#events.onFailure?.(direction, id, reason);
  }
}
