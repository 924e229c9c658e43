import type { DirectiveCases } from './directive-case.js';

export const TYPE_CASES: DirectiveCases = {
  createEnum: [
    {
      call: (op) => op.createEnum('size', ['small', "it's"], { schema: 'app', comment: 'Of shirts' }),
      sql: ["CREATE TYPE app.size AS ENUM ('small', 'it''s')", "COMMENT ON TYPE app.size IS 'Of shirts'"],
    },
  ],
  dropEnum: [
    { call: (op) => op.dropEnum('idle'), sql: ['DROP TYPE idle'] },
    {
      call: (op) => op.dropEnum('mood', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['DROP TYPE IF EXISTS app.mood CASCADE'],
    },
  ],
  renameEnum: [
    {
      call: (op) => op.renameEnum('mood', 'feeling', { schema: 'app' }),
      sql: ['ALTER TYPE app.mood RENAME TO feeling'],
    },
  ],
  addEnumValue: [
    {
      call: (op) => op.addEnumValue('mood', 'great', { schema: 'app', ifNotExists: true }),
      sql: ["ALTER TYPE app.mood ADD VALUE IF NOT EXISTS 'great'"],
    },
    {
      call: (op) => op.addEnumValue('mood', 'fine', { before: 'ok' }),
      sql: ["ALTER TYPE mood ADD VALUE 'fine' BEFORE 'ok'"],
    },
    {
      call: (op) => op.addEnumValue('mood', 'fine', { after: 'sad' }),
      sql: ["ALTER TYPE mood ADD VALUE 'fine' AFTER 'sad'"],
    },
  ],
  renameEnumValue: [
    {
      call: (op) => op.renameEnumValue('mood', 'ok', 'fine', { schema: 'app' }),
      sql: ["ALTER TYPE app.mood RENAME VALUE 'ok' TO 'fine'"],
    },
  ],
  replaceEnum: [
    {
      call: (op) =>
        op.replaceEnum('mood', ['fine', 'sad'], {
          schema: 'app',
          columns: [{ table: 'users', schema: 'app', column: 'feeling', serverDefault: 'fine' }],
          mapping: { ok: 'fine' },
          comment: 'Two',
        }),
      sql: [
        'ALTER TYPE app.mood RENAME TO limbeck_old_mood',
        "CREATE TYPE app.mood AS ENUM ('fine', 'sad')",
        "ALTER TABLE app.users ALTER COLUMN feeling DROP DEFAULT, ALTER COLUMN feeling TYPE app.mood USING (CASE WHEN feeling::pg_catalog.text OPERATOR(pg_catalog.=) 'ok' THEN 'fine' ELSE feeling::pg_catalog.text END)::app.mood, ALTER COLUMN feeling SET DEFAULT 'fine'::app.mood",
        'DROP TYPE app.limbeck_old_mood',
        "COMMENT ON TYPE app.mood IS 'Two'",
      ],
    },
  ],
  createSequence: [
    {
      call: (op) => op.createSequence('quick', { unlogged: true }),
      sql: ['CREATE UNLOGGED SEQUENCE quick'],
      since: 15,
    },
    {
      call: (op) =>
        op.createSequence('ids', {
          start: 5,
          increment: 2,
          minValue: 1,
          maxValue: 99n,
          cache: 3,
          cycle: true,
          schema: 'app',
          ifNotExists: true,
          type: 'integer',
          ownedBy: 'users.age',
          comment: 'Odd',
        }),
      sql: [
        'CREATE SEQUENCE IF NOT EXISTS app.ids AS integer INCREMENT BY 2 MAXVALUE 99 START WITH 5 CACHE 3 CYCLE',
        "COMMENT ON SEQUENCE app.ids IS 'Odd'",
        'ALTER SEQUENCE app.ids OWNED BY app.users.age',
      ],
    },
  ],
  dropSequence: [
    { call: (op) => op.dropSequence('counter'), sql: ['DROP SEQUENCE counter'] },
    {
      call: (op) => op.dropSequence('counter', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['DROP SEQUENCE IF EXISTS app.counter CASCADE'],
    },
  ],
  renameSequence: [
    {
      call: (op) => op.renameSequence('counter', 'ids', { schema: 'app' }),
      sql: ['ALTER SEQUENCE app.counter RENAME TO ids'],
    },
  ],
  alterSequence: [
    {
      call: (op) =>
        op.alterSequence('counter', {
          start: 5,
          increment: 2,
          minValue: 1,
          maxValue: 99n,
          cache: 3,
          cycle: true,
          schema: 'app',
          type: 'integer',
          ownedBy: null,
        }),
      sql: [
        "SELECT pg_catalog.setval('app.counter', '1', false) FROM app.counter WHERE last_value OPERATOR(pg_catalog.<) 1",
        "SELECT pg_catalog.setval('app.counter', '99', false) FROM app.counter WHERE last_value OPERATOR(pg_catalog.>) 99",
        'ALTER SEQUENCE app.counter AS integer INCREMENT BY 2 MINVALUE 1 MAXVALUE 99 START WITH 5 CACHE 3 CYCLE OWNED BY NONE',
      ],
    },
    {
      call: (op) => op.alterSequence('counter', { ownedBy: 'logs.user_id' }),
      sql: ['ALTER SEQUENCE counter OWNED BY logs.user_id'],
    },
    {
      call: (op) => op.alterSequence('counter', { unlogged: true }),
      sql: ['ALTER SEQUENCE counter SET UNLOGGED'],
      since: 15,
    },
  ],
};
