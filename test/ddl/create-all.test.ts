import { describe, expect } from 'vitest';
import { createAllOperations, dropOperations } from '../../src/operations/create-all.js';
import { reverseAll } from '../../src/operations/reverse.js';
import { reflect } from '../../src/reflect/reflect.js';
import { EMPTY_SCHEMA } from '../../src/schema/database-schema.js';
import { test } from '../support/database.js';
import { runOperations } from '../support/run-operations.js';
import { withoutNotNulls } from '../support/schema-values.js';
import { richSchema } from './rich-schema.js';

const NOTHING = { ...EMPTY_SCHEMA, defaultSchema: { name: 'public', comment: null } };

describe('createOperations', () => {
  test('builds the schema as it is declared', async ({ db }) => {
    await runOperations(db, createAllOperations(richSchema));

    const { schema, unmanaged } = await reflect(db, { schemas: 'all' });
    expect(unmanaged).toEqual([]);
    expect({ ...schema, tables: withoutNotNulls(schema.tables), dependences: [] }).toEqual(richSchema);
  });

  test('is undone by its reverse', async ({ db }) => {
    const operations = createAllOperations(richSchema);

    await runOperations(db, operations);
    await runOperations(db, reverseAll(operations));

    expect(await reflect(db, { schemas: 'all' })).toMatchObject({ schema: NOTHING, unmanaged: [] });
  });

  test('is undone by dropOperations', async ({ db }) => {
    await runOperations(db, createAllOperations(richSchema));
    await runOperations(db, dropOperations(richSchema));

    expect((await reflect(db, { schemas: 'all' })).schema).toEqual(NOTHING);
  });
});
