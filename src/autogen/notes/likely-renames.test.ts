import { describe, expect, test } from 'vitest';
import { column, name, table } from '../../../test/support/schema-values.js';
import type { Operation } from '../../operations/operation.js';
import { EMPTY_SCHEMA } from '../../schema/database-schema.js';
import type { Table } from '../../schema/table.js';
import { likelyRenames } from './likely-renames.js';

function renames(operations: readonly Operation[], tables: readonly Table[] = []) {
  const schemas = { before: { ...EMPTY_SCHEMA, tables }, after: EMPTY_SCHEMA, serverVersion: 180000 };
  return likelyRenames(operations, schemas).map(({ lines, instead }) => [...lines, instead?.kind]);
}

const drop = (was: Table): Operation => ({ kind: 'dropTable', table: name(was.name), was });
const create = (created: Table): Operation => ({ kind: 'createTable', table: created });
const columns = (...names: readonly string[]) => names.map((each) => column(each, each === 'id' ? 'integer' : 'text'));

describe('a table that is dropped may be one that is created', () => {
  const before = table('git_auth_links', columns('id', 'user_id', 'access_token', 'refresh_token'));
  const others = [table('a', columns('id', 'title')), table('b', columns('id', 'title'))];

  test('if the new table has most of its columns', () => {
    const after = table('external_auth_links', columns('id', 'user_id', 'access_token', 'refresh_token', 'expiry'));

    expect(renames([drop(before), create(after)], [before, ...others])).toEqual([
      [
        'external_auth_links has 4 of its 4 columns. If this is a rename, generate the revision again with --rename-table git_auth_links:external_auth_links.',
        'renameTable',
      ],
    ]);
  });

  test('but not because of columns that many tables have, and not if the table is recreated', () => {
    const tables = [before, ...others, table('c', columns('id', 'note'))];
    const after = table('d', columns('id', 'title', 'body'));

    expect(renames([drop(table('c', columns('id', 'note'))), create(after)], tables)).toEqual([]);
    expect(renames([drop(before), create({ ...before })], tables)).toEqual([]);
  });

  test('in another schema, but not by that alone if only one is partitioned', () => {
    const moved = { ...before, schema: 'app' };
    const partitioned = { ...moved, partitionBy: { strategy: 'hash', keys: ['id'] } } as const;

    expect(renames([drop(before), create(moved)], [before])).toEqual([
      ['app.git_auth_links has the same columns. If this is a rename, write instead of the two:', 'setTableSchema'],
    ]);
    expect(renames([drop(before), create(partitioned)], [before])[0]?.[0]).toContain('generate the revision again');
  });

  test('the likeliest first', () => {
    const [near, far] = [
      table('auth_links', columns('id', 'user_id', 'access_token', 'refresh_token', 'x')),
      table('links', columns('id', 'user_id', 'access_token', 'y')),
    ];
    const found = renames([drop(before), create(far), create(near)], [before, ...others]);

    expect(found.map(([line]) => String(line).split(' ')[0])).toEqual(['auth_links', 'links']);
  });
});

describe('a column that is dropped may be one that is added', () => {
  const change = (was: string, added: readonly string[], type = 'text'): readonly Operation[] => [
    ...added.map((each): Operation => ({ kind: 'addColumn', table: name('t'), column: column(each, type) })),
    { kind: 'dropColumn', table: name('t'), column: was, was: column(was, 'text') },
  ];

  test('of the same type, the likeliest first', () => {
    expect(renames(change('name', ['note', 'full_name'])).map(([line]) => line)).toEqual([
      't.full_name has the same type. If this is a rename, write instead of the two:',
      't.note has the same type. If this is a rename, write instead of the two:',
    ]);
  });

  test('of a similar type with a similar name', () => {
    expect(renames(change('user_name', ['username', 'x'], 'character varying(50)'))).toEqual([
      [
        't.username has a similar name. If this is a rename, generate the revision again with --rename t.user_name:username.',
        'renameColumn',
      ],
    ]);
  });

  test('of a similar name if many have its type', () => {
    expect(renames(change('name', ['a', 'b', 'c', 'full_name']))).toHaveLength(1);
  });
});

describe('values of an enum that go and others that come', () => {
  const replace = (before: readonly string[], values: readonly string[]): readonly Operation[] => [
    { kind: 'replaceEnum', type: name('mood'), values, columns: [], was: { values: before, columns: [] } },
  ];

  test('at the same place may be renamed', () => {
    expect(renames(replace(['sad', 'ok', 'glad'], ['sad', 'fine', 'glad']))).toEqual([
      ['If a value has a new name, write instead:', 'renameEnumValue'],
    ]);
  });

  test('elsewhere may be mapped', () => {
    expect(renames(replace(['canceled', 'ok', 'old'], ['ok', 'cancelled', 'x']))).toEqual([
      ["If rows get other values, add the option mapping: { 'canceled': 'cancelled' }", undefined],
    ]);
    expect(renames(replace(['a', 'b'], ['b']))).toEqual([]);
  });
});
