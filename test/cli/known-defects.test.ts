import { describe, expect } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';
import { createProject } from '../support/project.js';

// What other migration tools are known to get wrong, as their users meet it.

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({ target: './models.ts', url: process.env.DATABASE_URL, includeSchemas: true });
`;

const EMPTY = `import { MetaData } from 'limbeck/schema';

export const metadata = new MetaData();
`;

const EVENTS = `${EMPTY}
export const events = metadata.table('events', { day: metadata.t.date().primaryKey() });
export const rest = metadata.table('events_rest', { day: metadata.t.date().primaryKey() });
export const visits = metadata.table('visits', { day: metadata.t.date().references(() => events.c.day) });
`;

const PARTITIONED = `CREATE TABLE events (day date PRIMARY KEY) PARTITION BY RANGE (day);
  CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE TABLE events_rest PARTITION OF events DEFAULT PARTITION BY HASH (day);
  CREATE TABLE events_rest_1 PARTITION OF events_rest FOR VALUES WITH (MODULUS 1, REMAINDER 0)`;

describe('partitions', () => {
  test('are never dropped, nor is what they are partitions of', async ({ databaseUrl, db }) => {
    await db.query(PARTITIONED);
    const { run, project } = createModels(EMPTY, databaseUrl);

    expect((await run('check')).status).toBe(0);
    await run('revision --autogenerate -m none');
    expect(project.list()).toEqual(['migrate.config.ts', 'models.ts', 'package.json']);
  });

  test('may be declared as tables, which are not compared and to which foreign keys lead', async ({
    databaseUrl,
    db,
  }) => {
    await db.query(PARTITIONED);
    const { run } = createModels(EVENTS, databaseUrl);

    const { stdout, stderr } = await run('check');
    await run('revision --autogenerate -m visits');

    expect(stdout).toBe('create table visits\n');
    expect(stderr).toContain('partitioned table (2; not declared as a partitioned table): events, events_rest');
    expect([(await run('upgrade head')).status, (await run('check')).status]).toEqual([0, 0]);
  });
});

// Types that reflections tend not to know, names that PostgreSQL chose, and quotes of all sorts.
const HARD_TO_WRITE = `CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
  CREATE TYPE pair AS (a integer, b text);
  CREATE TABLE "it's ""hard""" (
    id integer PRIMARY KEY, doc xml, place circle, area box[], query tsquery, path jsonpath, amount positive, two pair,
    "a:b" text DEFAULT E'\\\\ '' " \${x} \` :colon %s %%\\n' CHECK ("a:b" <> ':x'), noted json DEFAULT '{"a": "'']"}',
    UNIQUE ("a:b"), EXCLUDE USING gist (place WITH &&), FOREIGN KEY (id) REFERENCES "it's ""hard""")`;

const DESCRIPTION = `SELECT attname AS name, format_type(atttypid, atttypmod) AS type, pg_get_expr(adbin, adrelid) AS text
  FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
 WHERE attrelid = to_regclass('"it''s ""hard"""') AND attnum > 0
UNION ALL SELECT conname, contype::text, pg_get_constraintdef(oid)
  FROM pg_constraint WHERE conrelid = to_regclass('"it''s ""hard"""')
ORDER BY 1`;

test('a dropped table comes back, whatever its types and names', async ({ databaseUrl, db }) => {
  await db.query(HARD_TO_WRITE);
  const before = await describeTable(db);
  const { run } = createModels(EMPTY, databaseUrl);
  await run('revision --autogenerate -m drop');

  const statuses = [(await run('upgrade head')).status, (await run('downgrade base')).status];

  expect(before.length).toBeGreaterThan(10);
  expect({ statuses, after: await describeTable(db) }).toEqual({ statuses: [0, 0], after: before });
});

test('a schema whose name begins with pg is seen', async ({ databaseUrl, db }) => {
  await db.query('CREATE SCHEMA pgboss; CREATE TABLE pgboss.jobs (id integer)');

  expect((await createModels(EMPTY, databaseUrl).run('check')).stdout).toContain('drop table pgboss.jobs');
});

test('lists are in the order of the files, not of a folder or of hashes', async () => {
  const ids = ['dddd', 'bbbb', 'ffff', 'aaaa', 'eeee', 'cccc'];
  const project = createHistory(['0000', ...ids.map((id) => `0000>${id}`)]);

  for (const command of ['heads', 'branches', 'history']) {
    const printed = (await project.run(command)).match(/[a-f]{4}(?= \(head\))/g);
    expect([command, printed]).toEqual([command, ids.toSorted()]);
  }
});

test('runs at the same time on an empty database are as one', async ({ databaseUrl, db }) => {
  const project = createHistory(['aaaa', 'aaaa>bbbb', 'bbbb>cccc'], databaseUrl);

  const runs = await Promise.all([1, 2, 3].map(() => project.migrate(['upgrade', 'head'])));

  expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
  expect((await db.query('SELECT version_num FROM limbeck_version')).rows).toEqual([{ version_num: 'cccc' }]);
});

async function describeTable(db: Queryable) {
  return (await db.query(DESCRIPTION)).rows;
}

function createModels(models: string, url: string) {
  const project = createProject({ 'migrate.config.ts': CONFIG, 'models.ts': models });
  return {
    project,
    run: (command: string) => project.migrate(command.split(' '), { env: { DATABASE_URL: url } }),
  };
}
