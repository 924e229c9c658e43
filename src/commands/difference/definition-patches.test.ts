import { expect, test } from 'vitest';
import { column, table } from '../../../test/support/schema-values.js';
import { EMPTY_SCHEMA } from '../../schema/database-schema.js';
import { definitionPatches } from './definition-patches.js';

const NAMES = { from: 'database', to: 'models' };

test('a renamed table is shown as one that changes', () => {
  const declared = { ...table('users', [column('id')]), renamedFrom: { schema: null, name: 'people' } };
  const patches = definitionPatches(
    { ...EMPTY_SCHEMA, tables: [declared] },
    { ...EMPTY_SCHEMA, tables: [table('people', [column('id')])] },
    NAMES,
  );

  expect(patches.map(({ object }) => object)).toEqual(['table users']);
  expect(patches[0]?.patch).toMatch(/^-CREATE TABLE people \(\n\+CREATE TABLE users \(\n .*id/m);
});

test('schemas and collations are shown too', () => {
  const collation = {
    schema: null,
    name: 'german',
    provider: 'icu' as const,
    locale: 'de',
    ctype: null,
    deterministic: true,
    rules: null,
    comment: null,
  };
  const patches = definitionPatches(
    { ...EMPTY_SCHEMA, schemas: [{ name: 'audit', comment: null }], collations: [collation] },
    EMPTY_SCHEMA,
    NAMES,
  );

  expect(patches.map(({ object }) => object)).toEqual(['collation german', 'schema audit']);
});

test('a view is shown by its definition, without its owner', () => {
  const view = (definition: string) => ({
    kind: 'view' as const,
    schema: null,
    name: 'v',
    signature: null,
    table: null,
    definition,
    frame: [],
    additions: [],
    comment: null,
    restored: ['ALTER VIEW v OWNER TO somebody'],
  });
  const patches = definitionPatches(
    { ...EMPTY_SCHEMA, objects: [view('CREATE VIEW v AS SELECT 2')] },
    { ...EMPTY_SCHEMA, objects: [view('CREATE VIEW v AS SELECT 1')] },
    NAMES,
  );

  expect(patches.map(({ object }) => object)).toEqual(['view v']);
  expect(patches[0]?.patch).toMatch(/-CREATE VIEW v AS SELECT 1;\n\+CREATE VIEW v AS SELECT 2;$/);
});
