import { integer, sql, text, varchar } from '../../src/models/index.js';
import type { BulkInsertOptions } from '../../src/runtime/operation-options.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { DirectiveCase, DirectiveCases } from './directive-case.js';

export const DATA_CASES: DirectiveCases = {
  bulkInsert: [
    { call: (op) => op.bulkInsert('users', []), sql: [] },
    {
      call: (op) =>
        op.bulkInsert('users', [
          { id: 1n, email: "it's", age: null },
          { id: 2, feeling: undefined },
          { id: sql`1 + 2` },
        ]),
      sql: [
        "INSERT INTO users (id, email, age, feeling) VALUES\n  ('1', 'it''s', NULL, DEFAULT),\n  ('2', DEFAULT, DEFAULT, DEFAULT),\n  (1 + 2, DEFAULT, DEFAULT, DEFAULT)",
      ],
    },
    {
      call: (op) =>
        op.bulkInsert(
          'users',
          [{ id: 1, email: 'a' }, { id: 2, email: 'b' }, { id: 3, age: 4, email: undefined }, { id: 5 }],
          {
            onConflict: ['id'],
          },
        ),
      sql: [
        "INSERT INTO users (id, email) VALUES\n  ('1', 'a'),\n  ('2', 'b')\n  ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email",
        "INSERT INTO users (id, age) VALUES\n  ('3', '4')\n  ON CONFLICT (id) DO UPDATE SET age = EXCLUDED.age",
        "INSERT INTO users (id) VALUES\n  ('5')\n  ON CONFLICT (id) DO NOTHING",
      ],
    },
    {
      call: (op) => op.bulkInsert('users', [{ id: 1 }], { onConflict: 'skip' }),
      sql: ["INSERT INTO users (id) VALUES\n  ('1')\n  ON CONFLICT DO NOTHING"],
    },
    {
      call: (op) => op.bulkInsert('logs', [{}]),
      sql: ['INSERT INTO logs DEFAULT VALUES'],
    },
    withOptions((op, rows, options) => op.bulkInsert('t', rows, options)),
  ],
  copyRows: [
    { call: (op) => op.copyRows('users', []), sql: [] },
    {
      call: (op) =>
        op.copyRows(
          'users',
          (function* () {
            yield { id: 1, email: 'a' };
            yield { id: 2, email: sql`lower('B')` };
          })(),
          { onConflict: 'skip' },
        ),
      sql: ["INSERT INTO users (id, email) VALUES\n  ('1', 'a'),\n  ('2', lower('B'))\n  ON CONFLICT DO NOTHING"],
    },
    withOptions((op, rows, options) => op.copyRows('t', rows, options)),
  ],
  updateRows: [
    {
      call: (op) =>
        op.updateRows(
          'users',
          [{ id: 7, email: "it's", age: sql`age + 1` }, { id: 8, feeling: null, email: undefined }, { id: 9 }],
          { key: ['id'] },
        ),
      sql: [
        "UPDATE users SET email = 'it''s', age = age + 1 WHERE id OPERATOR(pg_catalog.=) '7'",
        "UPDATE users SET feeling = NULL WHERE id OPERATOR(pg_catalog.=) '8'",
      ],
    },
    {
      call: async (op) => {
        await op.execute('CREATE TABLE app.t (id int, doc jsonb)');
        await op.updateRows('t', [{ id: 7, doc: ['a'] }], { schema: 'app', key: ['id'], jsonColumns: ['doc'] });
      },
      sql: [
        'CREATE TABLE app.t (id int, doc jsonb)',
        `UPDATE app.t SET doc = '["a"]' WHERE id OPERATOR(pg_catalog.=) '7'`,
      ],
    },
  ],
  deleteRows: [
    { call: (op) => op.deleteRows('users', []), sql: [] },
    {
      call: (op) => op.deleteRows('users', [{ id: 7, email: null }, { id: '8' }]),
      sql: [
        "DELETE FROM users WHERE id OPERATOR(pg_catalog.=) '7' AND email IS NULL\n  OR id OPERATOR(pg_catalog.=) '8'",
      ],
    },
    {
      call: async (op) => {
        await op.execute('CREATE TABLE app.t (id int, doc jsonb)');
        await op.deleteRows('t', [{ doc: ['a'] }], { schema: 'app', jsonColumns: ['doc'] });
      },
      sql: ['CREATE TABLE app.t (id int, doc jsonb)', `DELETE FROM app.t WHERE doc OPERATOR(pg_catalog.=) '["a"]'`],
    },
  ],
  backfill: [
    {
      call: (op) =>
        op.backfill('users', {
          schema: 'app',
          set: { age: sql`number * 2 -- twice`, feeling: 'ok' },
          where: 'age IS NULL -- unknown',
          key: ['id'],
          batch: 100,
          pause: '10ms',
        }),
      sql: ["UPDATE app.users SET age = number * 2 -- twice\n, feeling = 'ok' WHERE age IS NULL -- unknown\n"],
    },
    { call: (op) => op.backfill('users', { set: { age: null } }), sql: ['UPDATE users SET age = NULL'] },
  ],
  batchAlterTable: [
    {
      call: (op) =>
        op.batchAlterTable(
          'users',
          async (batch) => {
            await batch.dropConstraint('ck_age');
            await batch.addColumn('note', text().nullable().index().comment('Seen'));
            await batch.alterColumn('age', { type: varchar(10), nullable: false });
            await batch.alterColumn('feeling', { serverDefault: 'ok' });
            await batch.createUniqueConstraint(null, ['note']);
            await batch.createCheckConstraint('ck', sql`note <> ''`);
            await batch.createIndex('ix', ['age', 'note']);
            await batch.setComment('People');
          },
          { schema: 'app' },
        ),
      sql: [
        "ALTER TABLE app.users DROP CONSTRAINT ck_age, ADD COLUMN note text, ALTER COLUMN age TYPE character varying(10), ALTER COLUMN age SET NOT NULL, ALTER COLUMN feeling SET DEFAULT 'ok', ADD UNIQUE (note), ADD CONSTRAINT ck CHECK (note <> '')",
        "COMMENT ON COLUMN app.users.note IS 'Seen'",
        'CREATE INDEX users_note_idx ON app.users (note)',
        'CREATE INDEX ix ON app.users (age, note)',
        "COMMENT ON TABLE app.users IS 'People'",
      ],
    },
    {
      // What PostgreSQL would do in another order begins another ALTER TABLE.
      call: (op) =>
        op.batchAlterTable('users', async (batch) => {
          await batch.addColumn('note', text().nullable());
          await batch.alterColumn('note', { nullable: false });
          await batch.alterColumn('email', { type: integer(), using: sql`length(note)` });
          await batch.dropColumn('note');
          await batch.addColumn('note', text());
          await batch.renameColumn('note', 'remark');
          await batch.renameConstraint('uq_email', 'uq');
          await batch.renameIndex('ix_age', 'ix');
          await batch.dropIndex('ix');
          await batch.createCheckConstraint('ck', 'age > 0', { notValid: true });
          await batch.validateConstraint('ck');
        }),
      sql: [
        'ALTER TABLE users ADD COLUMN note text',
        'ALTER TABLE users ALTER COLUMN note SET NOT NULL, ALTER COLUMN email TYPE integer USING length(note)',
        'ALTER TABLE users DROP COLUMN note, ADD COLUMN note text NOT NULL',
        'ALTER TABLE users RENAME COLUMN note TO remark',
        'ALTER TABLE users RENAME CONSTRAINT uq_email TO uq',
        'ALTER INDEX ix_age RENAME TO ix',
        'DROP INDEX ix',
        'ALTER TABLE users ADD CONSTRAINT ck CHECK (age > 0) NOT VALID',
        'ALTER TABLE users VALIDATE CONSTRAINT ck',
      ],
    },
    {
      call: (op) =>
        op.batchAlterTable('logs', async (batch) => {
          await batch.createIndex('ix', ['count']);
          await batch.dropColumn('count');
        }),
      sql: ['CREATE INDEX ix ON logs (count)', 'ALTER TABLE logs DROP COLUMN count'],
    },
    {
      call: (op) =>
        op.batchAlterTable('logs', async (batch) => {
          await batch.createPrimaryKey('pk', ['count']);
          await batch.createForeignKey('fk', 'users', ['user_id'], ['id'], { onDelete: 'cascade' });
          await batch.createExcludeConstraint('ex', [['place', '~=']]);
        }),
      sql: [
        'ALTER TABLE logs ADD CONSTRAINT pk PRIMARY KEY (count), ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE, ADD CONSTRAINT ex EXCLUDE USING gist (place WITH ~=)',
      ],
    },
  ],
};

type Insert = (op: Operations, rows: readonly object[], options: BulkInsertOptions) => Promise<void>;

/** Both directives that insert have the same options. */
function withOptions(insert: Insert): DirectiveCase {
  return {
    call: async (op) => {
      await op.execute('CREATE TABLE app.t (id int GENERATED ALWAYS AS IDENTITY, doc jsonb, list text[])');
      await insert(op, [{ id: 7, doc: ['a'], list: ['a'] }], {
        schema: 'app',
        jsonColumns: ['doc'],
        overridingSystemValue: true,
        advanceSequences: ['id'],
      });
    },
    sql: [
      'CREATE TABLE app.t (id int GENERATED ALWAYS AS IDENTITY, doc jsonb, list text[])',
      "INSERT INTO app.t (id, doc, list) OVERRIDING SYSTEM VALUE VALUES\n  ('7', '[\"a\"]', '{\"a\"}')",
      `SELECT pg_catalog.setval(s.seqrelid, t.last)
  FROM (SELECT pg_catalog.max(id) AS last FROM app.t) AS t
  JOIN pg_catalog.pg_sequence AS s ON s.seqrelid OPERATOR(pg_catalog.=) pg_catalog.pg_get_serial_sequence('app.t', 'id')::pg_catalog.regclass
 WHERE t.last OPERATOR(pg_catalog.>) coalesce(pg_catalog.pg_sequence_last_value(s.seqrelid), s.seqstart OPERATOR(pg_catalog.-) 1)`,
    ],
  };
}
