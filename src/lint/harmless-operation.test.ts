import { describe, expect, test } from 'vitest';
import { check, column, columnType, foreignKey, name, table } from '../../test/support/schema-values.js';
import type { AlterColumn } from '../operations/column-operations.js';
import type { Operation } from '../operations/operation.js';
import { isHarmless } from './harmless-operation.js';

const USERS = table('users', [column('bio', 'character varying(120)'), column('age')], {
  checks: [check('of_age', 'age >= 18')],
});
const CARE = { isOnline: true, limitsLocks: true, isWriter: true, tables: new Map([['users', USERS]]) };

const toUsers = foreignKey('posts_author', { columns: ['author'], references: ['users', 'id'] });
const posts = (type: string) => table('posts', [column('author', type)], { foreignKeys: [toUsers] });

const add = (type: string, properties = {}): Operation => ({
  kind: 'addColumn',
  table: name('users'),
  column: column('bio', type, { nullable: true, ...properties }),
});

const retype = (from: string, to: string, others: Partial<AlterColumn> = {}): Operation => ({
  ...{ kind: 'alterColumn', table: name('users'), column: 'bio' },
  type: { from: columnType(from), to: columnType(to) },
  ...others,
});

describe('an operation is harmless', () => {
  test.each<readonly [string, boolean, Operation]>([
    ['if it creates a table', true, { kind: 'createTable', table: table('posts', [column('id')]) }],
    ['if the keys of the table have room', true, { kind: 'createTable', table: posts('bigint') }],
    ['unless they may be too small', false, { kind: 'createTable', table: posts('integer') }],
    ['if it adds an empty column', true, add('text')],
    ['unless that is json', false, add('json')],
    ['unless each row gets a value', false, add('uuid', { serverDefault: 'gen_random_uuid()' })],
    ['unless null is not allowed', false, add('text', { nullable: false })],
    ['if a type gets room', true, retype('character varying(120)', 'character varying(200)')],
    ['unless a type loses room', false, retype('character varying(120)', 'character varying(80)')],
    ['unless a type is another one', false, retype('integer', 'bigint')],
    ['unless a default changes with it', false, retype('text', 'text', { serverDefault: { to: "'none'" } })],
    ['unless a check is about the column', false, retype('integer', 'integer', { column: 'age' })],
    ['unless nothing is known of the table', false, retype('text', 'text', { table: name('posts') })],
    ['unless it drops a table', false, { kind: 'dropTable', table: name('users') }],
  ])('%s', (_, harmless, operation) => {
    expect(isHarmless(operation, CARE)).toBe(harmless);
    expect(isHarmless(operation, { ...CARE, limitsLocks: false })).toBe(false);
  });
});
