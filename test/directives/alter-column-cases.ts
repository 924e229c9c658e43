import { enumType, integer, numeric, sql, text, timestamptz } from '../../src/models/index.js';
import type { DirectiveCases } from './directive-case.js';

export const ALTER_COLUMN_CASES: DirectiveCases = {
  alterColumn: [
    {
      call: (op) => op.alterColumn('users', 'age', { nullable: false, notNull: { name: 'nn', noInherit: true } }),
      sql: ['ALTER TABLE users ADD CONSTRAINT nn NOT NULL age NO INHERIT'],
      since: 18,
    },
    {
      call: (op) =>
        op.alterColumn('users', 'email', {
          options: { storage: 'external', compression: null, statistics: 10, with: { n_distinct: 5 } },
        }),
      sql: [
        [
          'ALTER TABLE users ALTER COLUMN email SET STORAGE EXTERNAL, ALTER COLUMN email SET COMPRESSION default',
          'ALTER COLUMN email SET STATISTICS 10, ALTER COLUMN email SET (n_distinct = 5)',
        ].join(', '),
      ],
    },
    {
      call: (op) => op.alterColumn('logs', 'user_id', { type: text(), using: sql`'u' || user_id` }),
      sql: ["ALTER TABLE logs ALTER COLUMN user_id TYPE text USING 'u' || user_id"],
    },
    {
      call: (op) => op.alterColumn('users', 'age', { schema: 'app', nullable: false, existingNullable: true }),
      sql: ['ALTER TABLE app.users ALTER COLUMN age SET NOT NULL'],
    },
    {
      call: (op) => op.alterColumn('users', 'age', { nullable: true, serverDefault: null, comment: 'Years' }),
      sql: [
        'ALTER TABLE users ALTER COLUMN age DROP DEFAULT, ALTER COLUMN age DROP NOT NULL',
        "COMMENT ON COLUMN users.age IS 'Years'",
      ],
    },
    {
      call: (op) => op.alterColumn('users', 'age', { comment: null, existingComment: 'Years' }),
      sql: ['COMMENT ON COLUMN users.age IS NULL'],
    },
    {
      call: (op) => op.alterColumn('users', 'age', { serverDefault: 5 }),
      sql: ["ALTER TABLE users ALTER COLUMN age SET DEFAULT '5'"],
    },
    {
      call: (op) => op.alterColumn('users', 'age', { serverDefault: 5, existingType: integer() }),
      sql: ['ALTER TABLE users ALTER COLUMN age SET DEFAULT 5'],
    },
    {
      call: (op) => op.alterColumn('users', 'feeling', { serverDefault: sql`lower('A')` }),
      sql: ["ALTER TABLE users ALTER COLUMN feeling SET DEFAULT lower('A')"],
    },
    {
      call: (op) =>
        op.alterColumn('users', 'feeling', {
          type: timestamptz(),
          using: 'NULL',
          serverDefault: new Date(Date.UTC(2026, 0, 2)),
        }),
      sql: [
        "ALTER TABLE users ALTER COLUMN feeling DROP DEFAULT, ALTER COLUMN feeling TYPE timestamp with time zone USING NULL, ALTER COLUMN feeling SET DEFAULT '2026-01-02 00:00:00+00'::timestamp with time zone",
      ],
    },
    {
      // PostgreSQL cannot cast the default 'sad'::text to the enum by itself.
      call: (op) =>
        op.alterColumn('users', 'feeling', {
          type: enumType('mood'),
          using: sql`feeling::mood`,
          existingServerDefault: 'sad',
        }),
      sql: [
        "ALTER TABLE users ALTER COLUMN feeling DROP DEFAULT, ALTER COLUMN feeling TYPE mood USING feeling::mood, ALTER COLUMN feeling SET DEFAULT 'sad'::mood",
      ],
    },
    {
      call: (op) => op.alterColumn('logs', 'user_id', { type: numeric(8, 2), existingServerDefault: null }),
      sql: ['ALTER TABLE logs ALTER COLUMN user_id TYPE numeric(8,2)'],
    },
    {
      call: (op) => op.alterColumn('users', 'feeling', { collation: 'C', existingType: text() }),
      sql: ['ALTER TABLE users ALTER COLUMN feeling TYPE text COLLATE "C"'],
    },
    {
      call: (op) => op.alterColumn('users', 'id', { identity: { always: true, start: 5 } }),
      sql: [
        'ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (START WITH 5)',
        "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('users', 'id'), pg_catalog.max(id)) FROM users HAVING pg_catalog.max(id) OPERATOR(pg_catalog.>=) 5",
      ],
    },
    {
      call: (op) =>
        op.alterColumn('users', 'number', {
          schema: 'app',
          identity: { always: true, increment: 5 },
          existingIdentity: {},
        }),
      sql: ['ALTER TABLE app.users ALTER COLUMN number SET GENERATED ALWAYS SET INCREMENT BY 5'],
    },
    {
      call: (op) => op.alterColumn('users', 'number', { schema: 'app', identity: null }),
      sql: ['ALTER TABLE app.users ALTER COLUMN number DROP IDENTITY'],
    },
    {
      call: (op) => op.alterColumn('users', 'id', { serial: true }),
      sql: [
        'CREATE SEQUENCE users_id_seq',
        "ALTER TABLE users ALTER COLUMN id SET DEFAULT pg_catalog.nextval('users_id_seq'::pg_catalog.regclass)",
        'ALTER SEQUENCE users_id_seq OWNED BY users.id',
        "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence('users', 'id'), pg_catalog.max(id)) FROM users HAVING pg_catalog.max(id) OPERATOR(pg_catalog.>=) 1",
      ],
    },
    {
      call: (op) => op.alterColumn('logs', 'count', { serial: null, existingSerial: { sequence: 'logs_count_seq' } }),
      sql: ['ALTER TABLE logs ALTER COLUMN count DROP DEFAULT', 'DROP SEQUENCE logs_count_seq'],
    },
    {
      call: (op) => op.alterColumn('users', 'twice', { generated: null }),
      sql: ['ALTER TABLE users ALTER COLUMN twice DROP EXPRESSION'],
    },
    {
      call: (op) => op.alterColumn('users', 'twice', { generated: sql`age + age` }),
      sql: ['ALTER TABLE users ALTER COLUMN twice SET EXPRESSION AS (age + age)'],
      since: 17,
    },
    {
      call: (op) => op.alterColumn('users', 'age', { nullable: false, newName: 'years' }),
      sql: ['ALTER TABLE users ALTER COLUMN age SET NOT NULL', 'ALTER TABLE users RENAME COLUMN age TO years'],
    },
    { call: (op) => op.alterColumn('users', 'age', {}), sql: [] },
  ],
};
