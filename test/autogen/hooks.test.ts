import { describe, expect, test } from 'vitest';
import { compare } from '../../src/autogen/compare.js';
import type { CompareOptions } from '../../src/autogen/compare-options.js';
import { describeOperation } from '../../src/autogen/describe/describe-operation.js';
import type { ComparedColumn } from '../../src/schema/comparison-hooks.js';
import { EMPTY_SCHEMA } from '../../src/schema/database-schema.js';
import type { Table } from '../../src/schema/table.js';
import { check, column, index, indexKey, table } from '../support/schema-values.js';

function differences(
  declared: readonly Table[],
  reflected: readonly Table[],
  options: Omit<CompareOptions, 'serverVersion'>,
) {
  const side = (tables: readonly Table[]) => ({ ...EMPTY_SCHEMA, tables });
  const { operations } = compare(side(declared), side(reflected), { serverVersion: 180000, ...options });
  return operations.map(describeOperation);
}

describe('includeObject', () => {
  test('leaves out what it refuses, on either side', () => {
    const found = differences([table('mine', []), table('new', [])], [table('theirs', [])], {
      includeObject: ({ name }) => name === 'new',
    });

    expect(found).toEqual(['create table new']);
  });

  test('sees both sides of what both have, once', () => {
    const seen: unknown[] = [];
    differences([table('t', [column('a')])], [table('t', [column('a')]), table('u', [])], {
      includeObject: ({ name, type, reflected, compareTo }) => {
        seen.push([type, name, reflected, compareTo?.name ?? null]);
        return true;
      },
    });

    expect(seen).toEqual([
      ['table', 't', false, 't'],
      ['table', 'u', true, null],
      ['column', 'a', false, 'a'],
    ]);
  });

  test('decides on parts of a table that both sides have', () => {
    const declared = table('t', [column('a')], { checks: [check('ck', 'a > 0')] });
    const reflected = table('t', [column('a'), column('b')], { indexes: [index('ix', [indexKey('b')])] });

    expect(
      differences([declared], [reflected], { includeObject: ({ type }) => type !== 'column' && type !== 'index' }),
    ).toEqual(['add check constraint ck (a > 0) to t']);
  });
});

describe('a schema that only the database has', () => {
  const side = (tables: readonly Table[]) => ({ ...EMPTY_SCHEMA, schemas: [{ name: 'audit', comment: null }], tables });
  const drops = (options: Omit<CompareOptions, 'serverVersion'>) =>
    compare(EMPTY_SCHEMA, side([table('audit.log', []), table('audit.kept', [])]), {
      serverVersion: 180000,
      ...options,
    })
      .operations.map(describeOperation)
      .filter((line) => line.startsWith('drop schema'));

  test('is dropped with all objects in it', () => {
    expect(drops({})).toEqual(['drop schema audit']);
  });

  test('stays if a hook leaves out an object in it', () => {
    expect(drops({ includeObject: ({ name }) => name !== 'kept' })).toEqual([]);
  });

  test('stays if an object in it is not compared', () => {
    expect(drops({ keptSchemas: ['audit'] })).toEqual([]);
  });
});

describe('a rule about names', () => {
  test('keeps a declared object from being created as well', () => {
    const found = differences([table('t', []), table('audit.t', [])], [], {
      nameRule: ({ type, schema }) => (type === 'table' && schema !== null ? 'another schema' : null),
    });

    expect(found).toEqual(['create table t']);
  });
});

describe('compareType and compareServerDefault', () => {
  const declared = table('t', [column('a', 'integer', { serverDefault: '1' }), column('b', 'text')]);
  const reflected = table('t', [column('a', 'bigint'), column('b', 'xml')]);

  test('are on by default', () => {
    expect(differences([declared], [reflected], {})).toEqual([
      'alter column t.a: type bigint to integer, set default 1',
      'alter column t.b: type xml to text',
    ]);
  });

  test('can be switched off', () => {
    expect(differences([declared], [reflected], { compareType: false, compareServerDefault: false })).toEqual([]);
  });

  test('can be decided column by column', () => {
    const options = { compareType: ({ declared: { name } }: ComparedColumn) => name === 'b' };

    expect(differences([declared], [reflected], options)).toEqual([
      'alter column t.a: set default 1',
      'alter column t.b: type xml to text',
    ]);
  });

  test('compare a column as usual where a function decides nothing', () => {
    expect(differences([declared], [reflected], { compareType: () => undefined })).toEqual(
      differences([declared], [reflected], {}),
    );
  });

  test('make a difference of what is equal where a function says so', () => {
    const options = { compareServerDefault: ({ declared: { name } }: ComparedColumn) => name === 'a' };

    expect(differences([declared], [declared], options)).toEqual(['alter column t.a: set default 1']);
  });
});
