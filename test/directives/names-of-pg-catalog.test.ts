import { expect } from 'vitest';
import { enumType, integer, text, type } from '../../src/models/index.js';
import { createOperations } from '../../src/runtime/op/create-operations.js';
import type { Operations } from '../../src/runtime/operations.js';
import { test } from '../support/database.js';
import { recordingExecutor } from '../support/recording-executor.js';

const OBJECTS = `
  CREATE ROLE somebody_else;
  CREATE SCHEMA "Odd 'schema' 100%";
  CREATE FUNCTION lower(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
  CREATE FUNCTION upper(text) RETURNS text LANGUAGE sql AS 'SELECT $1';
  CREATE AGGREGATE sum(integer) (SFUNC = int4pl, STYPE = integer);
  CREATE FUNCTION equals(uuid, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
  CREATE OPERATOR public.= (FUNCTION = equals, LEFTARG = uuid, RIGHTARG = text);
  CREATE OPERATOR public.<> (FUNCTION = equals, LEFTARG = uuid, RIGHTARG = text);
`;

const MORE = `
  CREATE TYPE date AS ENUM ('a');
  CREATE TYPE box AS (width integer);
  CREATE DOMAIN name AS pg_catalog.text;
  CREATE TYPE path AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = paths);
  CREATE COLLATION "C" (LOCALE = 'POSIX');
  CREATE TEXT SEARCH CONFIGURATION simple (PARSER = default);
  CREATE TABLE pg_class (id serial, a integer);
  CREATE TABLE pg_index (a integer);
  CREATE VIEW pg_tables AS SELECT 1 AS one`;

async function directives(op: Operations): Promise<void> {
  await op.renameFunction('lower(text)', 'lowest');
  await op.setFunctionSchema('upper(text)', "Odd 'schema' 100%");
  await op.grant(['execute'], 'function', 'sum(integer)', 'somebody_else');
  await op.dropAggregate('sum(integer)');
  await op.setOwner('operator', '=(uuid, text)', 'somebody_else');
  await op.dropOperator('<>(uuid, text)');
  await op.addEnumValue('date', 'b');
  await op.setComment('type', 'date', "it's 100% ours");
  await op.setOwner('type', 'box', 'somebody_else');
  await op.alterDomain('name', { notNull: true });
  await op.dropRangeType('path');
  await op.dropCollation('C');
  await op.dropTextSearchConfiguration('simple');
  await op.bulkInsert('pg_class', [{ a: 1 }, { a: 2 }]);
  await op.addColumn('pg_class', 'day', enumType('date').nullable());
  await op.addColumn('pg_class', 'called', type('name').nullable());
  await op.alterColumn('pg_class', 'a', { type: text(), using: 'a::text' });
  await op.createIndex('pg_index_indrelid_index', 'pg_class', ['a'], { comment: 'ours' });
  await op.grant(['select'], 'table', 'pg_class', 'somebody_else');
  await op.dropView('pg_tables');
  await op.dropTable('pg_index');
  await op.createTable('pg_attribute', { a: integer() }, [], { comment: 'ours' });
}

test('directives mean the objects of the default schema, never those of pg_catalog', async ({ db }) => {
  const system = () => db.query(SYSTEM).then(({ rows }) => rows);
  await db.query(OBJECTS + MORE);
  const before = await system();
  const executor = recordingExecutor();
  await directives(createOperations(executor));
  for (const statement of executor.statements) await db.query(statement);

  expect(await system()).toEqual(before);
  const { rows } = await db.query(OURS);
  expect(rows[0]).toEqual({
    routines: ['equals', 'lowest'],
    moved: 'upper',
    operators: '= somebody_else',
    types: ['box', 'date', 'name', 'pg_attribute', 'pg_class'],
    comment: "it's 100% ours",
    columns: ['id integer', 'a text', 'day public.date', 'called name'],
    access: true,
  });
  await db.query('DROP OWNED BY somebody_else; DROP ROLE somebody_else');
});

const SYSTEM = `SELECT (SELECT count(*) FROM pg_catalog.pg_proc WHERE pronamespace = 11) AS routines,
  (SELECT count(*) FROM pg_catalog.pg_type WHERE typnamespace = 11) AS types,
  (SELECT md5(string_agg(c::pg_catalog.text, ',' ORDER BY c.oid)) FROM pg_catalog.pg_class AS c WHERE relnamespace = 11 AND relkind <> 't') AS relations,
  (SELECT count(*) FROM pg_catalog.pg_description AS d WHERE objoid < 16384) AS comments,
  (SELECT md5(string_agg(p::pg_catalog.text, ',' ORDER BY p.oid)) FROM pg_catalog.pg_proc AS p WHERE pronamespace = 11) AS access`;

const OURS = `SELECT
  (SELECT array_agg(proname::pg_catalog.text ORDER BY proname) FROM pg_catalog.pg_proc WHERE pronamespace = 'public'::regnamespace) AS routines,
  (SELECT proname FROM pg_catalog.pg_proc WHERE pronamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname ~ '^Odd')) AS moved,
  (SELECT oprname || ' ' || pg_get_userbyid(oprowner) FROM pg_catalog.pg_operator WHERE oprnamespace = 'public'::regnamespace) AS operators,
  (SELECT array_agg(typname::pg_catalog.text ORDER BY typname) FROM pg_catalog.pg_type WHERE typnamespace = 'public'::regnamespace AND typcategory <> 'A') AS types,
  obj_description('public.date'::regtype, 'pg_type') AS comment,
  (SELECT array_agg(attname || ' ' || atttypid::regtype ORDER BY attnum) FROM pg_catalog.pg_attribute
    WHERE attrelid = 'public.pg_class'::regclass AND attnum > 0) AS columns,
  has_table_privilege('somebody_else', 'public.pg_class'::regclass, 'SELECT') AS access`;
