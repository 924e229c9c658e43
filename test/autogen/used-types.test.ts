import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { roundTripOfSql } from './round-trip.js';

const moods = "CREATE TYPE mood AS ENUM ('sad', 'ok', 'fine')";
const others = "CREATE TYPE state AS ENUM ('sad', 'ok', 'great')";

describe('a change of a type that columns use', () => {
  test.for([
    [
      'from one enum to another',
      `${moods}; ${others}; CREATE TABLE t (v mood DEFAULT 'ok', list mood[] DEFAULT '{ok}', CHECK (v <> 'sad'))`,
      `${moods}; ${others}; CREATE TABLE t (v state DEFAULT 'ok', list state[] DEFAULT '{ok}', CHECK (v <> 'sad'))`,
    ],
    [
      'from an enum that goes to one that comes',
      `${moods}; CREATE TABLE t (v mood NOT NULL DEFAULT 'ok'); CREATE INDEX ON t (v) WHERE v = 'ok'`,
      `${others}; CREATE TABLE t (v state NOT NULL DEFAULT 'ok'); CREATE INDEX ON t (v) WHERE v = 'ok'`,
    ],
    [
      'from text to an enum, with a default',
      `${moods}; CREATE TABLE t (v text DEFAULT 'ok' NOT NULL); CREATE INDEX ON t (v)`,
      `${moods}; CREATE TABLE t (v mood DEFAULT 'ok' NOT NULL); CREATE INDEX ON t (v)`,
    ],
    [
      'from bigint to timestamp, with a default and an index',
      'CREATE TABLE t (v bigint DEFAULT 0); CREATE INDEX ON t (v)',
      'CREATE TABLE t (v timestamp DEFAULT now()); CREATE INDEX ON t (v)',
    ],
    [
      'of values in the middle of a primary key and of a foreign key',
      "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE p (k e PRIMARY KEY); CREATE TABLE c (k e REFERENCES p)",
      "CREATE TYPE e AS ENUM ('c', 'a'); CREATE TABLE p (k e PRIMARY KEY); CREATE TABLE c (k e REFERENCES p)",
    ],
    [
      'of values that a unique index, an exclusion and an expression use',
      `CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (k e UNIQUE, EXCLUDE USING btree (k WITH =) WHERE (k <> 'b'));
       CREATE INDEX ON t ((k = 'a'::e)); CREATE INDEX ON t (k DESC) INCLUDE (k)`,
      `CREATE TYPE e AS ENUM ('b', 'a'); CREATE TABLE t (k e UNIQUE, EXCLUDE USING btree (k WITH =) WHERE (k <> 'b'));
       CREATE INDEX ON t ((k = 'a'::e)); CREATE INDEX ON t (k DESC) INCLUDE (k)`,
    ],
    [
      'to a domain over it, and of a domain to another',
      'CREATE DOMAIN d1 AS integer; CREATE DOMAIN d2 AS text; CREATE TABLE t (a integer DEFAULT 1, b d1 DEFAULT 2, c d1[])',
      'CREATE DOMAIN d1 AS integer; CREATE DOMAIN d2 AS text; CREATE TABLE t (a d1 DEFAULT 1, b d2 DEFAULT 2, c d2[])',
    ],
    [
      'from a domain to the type below it, while the domain goes',
      "CREATE DOMAIN d AS varchar(9) CHECK (VALUE <> ''); CREATE TABLE t (v d PRIMARY KEY)",
      'CREATE TABLE t (v varchar(9) PRIMARY KEY)',
    ],
    [
      'to an array, and back',
      `${moods}; CREATE TABLE t (v mood DEFAULT 'ok', w integer[] DEFAULT '{1}')`,
      `${moods}; CREATE TABLE t (v mood[] DEFAULT '{ok}', w integer DEFAULT 1)`,
    ],
    [
      'that becomes an enum of the same name',
      "CREATE DOMAIN kind AS text; CREATE TABLE t (v kind DEFAULT 'a')",
      "CREATE TYPE kind AS ENUM ('a', 'b'); CREATE TABLE t (v kind DEFAULT 'a')",
    ],
    [
      'that becomes a composite of the same name',
      "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE t (v int, w kind)",
      'CREATE TYPE kind AS (a int); CREATE TABLE t (v int, w kind)',
    ],
    [
      'that moves values to another column',
      "CREATE TYPE e AS ENUM ('a', 'b'); CREATE TABLE t (v e, g boolean GENERATED ALWAYS AS (v = 'a') STORED)",
      "CREATE TYPE e AS ENUM ('b'); CREATE TABLE t (w e, g boolean GENERATED ALWAYS AS (w = 'b') STORED)",
    ],
  ] as const)('leads there and back: %s', async ([, before, after], { db }) => {
    expect((await roundTripOfSql(db, before, after)).left).toEqual([]);
  });
});
