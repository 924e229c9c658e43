import { describe, expect, test } from 'vitest';
import type { Operation } from '../operations/operation.js';
import { decide } from './decide.js';
import type { OnlineSettings } from './decision.js';
import type { OnlineFacts, TableFacts } from './table-facts.js';

const MB = 1024 * 1024;
const AUTO: OnlineSettings = { online: 'auto', onlineThreshold: 64 * MB };
const users = { schema: null, name: 'users' };
const check: Operation = {
  kind: 'addConstraint',
  table: users,
  constraint: { kind: 'check', name: 'ck', expression: 'age > 0', noInherit: false, notValid: false, comment: null },
};
const rename: Operation = { kind: 'renameTable', table: users, newName: 'people' };
const unlogged: Operation = { kind: 'alterTable', table: users, changes: { unlogged: true } };

function factsOf(properties: Partial<TableFacts>): OnlineFacts {
  const table: TableFacts = {
    name: users,
    kind: 'table',
    existedBefore: true,
    bytes: 2048 * MB,
    rows: 1,
    isEmpty: false,
    partition: null,
    defaultPartition: null,
    parts: [],
    columns: [],
    constraints: [],
    indexes: [],
    updateTriggers: [],
    ...properties,
  };
  return { serverVersion: 180_000, tables: [table], takenNames: [], trial: null };
}

const large = {};
const small = { bytes: 8192 };

describe('decide', () => {
  test.for([
    [check, large, AUTO, 'online', 'users has 2 GB'],
    [check, small, AUTO, 'plain', 'users has 8 kB'],
    [check, small, { ...AUTO, online: true }, 'online', 'users has 8 kB'],
    [check, large, { ...AUTO, online: false }, 'plain', 'online forms are turned off'],
    [check, { existedBefore: false }, { ...AUTO, online: true }, 'plain', 'users is new'],
    [check, { isEmpty: true }, { ...AUTO, online: true }, 'plain', 'users is empty'],
    [rename, large, AUTO, 'plain', 'it only changes the catalogs'],
    [unlogged, small, AUTO, 'plain', 'users has 8 kB'],
    [
      unlogged,
      large,
      AUTO,
      'blocking',
      'users has 2 GB, and PostgreSQL writes the table again for LOGGED and UNLOGGED',
    ],
  ] as const)('$0.kind of $1 by $2 is $3: $4', ([operation, properties, settings, way, because]) => {
    expect(decide(operation, factsOf(properties), settings)).toMatchObject({ way, because });
  });
});
