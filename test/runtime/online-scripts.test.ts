import { expect } from 'vitest';
import { bigint, integer, sql, text } from '../../src/models/index.js';
import { renderScript } from '../../src/runtime/offline/render-script.js';
import type { Operations } from '../../src/runtime/operations.js';
import { planUpgrade } from '../../src/script/plan-upgrade.js';
import { describeDatabase } from '../support/describe-database.js';
import { graph } from '../support/graph.js';
import { runScript } from '../support/run-script.js';
import { up, VERSION_TABLE } from './chain.js';
import { versionsOf } from './database-facts.js';
import { test } from './fixture.js';

async function createTables(op: Operations): Promise<void> {
  await op.createTable('users', { id: bigint().primaryKey(), email: text().nullable(), age: integer() });
  await op.createTable('orders', { id: bigint(), userId: bigint() });
  await op.createIndex('ix_age', 'users', ['age']);
  await op.execute('CREATE TABLE notes (id bigint, body text)');
}

async function change(op: Operations): Promise<void> {
  await op.addColumn('users', 'bio', text().serverDefault('none'));
  await op.addColumn('users', 'code', text().serverDefault(sql`md5(random()::text)`));
  await op.createIndex('ix_users_email', 'users', ['email'], { unique: true });
  await op.dropIndex('ix_age', 'users');
  await op.createCheckConstraint('ck_age', 'users', 'age > 0');
  await op.createPrimaryKey('pk_orders', 'orders', ['id']);
  await op.createForeignKey('fk_user', 'orders', 'users', ['userId'], ['id']);
  await op.alterColumn('users', 'email', { nullable: false });
  await op.alterColumn('notes', 'body', { nullable: false });
  await op.createUniqueConstraint('uq_notes', 'notes', ['id']);
  await op.createTable('tags', { name: text() });
  await op.createIndex('ix_tags', 'tags', ['name']);
  await op.createCheckConstraint('ck_note', 'notes', "body <> ''", { notValid: true });
}

const BODIES = { a: up(createTables), b: up(change), c: up((op) => op.validateConstraint('ck_note', 'notes')) };

async function scriptOf(isOnline: boolean): Promise<string> {
  const history = graph('a', 'a>b', 'b>c');
  const { sql: script } = await renderScript({
    versionTable: VERSION_TABLE,
    steps: planUpgrade(history, ['a'], 'head'),
    startingHeads: ['a'],
    loadBody: ({ revision }) => BODIES[revision?.id === 'a' ? 'a' : revision?.id === 'b' ? 'b' : 'c'],
    ...(isOnline && { onlineAfter: planUpgrade(history, [], ['a']) }),
  });
  return script;
}

test('a script with online forms leads where the plain script leads', async ({ db }) => {
  const start = await renderScript({
    versionTable: VERSION_TABLE,
    steps: planUpgrade(graph('a'), [], 'head'),
    startingHeads: [],
    loadBody: () => BODIES.a,
  });
  const run = async (script: string) => {
    await db.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await runScript(db, start.sql);
    await db.query(`
      INSERT INTO users SELECT n, n || '@x', n FROM generate_series(1, 100) AS n;
      INSERT INTO orders SELECT n, n FROM generate_series(1, 100) AS n; INSERT INTO notes VALUES (1, 'x')`);
    await runScript(db, script);
    expect(await versionsOf(db)).toEqual(['c']);
    return describeDatabase(db);
  };

  const plain = await run(await scriptOf(false));
  const script = await scriptOf(true);

  expect(await run(script)).toEqual(plain);
  expect((await db.query("SELECT FROM users WHERE code IS NULL OR bio <> 'none'")).rows).toEqual([]);
  // Indexes of tables that existed before are built and dropped outside a transaction.
  const blocks = script.split(/^(?:BEGIN|COMMIT);$/m);
  const outside = blocks.filter((_, at) => at % 2 === 0).join('');
  expect(outside.match(/INDEX CONCURRENTLY \w+/g)).toEqual([
    'INDEX CONCURRENTLY ix_users_email',
    'INDEX CONCURRENTLY IF',
    'INDEX CONCURRENTLY pk_orders',
    'INDEX CONCURRENTLY uq_notes',
  ]);
  expect(outside).toContain('DO $');
  expect(script).toMatch(/ADD COLUMN bio text DEFAULT 'none'.* NOT NULL;/);
  expect(script).not.toMatch(/BEGIN;\s*COMMIT;/);
  expect(script).toContain('CREATE INDEX ix_tags ON tags (name)');
  expect(script.match(/VALIDATE CONSTRAINT ck_note/g)).toHaveLength(1);
});
