import { describe, expect, test } from 'vitest';
import { column, foreignKey, name, table } from '../../test/support/schema-values.js';
import type { Operation } from '../operations/operation.js';
import { isHarmless } from './harmless-operation.js';

const CARE = { isOnline: true, limitsLocks: true, isWriter: true };

const toUsers = foreignKey('posts_author', { columns: ['author'], references: ['users', 'id'] });
const posts = (type: string) => table('posts', [column('author', type)], { foreignKeys: [toUsers] });

const add = (type: string, properties = {}): Operation => ({
  kind: 'addColumn',
  table: name('users'),
  column: column('bio', type, { nullable: true, ...properties }),
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
    ['unless it drops a table', false, { kind: 'dropTable', table: name('users') }],
  ])('%s', (_, harmless, operation) => {
    expect(isHarmless(operation, CARE)).toBe(harmless);
    expect(isHarmless(operation, { ...CARE, limitsLocks: false })).toBe(false);
  });
});
