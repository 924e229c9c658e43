import { describe, expect, test } from 'vitest';
import { MetaData } from '../../models/index.js';
import { mergeSchemas } from './merge-schemas.js';

function declaring(...tables: readonly string[]) {
  const metadata = new MetaData();
  for (const name of tables) {
    metadata.table(name, { id: metadata.t.integer() });
  }
  return metadata.toSchema();
}

describe('several metadata', () => {
  test('are one schema', () => {
    const { tables } = mergeSchemas([declaring('users', 'posts'), declaring(), declaring('tags')]);

    expect(tables.map(({ name }) => name)).toEqual(['users', 'posts', 'tags']);
  });

  test('that declare the same table are refused, naming it', () => {
    expect(() => mergeSchemas([declaring('users'), declaring('users')])).toThrow(
      expect.objectContaining({ code: 'DECLARED_TWICE', message: expect.stringContaining('users') }),
    );
  });
});
