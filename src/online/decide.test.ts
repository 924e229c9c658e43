import { describe, expect, test } from 'vitest';
import { table } from '../../test/support/schema-values.js';
import type { Operation } from '../operations/operation.js';
import { decide } from './decide.js';
import type { OnlineSettings } from './decision.js';
import type { IndexFacts, OnlineFacts, TableFacts } from './table-facts.js';

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

const partition: Operation = {
  kind: 'createTable',
  table: table('of_2026', [], { partitionOf: { parent: users, bound: { from: ['1'], to: ['2'] } } }),
};
const moved: Operation = {
  kind: 'alterIndex',
  table: users,
  name: 'ix',
  changes: { tablespace: 'fast' },
};
const serial: Operation = {
  kind: 'alterColumn',
  table: users,
  column: 'id',
  serial: { from: null, to: { sequence: 'users_id_seq' } },
};
const byId: IndexFacts = {
  ...{ oid: '1', name: 'users_pkey', definition: '', columns: ['id'], keyCount: 1, comment: null },
  ...{ unique: true, valid: true, partial: false, constraint: 'users_pkey', attachedTo: null },
};

function factsOf(properties: Partial<TableFacts>): OnlineFacts {
  const place: TableFacts = {
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
  return { serverVersion: 180_000, tables: [place], takenNames: [], trial: null };
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
      small,
      { ...AUTO, online: true },
      'plain',
      'users has 8 kB, and PostgreSQL writes the table again for LOGGED and UNLOGGED',
    ],
    [
      unlogged,
      large,
      AUTO,
      'blocking',
      'users has 2 GB, and PostgreSQL writes the table again for LOGGED and UNLOGGED',
    ],
    [partition, large, AUTO, 'plain', 'it only changes the catalogs'],
    [
      partition,
      { kind: 'partitioned', defaultPartition: { schema: null, name: 'rest' } },
      AUTO,
      'blocking',
      'users has 2 GB, and PostgreSQL reads the default partition rest while it stops readers and writers',
    ],
    [
      moved,
      large,
      AUTO,
      'blocking',
      'users has 2 GB, and PostgreSQL moves an index to another tablespace only while nobody uses the table',
    ],
    [
      serial,
      large,
      AUTO,
      'blocking',
      'users has 2 GB, and the largest value of the column is looked for while readers and writers are stopped',
    ],
    [serial, { indexes: [byId] }, AUTO, 'plain', 'it only changes the catalogs'],
  ] as const)('$0.kind of $1 by $2 is $3: $4', ([operation, properties, settings, way, because]) => {
    expect(decide(operation, factsOf(properties), settings)).toMatchObject({ way, because });
  });
});
