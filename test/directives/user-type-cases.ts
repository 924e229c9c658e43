import { moveConstructors, renameConstructors } from '../../src/ddl/range-constructors.js';
import { bigint, check, integer, real, sql, text, varchar } from '../../src/models/index.js';
import type { DirectiveCases } from './directive-case.js';

const NEVER = 99;

export const USER_TYPE_CASES: DirectiveCases = {
  createDomain: [
    { call: (op) => op.createDomain('plain', integer()), sql: ['CREATE DOMAIN plain AS integer'] },
    {
      call: (op) =>
        op.createDomain('zip', text().collate('german').serverDefault(''), {
          schema: 'app',
          notNull: true,
          checks: [
            check('digits', sql`VALUE ~ '^[0-9]+$'`, { comment: 'Only' }),
            check('five', sql`length(VALUE) = 5`, { notValid: true }),
          ],
          comment: 'Where the letter goes',
        }),
      sql: [
        "CREATE DOMAIN app.zip AS text COLLATE german DEFAULT ''::text NOT NULL CONSTRAINT digits CHECK (VALUE ~ '^[0-9]+$')",
        'ALTER DOMAIN app.zip ADD CONSTRAINT five CHECK (length(VALUE) = 5) NOT VALID',
        "COMMENT ON DOMAIN app.zip IS 'Where the letter goes'",
        "COMMENT ON CONSTRAINT digits ON DOMAIN app.zip IS 'Only'",
      ],
    },
    {
      call: (op) =>
        op.createDomain('whole', integer().array(), { notNull: 'must', checks: [check(sql`VALUE <> '{}'`)] }),
      sql: ["CREATE DOMAIN whole AS integer[] CONSTRAINT must NOT NULL CONSTRAINT whole_check CHECK (VALUE <> '{}')"],
    },
  ],
  alterDomain: [
    {
      call: (op) => op.alterDomain('email', { serverDefault: null, notNull: true, dropChecks: ['shape'] }),
      sql: [
        'ALTER DOMAIN email DROP DEFAULT',
        'ALTER DOMAIN email SET NOT NULL',
        'ALTER DOMAIN email DROP CONSTRAINT shape',
      ],
    },
    {
      call: (op) =>
        op.alterDomain('email', {
          schema: 'app',
          serverDefault: 'a@b',
          notNull: false,
          renameConstraints: { long: 'Long' },
          addChecks: [check('at', sql`VALUE LIKE '%@%'`)],
          validateChecks: ['unproven'],
        }),
      sql: [
        "ALTER DOMAIN app.email SET DEFAULT 'a@b'",
        'ALTER DOMAIN app.email DROP NOT NULL',
        'ALTER DOMAIN app.email RENAME CONSTRAINT long TO "Long"',
        "ALTER DOMAIN app.email ADD CONSTRAINT at CHECK (VALUE LIKE '%@%')",
        'ALTER DOMAIN app.email VALIDATE CONSTRAINT unproven',
      ],
    },
  ],
  dropDomain: [
    { call: (op) => op.dropDomain('email'), sql: ['DROP DOMAIN email'] },
    {
      call: (op) => op.dropDomain('email', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['DROP DOMAIN IF EXISTS app.email CASCADE'],
    },
  ],
  createCompositeType: [
    {
      call: (op) =>
        op.createCompositeType(
          'Point3',
          { x: real(), 'y z': varchar(5).array().collate('german').comment('Both') },
          { schema: 'app', comment: 'Somewhere' },
        ),
      sql: [
        'CREATE TYPE app."Point3" AS (x real, "y z" character varying(5)[] COLLATE german)',
        `COMMENT ON TYPE app."Point3" IS 'Somewhere'`,
        `COMMENT ON COLUMN app."Point3"."y z" IS 'Both'`,
      ],
    },
  ],
  alterCompositeType: [
    {
      call: (op) =>
        op.alterCompositeType('place', {
          schema: 'app',
          renameAttributes: { street: 'road' },
          dropAttributes: ['zip'],
          alterAttributes: { road: varchar(9).collate('german') },
          addAttributes: { number: bigint().comment('x') },
          cascade: true,
        }),
      sql: [
        'ALTER TYPE app.place RENAME ATTRIBUTE street TO road CASCADE',
        'ALTER TYPE app.place DROP ATTRIBUTE zip CASCADE, ALTER ATTRIBUTE road TYPE character varying(9) COLLATE german CASCADE, ADD ATTRIBUTE number bigint CASCADE',
        "COMMENT ON COLUMN app.place.number IS 'x'",
      ],
    },
  ],
  dropCompositeType: [
    { call: (op) => op.dropCompositeType('place'), sql: ['DROP TYPE place'] },
    {
      call: (op) => op.dropCompositeType('place', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['DROP TYPE IF EXISTS app.place CASCADE'],
    },
  ],
  createRangeType: [
    { call: (op) => op.createRangeType('ages', integer()), sql: ['CREATE TYPE ages AS RANGE (subtype = integer)'] },
    {
      call: (op) =>
        op.createRangeType('words', text().collate('german'), {
          schema: 'app',
          opclass: 'text_pattern_ops',
          multirange: 'sentences',
          comment: 'From, to',
        }),
      sql: [
        'CREATE TYPE app.words AS RANGE (subtype = text, subtype_opclass = text_pattern_ops, collation = german, multirange_type_name = app.sentences)',
        "COMMENT ON TYPE app.words IS 'From, to'",
      ],
    },
    {
      call: (op) => op.createRangeType('lengths', integer(), { subtypeDiff: 'int4range_subdiff' }),
      sql: ['CREATE TYPE lengths AS RANGE (subtype = integer, subtype_diff = int4range_subdiff)'],
    },
    {
      // Such a function has to be written in C.
      call: (op) => op.createRangeType('lengths', integer(), { canonical: 'app.shortest' }),
      sql: ['CREATE TYPE lengths AS RANGE (subtype = integer, canonical = app.shortest)'],
      since: NEVER,
    },
  ],
  dropRangeType: [
    { call: (op) => op.dropRangeType('speeds'), sql: ['DROP TYPE speeds'] },
    {
      call: (op) => op.dropRangeType('speeds', { schema: 'app', ifExists: true, cascade: true }),
      sql: ['DROP TYPE IF EXISTS app.speeds CASCADE'],
    },
  ],
  renameType: [
    { call: (op) => op.renameType('email', 'Mail', { schema: 'app' }), sql: ['ALTER TYPE app.email RENAME TO "Mail"'] },
    {
      call: (op) => op.renameType('speeds', 'rates', { schema: 'app', constructors: true }),
      sql: ['ALTER TYPE app.speeds RENAME TO rates', renameConstructors({ schema: 'app', name: 'rates' })],
    },
  ],
  setTypeSchema: [
    { call: (op) => op.setTypeSchema('place', 'spare'), sql: ['ALTER TYPE place SET SCHEMA spare'] },
    {
      call: (op) => op.setTypeSchema('mood', 'spare', { schema: 'app' }),
      sql: ['ALTER TYPE app.mood SET SCHEMA spare'],
    },
    {
      call: (op) => op.setTypeSchema('speeds', 'spare', { schema: 'app', constructors: true }),
      sql: ['ALTER TYPE app.speeds SET SCHEMA spare', moveConstructors({ schema: 'spare', name: 'speeds' })],
    },
  ],
};
