import { expect } from 'vitest';
import { isSystemName, type NameSpace } from '../../src/schema/system-names/system-names.js';
import { test } from '../support/database.js';

test('every name of pg_catalog is known as one', async ({ db }) => {
  const { rows } = await db.query<{ readonly space: NameSpace; readonly name: string }>(NAMES);

  expect(rows.filter(({ space, name }) => !isSystemName(space, name))).toEqual([]);
});

const NAMES = [
  ['relation', 'pg_class', 'rel'],
  ['type', 'pg_type', 'typ'],
  ['routine', 'pg_proc', 'pro'],
  ['operator', 'pg_operator', 'opr'],
  ['collation', 'pg_collation', 'coll'],
  ['operatorMethod', 'pg_opclass', 'opc'],
  ['operatorMethod', 'pg_opfamily', 'opf'],
  ['conversion', 'pg_conversion', 'con'],
  ['textSearch', 'pg_ts_parser', 'prs'],
  ['textSearch', 'pg_ts_template', 'tmpl'],
  ['textSearch', 'pg_ts_dict', 'dict'],
  ['textSearch', 'pg_ts_config', 'cfg'],
]
  .map(
    ([space, catalog, prefix]) =>
      `SELECT '${space}' AS space, ${prefix}name AS name FROM ${catalog} WHERE ${prefix}namespace = 'pg_catalog'::regnamespace`,
  )
  .join(' UNION ');
