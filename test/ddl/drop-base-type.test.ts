import { expect } from 'vitest';
import { createOperations } from '../../src/runtime/op/create-operations.js';
import { test } from '../support/database.js';
import { recordingExecutor } from '../support/recording-executor.js';

const WEIGHT = `CREATE TYPE "Weight";
  CREATE FUNCTION weight_in(cstring) RETURNS "Weight" LANGUAGE internal IMMUTABLE STRICT AS 'float8in';
  CREATE FUNCTION weight_out("Weight") RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'float8out';
  CREATE TYPE "Weight" (INPUT = weight_in, OUTPUT = weight_out, LIKE = float8)`;

async function dropWeight(): Promise<string> {
  const executor = recordingExecutor();
  await createOperations(executor).dropBaseType('Weight');
  return executor.statements.join(';');
}

test('a base type is dropped with its functions', async ({ db }) => {
  await db.query(WEIGHT);
  await db.query(await dropWeight());

  const { rows } = await db.query("SELECT proname FROM pg_proc WHERE proname LIKE 'weight%'");
  expect(rows).toEqual([]);
});

test('a base type that something else uses does not go, and takes nothing along', async ({ db }) => {
  await db.query(`${WEIGHT}; CREATE TABLE boxes (id int, weights "Weight"[])`);

  await expect(db.query(await dropWeight())).rejects.toMatchObject({
    code: '2BP01',
    message: 'cannot drop type "Weight" because other objects depend on it',
    detail: 'column weights of table boxes',
  });
  expect((await db.query('SELECT weights FROM boxes')).rows).toEqual([]);
});
