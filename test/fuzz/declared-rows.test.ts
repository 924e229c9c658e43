import { readFileSync, rmSync } from 'node:fs';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { type TestDatabase, test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';
import { Random } from '../support/random.js';
import { changeWorld } from './declared-rows/change.js';
import { canDump, dumpDatabase } from './declared-rows/dump.js';
import { randomWorld, type World, worldSql } from './declared-rows/world.js';

/*
 * Random tables whose rows are all declared, and random changes of rows and schema at once: upgrade, check, downgrade, and
 * upgrade again. PostgreSQL tells what the database must be like: it runs the SQL of both sides from nothing. `npm run fuzz`
 * compares the outputs of `pg_dump`, too, if it is installed and as new as the server.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 3);
const FIRST = Number(process.env.FUZZ_SEED ?? 1);
const DUMPS = RUNS > 3 && canDump();

test('declared rows and their tables change together, there, back, and there again', {
  timeout: 24 * 3600 * 1000,
}, async ({ db, databaseUrl }) => {
  const failures: string[] = [];
  for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
    const random = new Random(Math.imul(seed, 0x9e3779b1));
    const before = randomWorld(random);
    const after = changeWorld(before, random);
    const failure = await runRound({ before, after }, db, databaseUrl).catch((error: unknown) => String(error));
    if (failure === null) continue;
    const shown = `seed ${seed}: ${failure}\n-- before\n${worldSql(before)}\n-- after\n${worldSql(after)}`;
    failures.push(shown);
    if (RUNS > 3) console.log(shown);
  }
  expect(failures).toEqual([]);
});

interface Sides {
  readonly before: World;
  readonly after: World;
}

const EMPTY = 'DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS s2 CASCADE; CREATE SCHEMA public;';

/** What went wrong, or null. */
async function runRound({ before, after }: Sides, db: TestDatabase, databaseUrl: string): Promise<string | null> {
  const names = new Set(after.tables.map(({ name }) => name));
  const shared = before.tables.map(({ name }) => name).filter((name) => names.has(name));
  const stateOf = async (tables: readonly string[]) => [
    ...(await describeDatabase(db)),
    ...(await rowsOf(db, tables)),
    ...(DUMPS ? dumpDatabase(databaseUrl, tables) : []),
  ];
  await db.query(EMPTY + worldSql(after));
  const wanted = await stateOf([...names]);
  await db.query(EMPTY + worldSql(before));
  const original = await stateOf(shared);
  const { folder } = createProject({ 'schema.sql': worldSql(after), 'migrations/versions/.keep': '' });
  const rows = Object.fromEntries(
    after.tables.map(({ name, columns }) => [
      name,
      {
        mode: 'exact' as const,
        columns: columns.flatMap((each) => (each.computedFrom === null ? [each.name] : [])),
      },
    ]),
  );
  const settings = { url: databaseUrl, target: './schema.sql', rows, tryRevisions: false, log: false };
  const input = { cwd: folder, settings };
  let revision = '';
  try {
    const { path } = await commands.revision(input, { autogenerate: true, rename: renamesOf({ before, after }) });
    if (path !== null) revision = readFileSync(path, 'utf8');
    await commands.upgrade(input);
    const up = differenceOf('upgraded', await stateOf([...names]), wanted);
    if (up !== null) return up;
    const { differences } = await commands.check(input);
    if (differences.length > 0) return `check finds ${differences.join(', ')}`;
    await commands.downgrade(input, { revision: 'base' });
    const down = differenceOf('downgraded', await stateOf(shared), original);
    if (down !== null) return down;
    await commands.upgrade(input);
    return differenceOf('upgraded again', await stateOf([...names]), wanted);
  } catch (error) {
    return `${String(error)}\n${revision}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function renamesOf({ before, after }: Sides): readonly string[] {
  return after.tables.flatMap(({ name, columns }) => {
    const old = new Map(before.tables.find((each) => each.name === name)?.columns.map((each) => [each.id, each.name]));
    return columns.flatMap((column) => {
      const from = old.get(column.id);
      return from === undefined || from === column.name ? [] : [`${name}.${from}:${column.name}`];
    });
  });
}

async function rowsOf(db: TestDatabase, tables: readonly string[]): Promise<readonly string[]> {
  const all: string[] = [];
  for (const table of tables.toSorted()) {
    const { rows } = await db.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} AS t ORDER BY 1`);
    all.push(...rows.map(({ row }) => `row of ${table} ${row}`));
  }
  return all;
}

function differenceOf(step: string, is: readonly string[], shouldBe: readonly string[]): string | null {
  const own = (line: string) => !line.includes('limbeck_version');
  const lines = [
    ...shouldBe.filter((line) => !is.includes(line)).map((line) => `- ${line}`),
    ...is.filter((line) => own(line) && !shouldBe.includes(line)).map((line) => `+ ${line}`),
  ];
  return lines.length === 0 ? null : `${step}: ${lines.join('\n')}`;
}
