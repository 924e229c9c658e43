import { expect } from 'vitest';
import { decide, decideIndexChange } from '../../src/online/decide.js';
import { isIndexChange } from '../../src/online/forms/change-index.js';
import type { OnlineStep } from '../../src/online/step.js';
import { readOnlineFacts } from '../../src/runtime/online/read-facts.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { cutStep, isDone, resumeStep, runStep, startAnew, stateOf, undoStep } from '../support/online-steps.js';
import { runOperations } from '../support/run-operations.js';
import { columnType } from '../support/schema-values.js';
import { FORM_CASES, type FormCase } from './form-cases.js';

const cases = FORM_CASES.filter(({ since = 14, until = 99 }) => SERVER_MAJOR >= since && SERVER_MAJOR <= until);

test.for(cases)(
  '$title: the online form ends as the plain form, wherever it was cut',
  async (given, { db, databaseUrl }) => {
    await startAnew(db, given.before);
    await runOperations(db, given.next === undefined ? [given.operation] : [given.operation, given.next]);
    const plain = await stateOf(db);
    await startAnew(db, given.before);
    const start = await stateOf(db);
    expect((await stepsOf(db, given)).map(({ what }) => what)).toEqual(given.steps);

    for (const cut of given.steps.keys()) {
      const begun = (await beginAndCut(db, databaseUrl, { given, cut })).slice(0, cut + 1);
      if (begun.slice(0, cut).every(({ undo }) => undo !== null)) {
        for (const step of begun.toReversed()) await undoStep(db, step);
        expect(await stateOf(db), `undone after ${cut}`).toEqual(start);
      }
      await startAnew(db, given.before);
      for (const step of await beginAndCut(db, databaseUrl, { given, cut })) await resumeStep(db, step);
      expect(await stateOf(db), `resumed after ${cut}`).toEqual(plain);
      await startAnew(db, given.before);
    }
    const steps = await stepsOf(db, given);
    await runAll(db, steps);
    expect(await stateOf(db), 'not cut').toEqual(plain);
    if (steps.some(({ undo }) => undo === null)) return;
    for (const step of steps.toReversed()) await undoStep(db, step);
    expect(await stateOf(db), 'undone').toEqual(start);
  },
);

type Db = Parameters<typeof runStep>[0];

async function stepsOf(db: Db, { operation, next }: FormCase): Promise<readonly OnlineStep[]> {
  const facts = await readOnlineFacts(db, operation, { existedBefore: () => true, trialFrom: 0 });
  const settings = { online: true, onlineThreshold: 0 };
  const change = operation.kind === 'dropIndex' && next !== undefined ? { drop: operation, create: next } : null;
  const decision =
    change !== null && isIndexChange(change)
      ? decideIndexChange(change, facts, settings)
      : decide(operation, facts, settings);
  if (decision.way !== 'online') throw new Error(JSON.stringify(decision));
  return decision.steps;
}

async function runAll(db: Db, steps: readonly OnlineStep[]): Promise<void> {
  for (const step of steps) {
    expect(await isDone(db, step), `${step.what} before it runs`).toBe(false);
    expect(await runStep(db, step), `locks of ${step.what}`).toEqual([]);
    expect(await isDone(db, step), `${step.what} after it ran`).toBe(true);
  }
}

interface Cut {
  readonly given: FormCase;
  /** How many steps run. The next one is cut off inside if it is outside of a transaction. */
  readonly cut: number;
}

async function beginAndCut(db: Db, url: string, { given, cut }: Cut): Promise<readonly OnlineStep[]> {
  const steps = await stepsOf(db, given);
  await runAll(db, steps.slice(0, cut));
  const next = steps[cut];
  if (next !== undefined && !next.transaction) {
    expect(await cutStep(db, url, next), `locks of ${next.what}`).toEqual([]);
  }
  return steps;
}

test('rows that are written between the steps of a type change have their values in the new column', async ({ db }) => {
  await startAnew(
    db,
    'CREATE TABLE items (id integer PRIMARY KEY, n integer NOT NULL); INSERT INTO items VALUES (1, 1)',
  );
  const type = { to: { sql: 'text', array: false, userType: null }, using: "'#' || n" };
  const table = { schema: null, name: 'items' };
  const operation = { kind: 'alterColumn', table, column: 'n', type } as const;
  const steps = await stepsOf(db, { title: '', before: '', operation, steps: [] });
  for (const [at, step] of steps.entries()) {
    await runStep(db, step);
    if (at < steps.length - 1) {
      await db.query(`INSERT INTO items VALUES (${at + 10}, ${at}); UPDATE items SET n = n + 1 WHERE id = 1`);
    }
  }
  const { rows } = await db.query('SELECT n FROM items ORDER BY id');
  expect(rows.map(({ n }) => n)).toEqual(['#5', '#0', '#1', '#2', '#3']);
});

test('a type change names the foreign key or the identity that is in its way', async ({ db }) => {
  const tables = `CREATE TABLE items (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY); INSERT INTO items DEFAULT VALUES;
    CREATE TABLE parts (item integer CONSTRAINT fk REFERENCES items);`;
  const notValid =
    'ALTER TABLE parts DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (item) REFERENCES items NOT VALID';
  const bigint = { to: columnType('bigint') };
  const cases = [
    [notValid, bigint, 'the foreign key fk is NOT VALID'],
    ['CREATE TABLE all_parts (item integer REFERENCES items) PARTITION BY LIST (item)', bigint, 'a partitioned table'],
    ['', { to: columnType('bigint'), using: 'id + 1' }, 'the foreign key fk needs the same values on both sides'],
    ['GRANT USAGE ON SEQUENCE items_id_seq TO PUBLIC', bigint, 'there are privileges on items_id_seq'],
    ['', { to: columnType('smallint') }, 'it is an identity column, and the new type has fewer numbers'],
    ["ALTER TABLE parts ALTER item SET DEFAULT currval('items_id_seq')", bigint, 'depends on items_id_seq'],
  ] as const;
  for (const [sql, type, reason] of cases) {
    await startAnew(db, `${tables} ${sql}`);
    const operation = { kind: 'alterColumn', table: { schema: null, name: 'items' }, column: 'id', type } as const;
    await expect(stepsOf(db, { title: '', before: '', operation, steps: [] }), sql).rejects.toThrow(reason);
  }
});
