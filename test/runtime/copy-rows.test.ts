import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'vitest';
import { sql } from '../../src/models/index.js';
import { renderScript } from '../../src/runtime/offline/render-script.js';
import { runPsql } from '../support/run-psql.js';
import { planOf, stepsOf, up, upgrade, VERSION_TABLE } from './chain.js';
import { test as base } from './fixture.js';

/** Writes a file, and gives its path. */
const test = base.extend('csv', async ({}, { onCleanup }) => {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-copy-'));
  onCleanup(() => rmSync(folder, { recursive: true }));
  return (text: string | Uint8Array) => {
    const file = join(folder, 'rows.csv');
    writeFileSync(file, text);
    return file;
  };
});

const HOSTILE =
  '\uFEFFid,name,doc,list\r\n1,"it\'s ""x"", \\. $$\n\tβ","{""a"": [1]}","{1,NULL}"\r\n2,,,\r\n\r\n3,"","[]",{}\r\n';

const TABLE = "CREATE TABLE t (id int PRIMARY KEY, name text, doc jsonb, list int[], filled text DEFAULT 'yes')";

const COPIED = [
  { id: 1, name: 'it\'s "x", \\. $$\n\tβ', doc: { a: [1] }, list: [1, null], filled: 'yes' },
  { id: 2, name: null, doc: null, list: null, filled: 'yes' },
  { id: 3, name: '', doc: [], list: [], filled: 'yes' },
];

test('op.copyRows copies a CSV file by the types of the columns', async ({ connection, db, csv }) => {
  await db.query(TABLE);
  const file = pathToFileURL(csv(HOSTILE));

  await upgrade(connection, { a: up((op) => op.copyRows('t', file)) });

  expect((await db.query('SELECT * FROM t ORDER BY id')).rows).toEqual(COPIED);
});

test('a script has the rows that op.copyRows copies, and psql runs it', async ({ db, databaseUrl, csv }) => {
  await db.query(TABLE);
  const file = csv(HOSTILE);
  const chain = { a: up((op) => op.copyRows('t', file)) };

  const { sql: script } = await renderScript({
    versionTable: VERSION_TABLE,
    steps: stepsOf(chain),
    startingHeads: [],
    loadBody: planOf(chain).loadBody,
  });
  await runPsql(script, { db, databaseUrl, folder: dirname(file) });

  expect((await db.query('SELECT * FROM t ORDER BY id')).rows).toEqual(COPIED);
});

test('op.copyRows inserts rows while it reads others, and before the next directive, awaited or not', async ({
  connection,
  db,
}) => {
  await db.query('CREATE TABLE t (id int, name text); CREATE TABLE copied AS SELECT id FROM t');
  const locks: unknown[] = [];
  async function* rows() {
    for (let id = 0; id < 12_000; id++) {
      if (id === 11_000) locks.push(...(await db.query(LOCKS_ON_T)).rows);
      yield { id, name: sql`upper('a')` };
    }
  }
  const copies = up((op) => {
    void op.copyRows('t', rows());
    void op.execute("INSERT INTO copied SELECT count(*) FROM t WHERE name = 'A'");
  });

  await upgrade(connection, { a: copies });

  expect(locks).toEqual([{ mode: 'RowExclusiveLock' }]);
  expect((await db.query('SELECT * FROM copied')).rows).toEqual([{ id: 12_000 }]);
});

/** Another session has written to the table, and hasn't committed yet. */
const LOCKS_ON_T = "SELECT mode FROM pg_locks WHERE relation = 't'::regclass AND mode LIKE 'Row%'";

test.for([
  ['a row with other fields than the header', 'id,name\n1,a\n2\n', 'has 1 instead of 2 fields in row 2'],
  ['text after a quote', 'id,name\n1,a\n2,"b" c\n', 'has a quote that is not closed, or text after one'],
  ['a column twice', 'id,id\n1,1\n', 'has the column "id" twice'],
  ['nothing', '', 'is empty'],
  ['another encoding', new Uint8Array([105, 100, 10, 0xff]), "isn't UTF-8"],
] as const)('op.copyRows refuses a file with %s, and nothing stays', async ([, text, why], { connection, db, csv }) => {
  await db.query(TABLE);
  const file = csv(text);

  await expect(upgrade(connection, { a: up((op) => op.copyRows('t', file)) })).rejects.toMatchObject({
    code: 'INVALID_ROWS',
    message: expect.stringContaining(`The file "${file}" of op.copyRows ${why}`),
  });

  expect((await db.query('SELECT * FROM t')).rows).toEqual([]);
});

test('a file of op.copyRows is looked for next to the revision', async ({ connection, db }) => {
  await db.query(TABLE);
  const missing = `${basename(import.meta.filename)}.csv`;

  await expect(upgrade(connection, { a: up((op) => op.copyRows('t', missing)) })).rejects.toMatchObject({
    message: expect.stringContaining(join(import.meta.dirname, missing)),
  });
});
