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
};
