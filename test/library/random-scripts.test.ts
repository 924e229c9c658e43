import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { Random } from '../support/random.js';
import { randomWorld, type World } from '../support/random-graph.js';
import { runScript } from '../support/run-script.js';

test('scripts of random graphs lead where the runs lead, up and back down', async ({ databaseUrl, db }) => {
  for (let seed = 0; seed < 12; seed++) {
    const random = new Random(seed);
    const world = randomWorld(random);
    const input = { settings: { url: databaseUrl }, revisions: revisionsOf(world) };
    const [revision = 'heads'] = random.some(['heads', ...world.ids], 1);

    await empty(db);
    await commands.upgrade(input, { revision });
    const byRun = await tablesAndRows(db);
    await empty(db);
    await runScript(db, (await commands.upgradeScript(input, { revision })).script);
    expect({ seed, ...(await tablesAndRows(db)) }).toEqual({ seed, ...byRun });

    if (byRun.rows.length === 1) {
      await runScript(db, (await commands.downgradeScript(input, { revision: `${byRun.rows[0]}:base` })).script);
      expect(await tablesAndRows(db)).toEqual({ rows: [], tables: ['limbeck_version'] });
    }
  }
});

/** Each revision creates a table with the name of the revision. */
function revisionsOf({ ids, down, needs }: World) {
  return ids.map((id) => {
    const downRevision = down.get(id) ?? [];
    return {
      revision: id,
      downRevision,
      dependsOn: (needs.get(id) ?? []).slice(downRevision.length),
      upgrade: (op: Operations) => op.execute(`CREATE TABLE ${id} ()`),
      downgrade: (op: Operations) => op.dropTable(id),
    };
  });
}

function empty(db: Queryable) {
  return db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
}

async function tablesAndRows(db: Queryable) {
  const tables = await db.query(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname !~ '^(pg|sql)_' AND relname <> 'limbeck_version_log' ORDER BY 1",
  );
  const rows = await db.query('SELECT version_num AS name FROM limbeck_version ORDER BY 1');
  return { tables: tables.rows.map(({ name }) => name), rows: rows.rows.map(({ name }) => name) };
}
