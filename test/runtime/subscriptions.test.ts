import { expect } from 'vitest';
import { createOperations } from '../../src/runtime/op/create-operations.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { recordingExecutor } from '../support/recording-executor.js';

async function run(db: Queryable, call: (op: Operations) => Promise<void>): Promise<readonly string[]> {
  const executor = recordingExecutor();
  await call(createOperations(executor));
  for (const statement of executor.statements) await db.query(statement);
  return executor.statements;
}

async function subscriptions(db: Queryable) {
  const { rows } =
    await db.query(`SELECT subname AS name, subconninfo AS connection, subpublications::text AS publications,
    subenabled AS enabled, subslotname AS slot, subbinary AS binary FROM pg_subscription AS s
    JOIN pg_database AS d ON d.oid = s.subdbid AND d.datname = current_database()`);
  return rows;
}

test('a subscription is made without a word to the publisher, altered, renamed and dropped', async ({ db }) => {
  await run(db, (op) => op.createSubscription('copies', { connection: 'dbname=none', publications: ['p'] }));
  expect(await subscriptions(db)).toEqual([
    { name: 'copies', connection: 'dbname=none', publications: '{p}', enabled: false, slot: 'copies', binary: false },
  ]);

  await run(db, (op) =>
    op.alterSubscription('copies', { connection: 'dbname=other', publications: ['q', 'R'], options: { binary: true } }),
  );
  await run(db, (op) => op.renameSubscription('copies', 'Copies'));
  expect(await subscriptions(db)).toEqual([
    { name: 'Copies', connection: 'dbname=other', publications: '{q,R}', enabled: false, slot: 'copies', binary: true },
  ]);

  expect(await run(db, (op) => op.dropSubscription('Copies'))).toEqual([
    'ALTER SUBSCRIPTION "Copies" DISABLE',
    'ALTER SUBSCRIPTION "Copies" SET (slot_name = NONE)',
    'DROP SUBSCRIPTION "Copies"',
  ]);
  expect(await subscriptions(db)).toEqual([]);
});

test('a subscription that is not there is dropped if it exists', async ({ db }) => {
  await run(db, (op) => op.dropSubscription('copies', { ifExists: true }));
  await run(db, (op) => op.createSubscription('copies', { connection: 'dbname=none', publications: ['p'] }));
  await run(db, (op) => op.dropSubscription('copies', { ifExists: true }));

  expect(await subscriptions(db)).toEqual([]);
});

test('a subscription is enabled last, and disabled first', async () => {
  const executor = recordingExecutor();
  const op = createOperations(executor);
  await op.alterSubscription('s', { enabled: true, publications: ['p'] });
  await op.alterSubscription('s', { enabled: false, options: { slot_name: null } });

  expect(executor.statements).toEqual([
    'ALTER SUBSCRIPTION s SET PUBLICATION p WITH (refresh = false)',
    'ALTER SUBSCRIPTION s ENABLE',
    'ALTER SUBSCRIPTION s DISABLE',
    'ALTER SUBSCRIPTION s SET (slot_name = NONE)',
  ]);
});
