import type { DirectiveCases } from './directive-case.js';

export const SCHEMA_CASES: DirectiveCases = {
  createSchema: [
    {
      call: (op) => op.createSchema('audit', { ifNotExists: true, comment: 'Who did what' }),
      sql: ['CREATE SCHEMA IF NOT EXISTS audit', "COMMENT ON SCHEMA audit IS 'Who did what'"],
    },
  ],
  dropSchema: [
    { call: (op) => op.dropSchema('spare'), sql: ['DROP SCHEMA spare'] },
    {
      call: (op) => op.dropSchema('app', { ifExists: true, cascade: true }),
      sql: ['DROP SCHEMA IF EXISTS app CASCADE'],
    },
  ],
  createCollation: [
    {
      call: (op) =>
        op.createCollation('loose', {
          schema: 'app',
          provider: 'icu',
          locale: 'und-u-ks-level2',
          deterministic: false,
          comment: 'Any case',
        }),
      sql: [
        "CREATE COLLATION app.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "COMMENT ON COLLATION app.loose IS 'Any case'",
      ],
    },
    {
      call: (op) => op.createCollation('mixed', { locale: 'C', ctype: 'POSIX' }),
      sql: ["CREATE COLLATION mixed (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX')"],
    },
    {
      call: (op) => op.createCollation('ruled', { provider: 'icu', locale: 'en', rules: '&a < g' }),
      sql: ["CREATE COLLATION ruled (provider = icu, locale = 'en', rules = '&a < g')"],
      since: 16,
    },
  ],
  dropCollation: [
    {
      call: (op) => op.dropCollation('german', { schema: 'app', ifExists: true }),
      sql: ['DROP COLLATION IF EXISTS app.german'],
    },
  ],
  setComment: [
    { call: (op) => op.setComment('schema', 'app', 'Mine'), sql: ["COMMENT ON SCHEMA app IS 'Mine'"] },
    {
      call: (op) => op.setComment('table', 'users', "it's", { schema: 'app' }),
      sql: ["COMMENT ON TABLE app.users IS 'it''s'"],
    },
    { call: (op) => op.setComment('type', 'mood', null), sql: ['COMMENT ON TYPE mood IS NULL'] },
    { call: (op) => op.setComment('sequence', 'counter', 'x'), sql: ["COMMENT ON SEQUENCE counter IS 'x'"] },
    { call: (op) => op.setComment('collation', 'german', 'x'), sql: ["COMMENT ON COLLATION german IS 'x'"] },
    {
      call: (op) => op.setComment('constraint', 'ck_age', null, { table: 'users', schema: 'app' }),
      sql: ['COMMENT ON CONSTRAINT ck_age ON app.users IS NULL'],
    },
    {
      call: (op) => op.setComment('index', 'ix_age', 'x', { table: 'users' }),
      sql: ["COMMENT ON INDEX ix_age IS 'x'"],
    },
  ],
  grant: [
    {
      call: (op) => op.grant(['select', 'update'], 'table', 'users', 'pg_monitor', { columns: ['id', 'age'] }),
      sql: ['GRANT SELECT (id, age), UPDATE (id, age) ON TABLE users TO pg_monitor'],
    },
    {
      call: (op) => op.grant(['all'], 'function', 'one()', 'public', { schema: 'app' }),
      sql: ['GRANT ALL ON FUNCTION app.one() TO PUBLIC'],
    },
    {
      call: (op) => op.grant(['usage'], 'schema', 'app', 'pg_monitor', { grantOption: true }),
      sql: ['GRANT USAGE ON SCHEMA app TO pg_monitor WITH GRANT OPTION'],
    },
  ],
  revoke: [
    {
      call: (op) => op.revoke(['usage'], 'type', 'mood', 'public', { schema: 'app' }),
      sql: ['REVOKE USAGE ON TYPE app.mood FROM PUBLIC'],
    },
    {
      call: (op) => op.revoke(['select'], 'sequence', 'counter', 'current_user', { grantOptionOnly: true }),
      sql: ['REVOKE GRANT OPTION FOR SELECT ON SEQUENCE counter FROM CURRENT_USER'],
    },
    {
      call: (op) => op.revoke(['select'], 'table', 'users', 'pg_monitor', { columns: ['id'] }),
      sql: ['REVOKE SELECT (id) ON TABLE users FROM pg_monitor'],
    },
  ],
  setOwner: [
    {
      call: (op) => op.setOwner('table', 'adults', 'pg_monitor', { schema: 'app' }),
      sql: ['ALTER TABLE app.adults OWNER TO pg_monitor'],
    },
    {
      call: (op) => op.setOwner('operatorFamily', 'ints USING btree', 'pg_monitor', { schema: 'app' }),
      sql: ['ALTER OPERATOR FAMILY app.ints USING btree OWNER TO pg_monitor'],
    },
    {
      call: (op) => op.setOwner('operator', '===(text, text)', 'pg_monitor', { schema: 'app' }),
      sql: ['ALTER OPERATOR app.===(text, text) OWNER TO pg_monitor'],
    },
    {
      call: (op) => op.setOwner('function', 'one()', 'current_user', { schema: 'app' }),
      sql: ['ALTER FUNCTION app.one() OWNER TO CURRENT_USER'],
    },
  ],
  grantByDefault: [
    {
      call: (op) =>
        op.grantByDefault(['select'], 'tables', 'pg_monitor', { schema: 'app', role: 'postgres', grantOption: true }),
      sql: [
        'ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app GRANT SELECT ON TABLES TO pg_monitor WITH GRANT OPTION',
      ],
    },
  ],
  revokeByDefault: [
    {
      call: (op) => op.revokeByDefault(['execute'], 'functions', 'public'),
      sql: ['ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC'],
    },
    {
      call: (op) =>
        op.revokeByDefault(['usage'], 'sequences', 'pg_monitor', {
          schema: 'app',
          role: 'postgres',
          grantOptionOnly: true,
        }),
      sql: [
        'ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA app REVOKE GRANT OPTION FOR USAGE ON SEQUENCES FROM pg_monitor',
      ],
    },
  ],
};
