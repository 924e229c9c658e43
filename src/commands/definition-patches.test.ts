import { expect, test } from 'vitest';
import { column, table } from '../../test/support/schema-values.js';
import { EMPTY_SCHEMA } from '../schema/database-schema.js';
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
