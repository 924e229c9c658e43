import { describe, expect } from 'vitest';
import { createOperations } from '../../src/runtime/op/create-operations.js';
import { DIRECTIVE_OPTIONS } from '../../src/runtime/op/directive-options.js';
import type { Queryable } from '../../src/util/queryable.js';
import { HAS_CITUS, test } from '../support/citus.js';
import { SERVER_MAJOR } from '../support/database.js';
import { recordingExecutor } from '../support/recording-executor.js';
import { ALTER_COLUMN_CASES } from './alter-column-cases.js';
import { CITUS_CASES } from './citus-cases.js';
import { CONSTRAINT_CASES } from './constraint-cases.js';
import { DATA_CASES } from './data-cases.js';
import { type DirectiveCase, type DirectiveCases, SURROUNDINGS } from './directive-case.js';
import { INDEX_CASES } from './index-cases.js';
import { OBJECT_CASES } from './object-cases.js';
import { SCHEMA_CASES } from './schema-cases.js';
import { TABLE_CASES } from './table-cases.js';
import { TYPE_CASES } from './type-cases.js';
import { USER_TYPE_CASES } from './user-type-cases.js';

const CASES: DirectiveCases = {
  ...SCHEMA_CASES,
  ...TABLE_CASES,
  ...ALTER_COLUMN_CASES,
  ...CONSTRAINT_CASES,
  ...INDEX_CASES,
  ...TYPE_CASES,
  ...USER_TYPE_CASES,
  ...OBJECT_CASES,
  ...DATA_CASES,
};

interface Called {
  readonly statements: readonly string[];
  readonly inTransaction: boolean;
}

async function statementsOf({ call }: DirectiveCase): Promise<Called> {
  const executor = recordingExecutor();
  let inTransaction = true;
  const op = createOperations({
    ...executor,
    autocommitBlock: (block) => {
      inTransaction = false;
      return block();
    },
  });
  await call(op);
  return { statements: executor.statements, inTransaction };
}

/** Runs the statements, and takes them back where that is possible. */
async function run(db: Queryable, { statements, inTransaction }: Called): Promise<void> {
  await db.query(inTransaction ? 'BEGIN' : 'SELECT');
  for (const statement of statements) {
    await expect(db.query(statement), statement).resolves.toBeDefined();
  }
  await db.query(inTransaction ? 'ROLLBACK' : 'SELECT');
}

describe('every directive with each of its options', () => {
  test.for(Object.entries(CASES))('op.%s is the SQL that PostgreSQL takes', async ([, cases], { db }) => {
    await db.query(SURROUNDINGS);
    for (const directiveCase of cases) {
      const called = await statementsOf(directiveCase);
      expect(called.statements).toEqual(directiveCase.sql);
      if (SERVER_MAJOR >= (directiveCase.since ?? 0)) await run(db, called);
    }
  });

  test.skipIf(!HAS_CITUS).for(Object.entries(CITUS_CASES))(
    'op.%s is the SQL that the stand-in for Citus takes',
    async ([, cases], { citus }) => {
      await citus.query(SURROUNDINGS);
      for (const directiveCase of cases) {
        const called = await statementsOf(directiveCase);
        expect(called.statements).toEqual(directiveCase.sql);
        await run(citus, called);
      }
    },
  );

  test('is among them', () => {
    const sources = new Map(
      Object.entries({ ...CASES, ...CITUS_CASES }).map(([name, cases]) => [
        name,
        cases.map(({ call }) => String(call)).join(),
      ]),
    );
    const missing = Object.entries(DIRECTIVE_OPTIONS).flatMap(([directive, options]) =>
      Object.keys(options)
        .filter((option) => !sources.get(directive)?.includes(option))
        .map((option) => `${directive}: ${option}`),
    );

    expect(missing).toEqual([]);
  });
});
