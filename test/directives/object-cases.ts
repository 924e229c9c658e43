import { sql } from '../../src/models/index.js';
import type { DirectiveCases } from './directive-case.js';

const FUNCTION = "CREATE FUNCTION age_of(bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1'";
const TRIGGER = 'CREATE TRIGGER quiet BEFORE UPDATE ON users EXECUTE FUNCTION suppress_redundant_updates_trigger()';
const RULE = 'CREATE RULE keep AS ON DELETE TO users DO INSTEAD NOTHING';

/** The three verbs are the same for every kind; one kind of each way to be named stands for the others. */
export const OBJECT_CASES: DirectiveCases = {
  createView: [
    {
      call: (op) =>
        op.createView('grown', sql`CREATE VIEW grown AS SELECT id FROM users`, {
          comment: 'Of age',
          also: [sql`GRANT SELECT ON grown TO PUBLIC`],
        }),
      sql: [
        'CREATE VIEW grown AS SELECT id FROM users',
        "COMMENT ON VIEW grown IS 'Of age'",
        'GRANT SELECT ON grown TO PUBLIC',
      ],
    },
  ],
  replaceView: [
    {
      call: (op) => op.replaceView('adults', 'CREATE VIEW app.adults AS SELECT id, age FROM users', { schema: 'app' }),
      sql: ['CREATE OR REPLACE VIEW app.adults AS SELECT id, age FROM users'],
    },
  ],
  dropView: [
    {
      call: (op) => op.dropView('adults', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['DROP VIEW IF EXISTS app.adults CASCADE'],
    },
  ],
  createFunction: [
    {
      call: (op) => op.createFunction('age_of(bigint)', FUNCTION, { comment: 'Always' }),
      sql: [FUNCTION, "COMMENT ON FUNCTION age_of(bigint) IS 'Always'"],
    },
  ],
  dropFunction: [
    { call: (op) => op.dropFunction('one()', { schema: 'app' }), sql: ['DROP FUNCTION app.one()'] },
    { call: (op) => op.dropFunction('one', { schema: 'app' }), sql: ['DROP FUNCTION app.one'] },
  ],
  createTrigger: [
    {
      call: (op) => op.createTrigger('quiet', 'users', TRIGGER, { also: ['ALTER TABLE users DISABLE TRIGGER quiet'] }),
      sql: [TRIGGER, 'ALTER TABLE users DISABLE TRIGGER quiet'],
    },
  ],
  replaceRule: [
    {
      call: (op) => op.replaceRule('keep', 'users', RULE),
      sql: [RULE.replace('CREATE', 'CREATE OR REPLACE')],
    },
  ],
  renameView: [
    {
      call: (op) => op.renameView('adults', 'Grown', { schema: 'app' }),
      sql: ['ALTER VIEW app.adults RENAME TO "Grown"'],
    },
  ],
  renameFunction: [
    {
      call: (op) => op.renameFunction('one()', 'two', { schema: 'app' }),
      sql: ['ALTER FUNCTION app.one() RENAME TO two'],
    },
  ],
  renamePolicy: [
    {
      call: (op) => op.renamePolicy('own', 'users', 'mine', { schema: 'app' }),
      sql: ['ALTER POLICY own ON app.users RENAME TO mine'],
    },
  ],
  renameOperatorFamily: [
    {
      call: (op) => op.renameOperatorFamily('ints USING btree', 'numbers', { schema: 'app' }),
      sql: ['ALTER OPERATOR FAMILY app.ints USING btree RENAME TO numbers'],
    },
  ],
  setOperatorSchema: [
    {
      call: (op) => op.setOperatorSchema('===(text, text)', 'spare', { schema: 'app' }),
      sql: ['ALTER OPERATOR app.===(text, text) SET SCHEMA spare'],
    },
  ],
  setViewSchema: [
    {
      call: (op) => op.setViewSchema('adults', null, { schema: 'app' }),
      sql: [
        "DO 'BEGIN EXECUTE ''ALTER VIEW app.adults SET SCHEMA '' OPERATOR(pg_catalog.||) pg_catalog.quote_ident(pg_catalog.current_schema()); END'",
      ],
    },
  ],
  createSubscription: [
    {
      call: (op) =>
        op.createSubscription('copies', {
          connection: "host=there dbname='a b'",
          publications: ['users', 'Orders'],
          options: { slot_name: null, synchronous_commit: 'local', binary: true },
          comment: 'ours',
        }),
      sql: [
        `CREATE SUBSCRIPTION copies CONNECTION 'host=there dbname=''a b''' PUBLICATION users, "Orders" WITH (connect = false, slot_name = NONE, synchronous_commit = 'local', "binary" = true)`,
        "COMMENT ON SUBSCRIPTION copies IS 'ours'",
      ],
    },
  ],
  updateExtension: [
    { call: (op) => op.updateExtension('plpgsql', '1.0'), sql: ["ALTER EXTENSION plpgsql UPDATE TO '1.0'"] },
  ],
  dropPolicy: [
    {
      call: (op) => op.dropPolicy('own', 'users', { schema: 'app', ifExists: true }),
      sql: ['DROP POLICY IF EXISTS own ON app.users'],
    },
  ],
};
