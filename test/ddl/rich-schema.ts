import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import { sequenceDefaults } from '../../src/schema/sequence.js';
import type { Table } from '../../src/schema/table.js';
import {
  check,
  column,
  columnType,
  enumType,
  exclusion,
  foreignKey,
  identity,
  index,
  indexKey,
  name,
  primaryKey,
  sequence,
  table,
  unique,
} from '../support/schema-values.js';

const statusType = columnType('"Order Status"', name('Order Status'));
const severityType = columnType('audit.severity', name('audit.severity'));

const users = table(
  'users',
  [
    column('id', 'bigint', { identity: identity('users_id_seq') }),
    column('email', 'character varying(255)', { comment: "Where 'it' goes \\ to" }),
    column('display name', 'text', { nullable: true, collation: name('german') }),
    column('created_at', 'timestamp with time zone', { serverDefault: 'now()' }),
    column('settings', 'jsonb', { serverDefault: `'{"theme": "dark"}'::jsonb` }),
    column('tags', 'text[]', { serverDefault: "'{}'::text[]" }),
    column('slug', 'text', { nullable: true, generated: { expression: 'lower(email::text)', stored: true } }),
    column('manager_id', 'bigint', { nullable: true }),
    column('favourite_order', 'integer', { nullable: true }),
  ],
  {
    comment: 'People',
    primaryKey: primaryKey('pk_users', ['id'], { comment: 'By number' }),
    uniques: [
      unique('uq_users_email', ['email'], { deferrable: true, initiallyDeferred: true, with: { fillfactor: '70' } }),
      unique('uq_users_manager', ['manager_id', 'email'], { include: ['created_at'] }),
    ],
    foreignKeys: [
      foreignKey('fk_users_favourite', {
        columns: ['favourite_order'],
        references: ['orders', 'id'],
        deferrable: true,
        comment: 'A cycle',
      }),
      foreignKey('fk_users_manager', { columns: ['manager_id'], references: ['users', 'id'], onDelete: 'set null' }),
    ],
    checks: [
      check('email_shape', "email::text ~~ '%@%'::text", { comment: 'Roughly' }),
      check('late', "created_at > '2000-01-01 00:00:00+00'::timestamp with time zone", { notValid: true }),
      check('own', 'id > 0', { noInherit: true }),
    ],
    indexes: [
      index(
        'ix_users_created',
        [
          indexKey('created_at', { descending: true, nullsFirst: false }),
          indexKey('display name', { collation: name('C'), nullsFirst: true }),
        ],
        { include: ['id'], where: 'manager_id IS NOT NULL' },
      ),
      index('ix_users_lower', [indexKey('lower(email::text)', { opclass: name('text_pattern_ops') })], {
        unique: true,
        comment: 'For log-in',
      }),
      index('ix_users_tags', ['tags'], { method: 'gin', with: { fastupdate: 'off' } }),
    ],
  },
);

const orders = table(
  'orders',
  [
    column('id', 'integer', { serial: { sequence: 'orders_id_seq' } }),
    column('number', 'bigint', { serverDefault: "nextval('order_number'::regclass)" }),
    column('user_id', 'bigint', { nullable: true }),
    column('status', statusType, { serverDefault: `'pending'::"Order Status"` }),
    column('history', { ...statusType, array: true }, { serverDefault: `'{}'::"Order Status"[]` }),
    column('during', 'tstzrange'),
    column('ticket', 'smallint', { serial: { sequence: 'ticket_numbers' } }),
    column('total', 'numeric(12,2)', { serverDefault: "'-1'::integer" }),
  ],
  {
    primaryKey: primaryKey('orders_pkey', ['id']),
    foreignKeys: [
      foreignKey('fk_orders_user', {
        columns: ['user_id'],
        references: ['users', 'id'],
        onDelete: 'cascade',
        onUpdate: 'restrict',
        match: 'full',
        deferrable: true,
        initiallyDeferred: true,
      }),
    ],
    exclusions: [
      exclusion('no_overlap', [['during', '&&']], { where: 'user_id IS NOT NULL', deferrable: true, comment: 'Once' }),
    ],
  },
);

const log = table(
  'audit.log',
  [
    column('id', 'bigint', {
      identity: identity('log_numbers', {
        always: true,
        options: { ...sequenceDefaults('bigint', '5'), start: '100', minValue: '10', cache: '20', cycle: true },
      }),
    }),
    column('severity', severityType),
    column('user_id', 'bigint', { nullable: true }),
    column('entry', 'bigint', { serverDefault: "nextval('audit.entry'::regclass)", nullable: true }),
  ],
  {
    primaryKey: primaryKey('log_pkey', ['id']),
    foreignKeys: [foreignKey('log_user', { columns: ['user_id'], references: ['users', 'id'], notValid: true })],
  },
);

/** One of everything that every supported PostgreSQL has. */
export const richSchema: DatabaseSchema = {
  defaultSchema: { name: 'public', comment: 'Rich' },
  schemas: [{ name: 'audit', comment: 'Who did what' }],
  collations: [
    {
      schema: null,
      name: 'german',
      provider: 'libc',
      locale: 'C',
      ctype: null,
      deterministic: true,
      rules: null,
      comment: 'Nearly',
    },
  ],
  enums: [
    enumType('Order Status', ['pending', "it's paid"], { comment: 'Where it stands' }),
    enumType('audit.severity', ['low', 'high']),
  ],
  domains: [
    {
      ...name('Level'),
      type: columnType('smallint'),
      collation: null,
      serverDefault: '1',
      nullable: false,
      notNullName: null,
      checks: [
        { name: 'not_too_high', expression: 'VALUE < 9', notValid: false, comment: 'For now' },
        { name: 'unproven', expression: 'VALUE IS NOT NULL', notValid: true, comment: null },
      ],
      comment: 'How bad it is',
    },
  ],
  compositeTypes: [
    {
      ...name('address'),
      attributes: [
        { name: 'Street', type: columnType('text'), collation: name('german'), comment: 'With the number' },
        {
          name: 'levels',
          type: columnType('"Level"[]', name('Level')),
          collation: null,
          comment: null,
        },
      ],
      comment: 'Where',
    },
  ],
  rangeTypes: [
    {
      ...name('speeds'),
      subtype: columnType('double precision'),
      opclass: null,
      collation: null,
      canonical: null,
      subtypeDiff: { schema: null, name: 'float8mi' },
      multirange: name('many_speeds'),
      comment: 'From and to',
    },
  ],
  sequences: [
    sequence('order_number', {
      options: { ...sequenceDefaults('bigint', '-3'), start: '-10' },
      ownedBy: { table: name('orders'), column: 'number' },
      comment: 'Downwards',
    }),
    sequence('audit.entry', { type: 'integer', options: { ...sequenceDefaults('integer', '1'), cycle: true } }),
  ],
  objects: [],
  dependences: [],
  privileges: [],
  owners: [],
  rows: [],
  tables: [orders, users, log],
};

export function tableOf(schema: DatabaseSchema, tableName: string): Table {
  const found = schema.tables.find((candidate) => candidate.name === tableName);
  if (found === undefined) {
    throw new TypeError(`no table ${tableName}`);
  }
  return found;
}
