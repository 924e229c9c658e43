import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { type TestDatabase, test } from '../support/database.js';
import { createProject } from '../support/project.js';

interface Place {
  readonly databaseUrl: string;
  readonly db: TestDatabase;
}

const HEAD = `import { check, index, MetaData, primaryKey, rowsFrom, sql, type, unique } from 'limbeck/schema';
  export const metadata = new MetaData();
  const { table, t } = metadata;`;

/** Writes a revision from the models, and returns the lines of its functions. */
async function revise({ databaseUrl, db }: Place, before: string, models: string) {
  await db.query(before);
  const { folder } = createProject({ 'models.ts': HEAD + models });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './models.ts', tryRevisions: false } };
  const report = await commands.revision(input, { autogenerate: true });
  const text = report.path === null ? '' : readFileSync(report.path, 'utf8');
  const [, up = '', down = ''] = text.split(/export async function \w+\(op: Operations\): Promise<void> \{\n/);
  const body = (part: string) => {
    const lines = part.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '' && line !== '}');
  };
  return { input, report, upgrade: body(up), downgrade: body(down) };
}

/** All rows, as PostgreSQL prints them. */
async function contents(db: TestDatabase, table: string): Promise<readonly unknown[]> {
  const { rows } = await db.query(`SELECT t::text AS row FROM ${table} AS t ORDER BY 1`);
  return rows.map(({ row }) => row);
}

test('rows that differ are inserted, updated, and deleted, and the downgrade restores them', async ({
  databaseUrl,
  db,
}) => {
  const before = `CREATE TABLE plans (code text PRIMARY KEY, title text NOT NULL, seats int NOT NULL);
    INSERT INTO plans VALUES ('free', 'Free', 1), ('trial', 'It''s a trial', 1), ('same', 'Same', 1);`;
  const models = `
    export const plans = table('plans', { code: t.text().primaryKey(), title: t.text(), seats: t.integer() });
    metadata.rows(plans, [
      { code: 'free', title: 'Free', seats: 3 },
      { code: 'team', title: 'Team', seats: 50 },
      { code: 'same', title: 'Same', seats: 1 },
    ], { mode: 'exact' });`;
  const { input, upgrade, downgrade, report } = await revise({ databaseUrl, db }, before, models);
  const original = await contents(db, 'plans');

  expect(upgrade).toEqual([
    '// Destroys data: deletes 1 row of plans.',
    "await op.deleteRows('plans', [{ code: 'trial' }]);",
    "await op.updateRows('plans', [{ code: 'free', seats: 3 }], { key: ['code'] });",
    "await op.bulkInsert('plans', [{ code: 'team', title: 'Team', seats: 50 }]);",
  ]);
  expect(downgrade).toEqual([
    '// Destroys data: deletes 1 row of plans.',
    "await op.deleteRows('plans', [{ code: 'team' }]);",
    "await op.updateRows('plans', [{ code: 'free', seats: 1 }], { key: ['code'] });",
    `await op.bulkInsert('plans', [{ code: 'trial', title: "It's a trial", seats: 1 }]);`,
  ]);
  expect(report.differences).toEqual(['delete 1 row of plans', 'update 1 row of plans', 'insert 1 row into plans']);
  await commands.upgrade(input, {});
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await contents(db, 'plans')).toEqual(original);
});

const ODD_TABLE = String.raw`
  CREATE DOMAIN doc AS json; CREATE TYPE mood AS ENUM ('sad', 'it''s ok');
  CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
  CREATE TABLE "Odd ""table""" ("the ""key""" text, k2 int, "constructor" numeric, "__proto__" text, j json, jb jsonb, d doc,
    b bytea, f float8, a text[], ts timestamptz, m mood, p point, c text COLLATE nocase, x xml, n int NOT NULL DEFAULT 7,
    i interval, bits bit(3), PRIMARY KEY ("the ""key""", k2));
  INSERT INTO "Odd ""table""" VALUES
    ('equal', 1, 1.50, 'a', '{"a":1}', '{"b":  1, "a": [1]}', '[1]', '\x00ff', 'NaN', '{a,NULL}', '2020-01-01 00:00+00',
      'sad', '(1,2)', 'ÄB', '<a/>', 9, '1 day', '101'),
    (E'gone \\ '' " \n', 2, 'NaN', E'\n''', '{"a": 1.0}', 'null', '"x"', '\x', '-Infinity', '{"a,b","\"",NULL}', 'infinity',
      'it''s ok', '(0,0)', '', '<b>1</b>', 9, '-1 mon +1 day', '000'),
    ('changes', 3, 1e30, '', '{"b":1}', '1e400', '{"k":[]}', NULL, 1e-320, '{}', '-infinity', NULL, NULL, 'x', NULL, 9,
      NULL, NULL);`;

const ODD_MODELS = String.raw`
  const mood = metadata.enum('mood', ['sad', "it's ok"]);
  metadata.collation('nocase', { provider: 'icu', locale: 'und-u-ks-level2', deterministic: false });
  const doc = metadata.domain('doc', t.json());
  export const odd = table('Odd "table"', {
    key: t.text().name('the "key"'), k2: t.integer(), amount: t.numeric().nullable().name('constructor'),
    proto: t.text().nullable().name('__proto__'), j: t.json().nullable(), jb: t.jsonb().nullable(), d: doc().nullable(),
    b: t.bytea().nullable(), f: t.doublePrecision().nullable(), a: t.text().array().nullable(), ts: t.timestamptz().nullable(),
    m: mood().nullable(), p: t.point().nullable(), c: t.text().collate('nocase').nullable(), x: t.xml().nullable(),
    n: t.integer().serverDefault(7), i: t.interval().nullable(), bits: t.bit(3).nullable(),
  }, (c) => [primaryKey([c.key, c.k2])]);
  metadata.rows(odd, [
    { key: 'equal', k2: 1, amount: '1.5', proto: 'a', j: { a: 1 }, jb: { a: [1], b: 1 }, d: [1], b: new Uint8Array([0, 255]),
      f: NaN, a: ['a', null], ts: new Date('2020-01-01'), m: 'sad', p: '(1.0,2)', c: 'äb', x: '<a/>', i: '24:00:00', bits: '101' },
    { key: 'changes', k2: 3, amount: '-0.10', proto: "'", j: [null], jb: 'a text', d: { ['__proto__']: 1 },
      b: new Uint8Array([92, 39]), f: Infinity, a: ['"', '\\', ''], ts: 'infinity', m: "it's ok", p: '(3,4)', c: 'X',
      x: "<c a='1'/>", i: '1 mon', bits: '010' },
    { key: "new \\ ' \" \n */ --", k2: 3, amount: null, j: 'x' },
  ], { mode: 'exact' });`;

test('values are compared in their types, and odd names and values survive the way there and back', async ({
  databaseUrl,
  db,
}) => {
  const name = '"Odd ""table"""';
  const { input, report } = await revise({ databaseUrl, db }, ODD_TABLE, ODD_MODELS);
  const original = await contents(db, name);

  expect(report.differences).toEqual([
    'delete 1 row of Odd "table"',
    'update 1 row of Odd "table"',
    'insert 1 row into Odd "table"',
  ]);
  await commands.upgrade(input, {});
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await contents(db, name)).toEqual(original);
});

test('rows change between the changes of their columns, keys, and types', async ({ databaseUrl, db }) => {
  const before = `CREATE TYPE kind AS ENUM ('a', 'b');
    CREATE TABLE kinds (id int PRIMARY KEY, old_name text NOT NULL, gone text NOT NULL, kind kind NOT NULL, amount text,
      up int REFERENCES kinds);
    CREATE TABLE orders (id int PRIMARY KEY, kind_id int);
    INSERT INTO kinds VALUES (1, 'one', 'x', 'a', 'ten', NULL), (2, 'two', 'y', 'a', '7', 3), (3, 'two', 'z', 'b', '8', 1),
      (5, 'five', 'v', 'b', 'x', 1);
    INSERT INTO orders VALUES (1, 4);`;
  const models = `
    const kind = metadata.enum('kind', ['a', 'c']);
    const kinds = table('kinds', {
      id: t.integer().primaryKey(), name: t.text().renamedFrom('old_name').unique(), kind: kind().nullable(), needed: t.text(),
      amount: t.integer().nullable(), up: t.integer().nullable().references('kinds.id'),
    });
    table('orders', { id: t.integer().primaryKey(), kindId: t.integer().nullable().references(() => kinds.c.id) });
    const colors = table('colors', { code: t.text().primaryKey(), kindId: t.integer().references(() => kinds.c.id) });
    metadata.rows(colors, [{ code: 'red', kindId: 4 }, { code: 'blue', kindId: 1 }]);
    metadata.rows(kinds, [
      { id: 1, name: 'one', kind: 'a', needed: 'n1', amount: 10 },
      { id: 2, name: 'two', kind: 'c', needed: 'n2', amount: 7, up: 4 },
      { id: 4, name: 'four', kind: 'c', needed: 'n4', up: 4 },
      { id: 5, name: 'five', kind: null, needed: 'n5', amount: null, up: 2 },
    ], { mode: 'exact' });`;
  const { input } = await revise({ databaseUrl, db }, before, models);
  const columns = 'id, old_name, gone, kind, amount, up';
  const original = await contents(db, `(SELECT ${columns} FROM kinds)`);
  await commands.upgrade(input, {});
  const upgraded = [await contents(db, 'kinds'), await contents(db, 'colors')];

  expect((await commands.check(input)).differences).toEqual([]);
  await db.query('DELETE FROM orders');
  await commands.downgrade(input, { revision: 'base' });
  expect(await contents(db, `(SELECT ${columns} FROM kinds)`)).toEqual(original);
  expect(original).toHaveLength(4);
  await commands.upgrade(input, {});
  expect([await contents(db, 'kinds'), await contents(db, 'colors')]).toEqual(upgraded);
});

test('a row that takes a unique value follows the row that gives it up, in both directions', async ({
  databaseUrl,
  db,
}) => {
  const before = `CREATE TABLE step (code text PRIMARY KEY, plan text NOT NULL, place numeric NOT NULL, label text, note text);
    ALTER TABLE step ADD UNIQUE (plan, place); CREATE UNIQUE INDEX ON step (label);
    INSERT INTO step VALUES ('a', 'x', 1.00, NULL), ('b', 'x', 2.00, 'B'), ('c', 'x', 3.00, 'C'),
      ('d', 'y', 3.00, 'D'), ('e', 'y', 2.00, 'E'), ('f', 'y', 1.00, NULL);
    CREATE TABLE z_dropped (plan text, place numeric, FOREIGN KEY (plan, place) REFERENCES step (plan, place));
    INSERT INTO z_dropped VALUES ('x', 1.00);`;
  const models = `
    const step = table('step', { code: t.text().primaryKey(), plan: t.text(), rank: t.numeric().renamedFrom('place'),
      label: t.text().nullable(), note: t.text().nullable() }, (c) => [unique([c.plan, c.rank], { name: 'step_plan_place_key' }),
      index([c.label], { name: 'step_label_idx', unique: true })]);
    metadata.rows(step, [
      { code: 'a', plan: 'x', rank: '2', label: 'B' }, { code: 'b', plan: 'x', rank: '3', label: 'C' },
      { code: 'c', plan: 'x', rank: '4', label: null }, { code: 'd', plan: 'y', rank: '4', label: null },
      { code: 'e', plan: 'y', rank: '3', label: 'D' }, { code: 'f', plan: 'y', rank: '2', label: 'E' },
    ]);`;
  const { input, upgrade, downgrade } = await revise({ databaseUrl, db }, before, models);
  const original = await contents(db, 'step');
  const codes = (lines: readonly string[]) => lines.flatMap((line) => /code: '(\w)'/.exec(line)?.[1] ?? []).join('');

  expect([codes(upgrade), codes(downgrade)]).toEqual(['cbadef', 'abcfed']);
  await commands.upgrade(input, {});
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await contents(db, 'step')).toEqual(original);
});

test('rows exchange unique values while their unique keys, and the foreign keys to these, are dropped', async ({
  databaseUrl,
  db,
}) => {
  const before = `CREATE TABLE tier (code text PRIMARY KEY, rank integer NOT NULL, label text, standard boolean NOT NULL);
    ALTER TABLE tier ADD UNIQUE (rank); CREATE UNIQUE INDEX tier_label ON tier (lower(label));
    CREATE UNIQUE INDEX tier_standard ON tier (standard) WHERE standard; CREATE UNIQUE INDEX tier_both ON tier (code, rank);
    INSERT INTO tier VALUES ('a', 1, 'X', true), ('b', 2, 'y', false), ('c', 3, 'z', false);
    CREATE TABLE used (rank integer REFERENCES tier (rank)); INSERT INTO used VALUES (1), (2);`;
  const models = `
    const tier = table('tier', { code: t.text().primaryKey(), rank: t.integer().unique(), label: t.text().nullable(),
      standard: t.boolean() }, (c) => [index([sql\`lower(label)\`], { name: 'tier_label', unique: true }),
      index([c.standard], { name: 'tier_standard', unique: true, where: sql\`standard\` }),
      index([c.code, c.rank], { name: 'tier_both', unique: true })]);
    table('used', { rank: t.integer().nullable().references('tier.rank') });
    metadata.rows(tier, [{ code: 'a', rank: 2, label: 'Y', standard: false }, { code: 'b', rank: 1, label: 'x', standard: true },
      { code: 'c', rank: 3, label: 'z', standard: false }]);`;
  const { input, upgrade, downgrade } = await revise({ databaseUrl, db }, before, models);
  const original = await contents(db, 'tier');
  const dropped = (lines: readonly string[]) => lines.filter((line) => line.startsWith('await op.drop')).toSorted();

  expect(dropped(upgrade)).toEqual([
    "await op.dropConstraint('tier_rank_key', 'tier', { type: 'unique' });",
    "await op.dropConstraint('used_rank_fkey', 'used', { type: 'foreignKey' });",
    "await op.dropIndex('tier_label', 'tier');",
    "await op.dropIndex('tier_standard', 'tier');",
  ]);
  expect(dropped(downgrade)).toEqual(dropped(upgrade));
  await commands.upgrade(input, {});
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await contents(db, 'tier')).toEqual(original);
});

test('foreign keys hold when a value that they refer to moves to another row, or a row refers to a new one', async ({
  databaseUrl,
  db,
}) => {
  const before = `CREATE TABLE unit (code text PRIMARY KEY, number integer UNIQUE, follows text UNIQUE REFERENCES unit, size integer DEFAULT 7);
    INSERT INTO unit VALUES ('a', 1, NULL, NULL), ('b', 2, 'a', 8), ('c', 3, 'b', NULL), ('z', 4, 'c', NULL);
    CREATE TABLE used (number integer REFERENCES unit (number), code text REFERENCES unit DEFERRABLE INITIALLY DEFERRED);
    INSERT INTO used VALUES (1, NULL), (2, 'a');`;
  const models = `
    const unit = table('unit', { code: t.text().primaryKey(), number: t.integer().nullable().unique(),
      follows: t.text().nullable().unique().references('unit.code') });
    table('used', { number: t.integer().nullable().references('unit.number'), code: t.text().nullable().references('unit.code') });
    metadata.rows(unit, [{ code: 'new', number: 1, follows: 'a' }, { code: 'a', number: 3, follows: null },
      { code: 'b', number: 2, follows: 'new' }], { mode: 'exact' });`;
  const { input } = await revise({ databaseUrl, db }, before, models);
  const original = await contents(db, 'unit');

  await commands.upgrade(input, {});
  expect((await commands.check(input)).differences).toEqual([]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await contents(db, 'unit')).toEqual(original);
});

test('rows that no order of directives can change are changed while their foreign keys are dropped', async ({
  databaseUrl,
  db,
}) => {
  const before = `CREATE EXTENSION ltree;
    CREATE TABLE a (id int PRIMARY KEY, b int NOT NULL);
    CREATE TABLE b (id int PRIMARY KEY, a int NOT NULL REFERENCES a DEFERRABLE INITIALLY DEFERRED);
    INSERT INTO a VALUES (1, 1); INSERT INTO b VALUES (1, 1); ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
    CREATE TABLE plan (code text PRIMARY KEY, title text UNIQUE); INSERT INTO plan VALUES ('free', 'Free');
    CREATE TABLE role (path ltree PRIMARY KEY, plan text NOT NULL REFERENCES plan); INSERT INTO role VALUES ('x.y', 'free'), ('x', 'free');
    CREATE TABLE tag (id int PRIMARY KEY, a int REFERENCES a DEFERRABLE INITIALLY DEFERRED, n int); INSERT INTO tag VALUES (1, 1, NULL);`;
  const models = `

    const a = table('a', { id: t.integer().primaryKey(), b: t.integer().references('b.id', { name: 'a_b' }) });
    const b = table('b', { id: t.integer().primaryKey(),
      a: t.integer().references(() => a.c.id, { deferrable: true, initially: 'deferred' }) });
    metadata.rows(a, [{ id: 2, b: 2 }], { mode: 'exact' });
    metadata.rows(b, [{ id: 2, a: 2 }], { mode: 'exact' });
    const plan = table('plan', { code: t.text().primaryKey(), title: t.text().nullable().unique() });
    const role = table('role', { path: type('ltree').primaryKey(), plan: t.text().references(() => plan.c.code) });
    metadata.rows(plan, [{ code: 'gratis', title: 'Free' }], { mode: 'exact' });
    metadata.rows(role, [{ path: 'x.y', plan: 'gratis' }], { mode: 'exact' });
    const tag = table('tag', { id: t.integer().primaryKey(), n: t.integer(),
      a: t.integer().nullable().references(() => a.c.id, { initially: 'deferred' }) });
    metadata.rows(tag, [{ id: 1, a: 2, n: 1 }]);
    const tree = table('tree', { id: t.integer().identity().primaryKey(), up: t.integer().references('tree.id') });
    metadata.rows(tree, Array.from({ length: 1500 }, (_, at) => ({ id: at + 1, up: Math.min(at + 2, 1500) })));`;
  const { input, upgrade } = await revise({ databaseUrl, db }, before, models);
  const all = ['a', 'b', 'plan', 'role', 'tag'].map((table) => `SELECT '${table}', t::text FROM ${table} AS t`);
  const read = () => contents(db, `(${all.join(' UNION ALL ')})`);
  const original = await read();

  expect(upgrade.flatMap((line) => /op\.(\w+(?:Constraint|ForeignKey)\('\w+')/.exec(line)?.[1] ?? [])).toEqual([
    "dropConstraint('b_a_fkey'",
    "dropConstraint('role_plan_fkey'",
    "createForeignKey('tree_up_fkey'",
    "createForeignKey('b_a_fkey'",
    "createForeignKey('role_plan_fkey'",
  ]);
  await commands.upgrade(input, {});
  expect((await commands.check(input)).differences).toEqual([]);
  const { rows } = await db.query('INSERT INTO tree (up) VALUES (1) RETURNING id');
  expect(rows).toEqual([{ id: 1501 }]);
  await commands.downgrade(input, { revision: 'base' });
  expect(await read()).toEqual(original);
});
