import { alembicNotRunnable } from '../../errors/alembic-errors.js';
import type { AlembicRevision } from '../../script/alembic/read-alembic-revision.js';
import { type AlembicDirection, type AlembicSql, readAlembicSql } from '../../script/alembic/read-alembic-sql.js';
import { type AlembicOutput, type AlembicProgram, runAlembic } from './run-alembic.js';

/** The bodies of revisions as SQL, by id, and why some have none. */
export interface CollectedSql {
  readonly sql: Readonly<Record<AlembicDirection, ReadonlyMap<string, AlembicSql>>>;
  readonly failures: Readonly<Record<AlembicDirection, ReadonlyMap<string, string>>>;
  /** As Alembic writes it. */
  readonly versionTable: string;
}

const DEFAULT_VERSION_TABLE = 'alembic_version';

/**
 * Has Alembic write the SQL of all revisions: in one go, and then one by one those that this did not reach, because a
 * revision before them needs a connection.
 * @returns null where there is no such program, and nobody asked for it.
 * @throws LimbeckError where it is not there though it was asked for, or writes for another database.
 */
export async function collectAlembicSql(
  program: AlembicProgram,
  revisions: readonly AlembicRevision[],
): Promise<CollectedSql | null> {
  const collector = new Collector(program);
  const { obstacle, failure } = await collector.run('upgrade', 'base:heads');
  if (obstacle === 'missing' && !program.isRequired) return null;
  if (obstacle !== null) throw alembicNotRunnable(program.program, failure ?? obstacle);
  for (const head of headsOf(revisions)) await collector.run('downgrade', `${head}:base`);
  await collector.runMissing('upgrade', revisions);
  await collector.runMissing('downgrade', revisions);
  return collector;
}

function headsOf(revisions: readonly AlembicRevision[]): readonly string[] {
  const followed = new Set(revisions.flatMap(({ downRevisions }) => downRevisions));
  return revisions.map(({ id }) => id).filter((id) => !followed.has(id));
}

/** A process each, which takes half a second of a processor. */
const AT_ONCE = 4;

class Collector implements CollectedSql {
  readonly #program: AlembicProgram;
  readonly sql = { upgrade: new Map<string, AlembicSql>(), downgrade: new Map<string, AlembicSql>() };
  readonly failures = { upgrade: new Map<string, string>(), downgrade: new Map<string, string>() };
  versionTable = DEFAULT_VERSION_TABLE;

  constructor(program: AlembicProgram) {
    this.#program = program;
  }

  async run(direction: AlembicDirection, range: string): Promise<AlembicOutput> {
    const output = await runAlembic(this.#program, direction, range);
    const { bodies, versionTable } = readAlembicSql(output.sql, direction, this.versionTable);
    this.versionTable = versionTable;
    for (const [id, body] of bodies) {
      if (!this.sql[direction].has(id)) this.sql[direction].set(id, body);
    }
    return output;
  }

  async runMissing(direction: AlembicDirection, revisions: readonly AlembicRevision[]): Promise<void> {
    const missing = revisions.filter(({ id }) => !this.sql[direction].has(id));
    for (let start = 0; start < missing.length; start += AT_ONCE) {
      await Promise.all(missing.slice(start, start + AT_ONCE).map((revision) => this.#runOne(direction, revision)));
    }
  }

  /** From one revision that it rests on after the other: what rests on none of a range's start is in the range too. */
  async #runOne(direction: AlembicDirection, { id, downRevisions, dependsOn }: AlembicRevision): Promise<void> {
    const others = downRevisions.length === 0 ? ['base'] : downRevisions;
    let reason = 'nothing of it was in the output';
    for (const other of direction === 'upgrade' ? [...others, ...dependsOn] : others) {
      const { failure } = await this.run(direction, direction === 'upgrade' ? `${other}:${id}` : `${id}:${other}`);
      if (this.sql[direction].has(id)) return;
      reason = failure ?? reason;
    }
    this.failures[direction].set(id, reason);
  }
}
