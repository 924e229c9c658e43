import type { CreateIndex } from '../../src/operations/index-operations.js';
import type { Operation } from '../../src/operations/operation.js';
import { sequenceDefaults } from '../../src/schema/sequence.js';
import { SERVER_MAJOR } from '../support/database.js';
import {
  check,
  column,
  columnType,
  foreignKey,
  identity,
  index,
  indexKey,
  name,
  primaryKey,
  unique,
} from '../support/schema-values.js';

export interface FormCase {
  readonly title: string;
  /** The first and the last major version of PostgreSQL. */
  readonly since?: number;
  readonly until?: number;
  readonly before: string;
  readonly operation: Operation;
  /** The operation that follows at once. */
  readonly next?: CreateIndex;
  readonly steps: readonly string[];
}

const USERS = `CREATE TABLE users (id integer, email text, age integer, CONSTRAINT age_known CHECK (age IS NOT NULL));
  INSERT INTO users SELECT n, 'u' || n, n FROM generate_series(1, 5) AS n;`;
const users = name('users');
const ORDERS = `CREATE TABLE accounts (id integer PRIMARY KEY); INSERT INTO accounts SELECT generate_series(1, 5);
  CREATE TABLE orders (id integer, account_id integer); INSERT INTO orders SELECT n, n FROM generate_series(1, 5) AS n;`;

const EVENTS = `CREATE TABLE events (day date, n integer) PARTITION BY RANGE (day);
  CREATE TABLE first PARTITION OF events (CHECK (n > 0)) FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
  CREATE TABLE rest PARTITION OF events DEFAULT; INSERT INTO events VALUES ('2026-01-05', 1), ('2026-05-05', 5);`;

const LEVELS = `CREATE TABLE events (id integer, n integer, day date) PARTITION BY RANGE (id);
  CREATE TABLE first PARTITION OF events FOR VALUES FROM (1) TO (5); CREATE VIEW first_n_id_day_idx AS SELECT 1;
  CREATE TABLE second PARTITION OF events FOR VALUES FROM (5) TO (9) PARTITION BY LIST (n);
  CREATE TABLE deep PARTITION OF second DEFAULT; INSERT INTO events SELECT n, n, 'today' FROM generate_series(1, 8) AS n;`;

const email = indexKey('lower(email)', { statistics: 200 });

export const FORM_CASES: readonly FormCase[] = [
  {
    title: 'create index',
    before: USERS,
    operation: {
      kind: 'createIndex',
      table: users,
      index: index('ix_email', [email, 'id'], { where: '(id > 0)', comment: "it's quick" }),
    },
    steps: ['build index ix_email', 'describe index ix_email'],
  },
  {
    title: 'create index of a materialized view',
    before: `${USERS} CREATE MATERIALIZED VIEW totals AS SELECT age, count(*) AS n FROM users GROUP BY age;`,
    operation: {
      kind: 'createObject',
      object: {
        ...{ kind: 'materializedViewIndex', schema: null, name: 'ix_totals', signature: null, table: 'totals' },
        definition: 'CREATE UNIQUE INDEX ix_totals ON totals USING btree (age)',
        ...{ frame: null, additions: [], comment: 'by age', restored: [] },
      },
    },
    steps: ['build index ix_totals', 'describe index ix_totals'],
  },
  {
    title: 'drop index',
    before: `${USERS} CREATE UNIQUE INDEX ix_email ON users (lower(email)) WHERE id > 0; COMMENT ON INDEX ix_email IS 'x';`,
    operation: { kind: 'dropIndex', table: users, name: 'ix_email' },
    steps: ['drop index ix_email'],
  },
  {
    title: 'unique constraint',
    before: USERS,
    operation: {
      kind: 'addConstraint',
      table: users,
      constraint: unique('uq_email', ['email', 'id'], {
        deferrable: true,
        include: ['age'],
        comment: 'c',
        indexComment: 'i',
      }),
    },
    steps: ['build index uq_email', 'add unique constraint uq_email with the index'],
  },
  {
    title: 'unique constraint without a name',
    before: USERS,
    operation: { kind: 'addConstraint', table: users, constraint: unique('users_id_key', ['id']), unnamed: true },
    steps: built('users_id_key'),
  },
  {
    title: 'primary key',
    before: USERS,
    operation: { kind: 'addConstraint', table: users, constraint: primaryKey('users_pkey', ['id', 'age']) },
    steps: [...notNull('id'), 'build index users_pkey', 'add primary key users_pkey with the index'],
  },
  {
    title: 'check',
    before: `${USERS} CREATE TABLE members () INHERITS (users); INSERT INTO members VALUES (9, 'm', 9);`,
    operation: {
      kind: 'addConstraint',
      table: users,
      constraint: check('ck_age', 'age > 0', { comment: 'old enough' }),
    },
    steps: ['add check ck_age as NOT VALID', 'validate constraint ck_age'],
  },
  {
    title: 'validate constraint',
    before: `${USERS} ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 0) NOT VALID;
      COMMENT ON CONSTRAINT ck_age ON users IS 'c';`,
    operation: { kind: 'validateConstraint', table: users, name: 'ck_age' },
    steps: ['validate constraint ck_age'],
  },
  {
    title: 'foreign key',
    before: ORDERS,
    operation: {
      kind: 'addConstraint',
      table: name('orders'),
      constraint: foreignKey('fk_account', {
        columns: ['account_id'],
        references: ['accounts', 'id'],
        onDelete: 'cascade',
      }),
    },
    steps: ['add foreign key fk_account as NOT VALID', 'validate constraint fk_account'],
  },
  {
    title: 'set NOT NULL, and a default',
    before: `${USERS} CREATE TABLE members () INHERITS (users); INSERT INTO members VALUES (9, 'm', 9);`,
    operation: {
      kind: 'alterColumn',
      table: users,
      column: 'email',
      nullable: { to: false },
      serverDefault: { from: null, to: "'nobody'" },
    },
    steps: notNull('email'),
  },
  {
    title: 'add column with a volatile default',
    before: `${USERS} CREATE FUNCTION five() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 5; END';`,
    operation: {
      kind: 'addColumn',
      table: users,
      column: column('number', 'integer', { serverDefault: 'five()', comment: 'c' }),
    },
    steps: ['add column number', 'fill column number', ...notNull('number')],
  },
  {
    title: 'add column with a unique constraint',
    before: USERS,
    operation: {
      kind: 'addColumn',
      table: users,
      column: column('number', 'integer', { nullable: true }),
      constraints: [unique('uq_number', ['number'])],
    },
    steps: ['add column number', ...built('uq_number')],
  },
  {
    title: 'add serial column',
    before: USERS,
    operation: {
      kind: 'addColumn',
      table: users,
      column: column('n', 'bigint', { serial: { sequence: 'users_n_seq' }, nullable: true }),
    },
    steps: ['add column n', 'fill column n'],
  },
  {
    title: 'add identity column',
    before: USERS,
    operation: {
      kind: 'addColumn',
      table: users,
      column: column('n', 'integer', {
        identity: identity('users_n_seq', {
          always: true,
          options: { ...sequenceDefaults('integer', '2'), start: '11' },
        }),
      }),
    },
    steps: ['add column n', 'fill column n', ...notNull('n'), 'make n an identity column'],
  },
  {
    title: 'change an index',
    before: `${USERS} CREATE INDEX ix_email ON users (email);`,
    operation: { kind: 'dropIndex', table: users, name: 'ix_email' },
    next: { kind: 'createIndex', table: users, index: index('ix_email', [email], { unique: true, comment: 'c' }) },
    steps: [
      'build index ix_email next to the old one',
      'swap the names of both indexes ix_email',
      'describe index ix_email',
      'drop the old index ix_email',
    ],
  },
  {
    title: 'attach a partition',
    before: `${EVENTS} CREATE TABLE third (day date, n integer); INSERT INTO third VALUES ('2026-03-05', 3);`,
    operation: {
      kind: 'attachPartition',
      table: name('third'),
      parent: name('events'),
      bound: { from: ["'2026-03-01'"], to: ["'2026-04-01'"] },
    },
    steps: [
      'add helper check for the bound of third as NOT VALID',
      'validate helper check for the bound of third',
      'add helper check for the default partition as NOT VALID',
      'validate helper check for the default partition',
      'attach partition third',
    ],
  },
  {
    title: 'attach a partition by hash',
    before: `CREATE TABLE events (id integer, n integer) PARTITION BY HASH (id); CREATE TABLE half (id integer, n integer);
      INSERT INTO half SELECT n, n FROM generate_series(1, 20) AS n
       WHERE satisfies_hash_partition('events'::regclass, 2, 1, n);`,
    operation: {
      kind: 'attachPartition',
      table: name('half'),
      parent: name('events'),
      bound: { modulus: 2, remainder: 1 },
    },
    steps: [
      'add helper check for the bound of half as NOT VALID',
      'validate helper check for the bound of half',
      'attach partition half',
    ],
  },
  {
    title: 'detach a partition',
    before: `${EVENTS} DROP TABLE rest;`,
    operation: { kind: 'detachPartition', table: name('first'), parent: name('events') },
    steps: ['detach partition first', 'drop the check that DETACH leaves on first'],
  },
  {
    title: 'create index on a partitioned table',
    before: LEVELS,
    operation: {
      kind: 'createIndex',
      table: name('events'),
      index: index('ix_n', ['n', 'id'], { include: ['day'], comment: 'c' }),
    },
    steps: [
      'add index ix_n on events only',
      ...['build index first_n_id_day_idx1', 'attach index first_n_id_day_idx1'],
      ...['add index second_n_id_day_idx on second only', 'attach index second_n_id_day_idx'],
      ...['build index deep_n_id_day_idx', 'attach index deep_n_id_day_idx'],
    ],
  },
  {
    title: 'primary key of a partitioned table',
    before: LEVELS,
    operation: { kind: 'addConstraint', table: name('events'), constraint: primaryKey('events_pkey', ['id', 'n']) },
    steps: [
      ...[...notNull('id'), ...notNull('n'), 'add constraint events_pkey on events only'],
      ...['build index first_pkey', 'add primary key first_pkey with the index', 'attach index first_pkey'],
      ...['add constraint second_pkey on second only', 'attach index second_pkey'],
      ...['build index deep_pkey', 'add primary key deep_pkey with the index', 'attach index deep_pkey'],
    ],
  },
  {
    title: 'change the type of a column',
    before: `CREATE TABLE items (id serial CONSTRAINT items_key PRIMARY KEY, code text NOT NULL, n integer);
      INSERT INTO items (code, n) SELECT n, n FROM generate_series(1, 5) AS n;
      ALTER TABLE items ADD CONSTRAINT ck_id CHECK (id > 0), ADD CONSTRAINT uq_n UNIQUE (n, id) DEFERRABLE;
      CREATE INDEX ix_id ON items (id DESC, lower(code)) WHERE id > 0; COMMENT ON INDEX ix_id IS 'i';
      COMMENT ON COLUMN items.id IS 'c'; COMMENT ON CONSTRAINT ck_id ON items IS 'k';`,
    operation: { kind: 'alterColumn', table: name('items'), column: 'id', type: { to: columnType('bigint') } },
    steps: [
      'add a column for the new type of id, and a trigger that fills it',
      'fill the new column of id',
      'add helper check for NOT NULL of the new column of id as NOT VALID',
      'validate helper check for NOT NULL of the new column of id',
      'add check ck_id for the new column as NOT VALID',
      'validate check ck_id for the new column',
      ...['items_key', 'ix_id', 'uq_n'].map((index) => `build index ${index} for the new column`),
      'put the new column of id in the place of the old one',
    ],
  },
  {
    title: 'change the type of a column by an expression',
    before: `CREATE TABLE items (id integer, code text DEFAULT '7'); INSERT INTO items VALUES (1, '5'), (2, NULL);`,
    operation: {
      kind: 'alterColumn',
      table: name('items'),
      column: 'code',
      type: { to: columnType('integer'), using: 'code::integer + id' },
      serverDefault: { to: '8' },
    },
    steps: [
      'add a column for the new type of code, and a trigger that fills it',
      'fill the new column of code',
      'put the new column of code in the place of the old one',
    ],
  },
  {
    title: 'change the type of a column that other tables refer to',
    before: `CREATE TABLE items (id integer GENERATED BY DEFAULT AS IDENTITY (START 20 INCREMENT 2) PRIMARY KEY,
        parent integer CONSTRAINT fk_parent REFERENCES items ON DELETE SET NULL);
      CREATE TABLE parts (item integer CONSTRAINT fk_item REFERENCES items ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED);
      COMMENT ON CONSTRAINT fk_item ON parts IS 'f'; COMMENT ON SEQUENCE items_id_seq IS 's';
      INSERT INTO items (parent) VALUES (NULL), (20), (22); INSERT INTO parts VALUES (22), (NULL);`,
    operation: { kind: 'alterColumn', table: name('items'), column: 'id', type: { to: columnType('bigint') } },
    steps: [
      ...typeChangeBegun('id', true),
      'build index items_pkey for the new column',
      ...['fk_parent', 'fk_item'].flatMap(foreignKeyForNew),
      'put the new column of id in the place of the old one',
    ],
  },
  {
    title: 'change the type of a column that refers to another table',
    before: `${ORDERS} ALTER TABLE orders ADD CONSTRAINT fk_account FOREIGN KEY (account_id) REFERENCES accounts (id)
        ON DELETE CASCADE; COMMENT ON CONSTRAINT fk_account ON orders IS 'f';`,
    operation: { kind: 'alterColumn', table: name('orders'), column: 'account_id', type: { to: columnType('bigint') } },
    steps: [
      ...typeChangeBegun('account_id', false),
      ...foreignKeyForNew('fk_account'),
      'put the new column of account_id in the place of the old one',
    ],
  },
];

function typeChangeBegun(column: string, isNotNull: boolean): readonly string[] {
  const check = `helper check for NOT NULL of the new column of ${column}`;
  return [
    `add a column for the new type of ${column}, and a trigger that fills it`,
    `fill the new column of ${column}`,
    ...(isNotNull ? [`add ${check} as NOT VALID`, `validate ${check}`] : []),
  ];
}

function foreignKeyForNew(key: string): readonly string[] {
  return [`add foreign key ${key} for the new column as NOT VALID`, `validate foreign key ${key} for the new column`];
}

function built(key: string): readonly string[] {
  return [`build index ${key}`, `add unique constraint ${key} with the index`];
}

function notNull(column: string): readonly string[] {
  return SERVER_MAJOR < 18
    ? [
        `add helper check for NOT NULL of ${column} as NOT VALID`,
        `validate helper check for NOT NULL of ${column}`,
        `set NOT NULL on ${column}`,
      ]
    : [`set NOT NULL on ${column} as NOT VALID`, `validate NOT NULL on ${column}`];
}
