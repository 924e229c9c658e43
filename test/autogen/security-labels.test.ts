import { describe, expect } from 'vitest';
import { reflect } from '../../src/reflect/reflect.js';
import { createOperations } from '../../src/runtime/op/create-operations.js';
import type { Queryable } from '../../src/util/queryable.js';
import { test } from '../support/database.js';
import { recordingExecutor } from '../support/recording-executor.js';
import { expectToLeadThereAndBack } from '../support/renamed-pair.js';
import { roundTripOfSql } from './round-trip.js';

/** PostgreSQL comes without a provider of labels; its own tests have this one. */
const PROVIDER = process.env.TEST_LABEL_PROVIDER ?? 'dummy_seclabel';

async function hasProvider(db: Queryable): Promise<boolean> {
  return db.query(`LOAD '${PROVIDER}'`).then(
    () => true,
    () => false,
  );
}

const TABLE = 'CREATE TABLE notes (id integer PRIMARY KEY, "Body" text);';
const LABEL = 'FOR dummy ON COLUMN notes."Body"';

/** Labels that no provider checked. */
function labelled({ table, column, mood }: { readonly table: string; readonly column: string; readonly mood: string }) {
  const labels = [
    `'${table}'::regclass, 'pg_class'::regclass, 0`,
    `'${table}'::regclass, 'pg_class'::regclass, 2`,
    `'${mood}'::regtype, 'pg_type'::regclass, 0`,
    `'mood_of(${mood})'::regprocedure, 'pg_proc'::regclass, 0`,
  ];
  return `CREATE SCHEMA app; CREATE TYPE ${mood} AS ENUM ('a'); CREATE TABLE ${table} (id integer, "${column}" text);
    CREATE FUNCTION mood_of(${mood}) RETURNS int LANGUAGE sql AS 'SELECT 1';
    SET allow_system_table_mods = on;
    INSERT INTO pg_seclabel VALUES ${labels.map((label) => `(${label}, 'dummy', 'secret')`).join(', ')}`;
}

describe('security labels', () => {
  test('come, change and go with what they are on', async ({ db, skip }) => {
    if (!(await hasProvider(db))) skip();
    const { differences, left } = await roundTripOfSql(
      db,
      `${TABLE} SECURITY LABEL FOR dummy ON TABLE notes IS 'secret'; SECURITY LABEL ${LABEL} IS 'top secret';
       CREATE FUNCTION old() RETURNS int LANGUAGE sql AS 'SELECT 1'; SECURITY LABEL FOR dummy ON FUNCTION old() IS 'secret'`,
      `${TABLE} SECURITY LABEL ${LABEL} IS 'it''s secret';
       CREATE VIEW seen AS SELECT 1 AS one; SECURITY LABEL FOR dummy ON VIEW seen IS 'secret'`,
    );

    expect({ differences: differences.filter((line) => !line.startsWith('leave')), left }).toEqual({
      differences: [
        'drop security label FOR dummy ON FUNCTION old()',
        'drop security label FOR dummy ON TABLE notes',
        `replace security label ${LABEL}`,
        'create view seen',
        'create security label FOR dummy ON VIEW seen',
        'drop function old()',
      ],
      left: [],
    });
  });

  test('are restored on objects that are recreated', async ({ db, skip }) => {
    if (!(await hasProvider(db))) skip();
    const { left } = await roundTripOfSql(
      db,
      `${TABLE} CREATE VIEW v AS SELECT id FROM notes; SECURITY LABEL FOR dummy ON COLUMN v.id IS 'secret'`,
      `${TABLE.replace('integer', 'bigint')} CREATE VIEW v AS SELECT id FROM notes;
       SECURITY LABEL FOR dummy ON COLUMN v.id IS 'secret'`,
    );

    expect(left).toEqual([]);
  });

  test('are reflected where no provider is loaded', async ({ db }) => {
    await db.query(`${TABLE} SET allow_system_table_mods = on;
      INSERT INTO pg_seclabel VALUES ('notes'::regclass, 'pg_class'::regclass, 2, 'dummy', 'secret')`);

    const { schema } = await reflect(db);
    expect(schema.objects).toMatchObject([
      { kind: 'securityLabel', name: LABEL, definition: `SECURITY LABEL ${LABEL} IS 'secret'` },
    ]);
    expect(schema.dependences).toEqual([
      { dependent: `object:securityLabel\0\0${LABEL}\0\0`, on: 'column:\0notes\0Body' },
    ]);
  });

  test('follow the renames of what they are on', async ({ databaseUrl, db }) => {
    await expectToLeadThereAndBack(
      { databaseUrl, db },
      {
        before: labelled({ table: 'notes', column: 'body', mood: 'mood' }),
        after: labelled({ table: 'app.remarks', column: 'Text', mood: 'feeling' }),
        renameTable: ['notes:app.remarks'],
        renameType: ['mood:feeling'],
        rename: ['app.remarks.body:Text'],
      },
    );
  });

  test('have directives, which say what PostgreSQL takes', async () => {
    const executor = recordingExecutor();
    const op = createOperations(executor);
    await op.createSecurityLabel(LABEL, `SECURITY LABEL ${LABEL} IS 'secret'`);
    await op.replaceSecurityLabel(LABEL, `SECURITY LABEL ${LABEL} IS 'top secret'`);
    await op.dropSecurityLabel(LABEL);

    expect(executor.statements).toEqual([
      `SECURITY LABEL ${LABEL} IS 'secret'`,
      `SECURITY LABEL ${LABEL} IS 'top secret'`,
      `SECURITY LABEL ${LABEL} IS NULL`,
    ]);
  });
});
