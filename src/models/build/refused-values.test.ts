import { describe, expect, test } from 'vitest';
import { besideUsers, type RefusedModel, refusalOf, tableOf } from '../../../test/support/refused-models.js';
import {
  bigint,
  boolean,
  exclude,
  foreignKey,
  index,
  integer,
  interval,
  jsonb,
  MetaData,
  numeric,
  primaryKey,
  serial,
  sql,
  text,
  unique,
  varchar,
} from '../index.js';

const id = { id: integer().primaryKey() };

describe('things that cannot be are refused at load', () => {
  test.each<RefusedModel>([
    {
      what: 'two primary keys',
      code: 'TWO_PRIMARY_KEYS',
      model: tableOf({ id: integer().primaryKey(), other: integer() }, [primaryKey(['other'])]),
      message: 'Table "t" declares two primary keys.',
    },
    {
      what: 'an identity and a default',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: integer().identity().serverDefault(1) }),
      message: 'Column "id" of table "t" has a default and an identity, which PostgreSQL does not allow.',
    },
    {
      what: 'a serial and a generated expression',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: serial().generatedAs(sql`1`) }),
      message:
        'Column "id" of table "t" has a generated expression and a serial type, which PostgreSQL does not allow.',
    },
    {
      what: 'a primary key that may be null',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: integer().nullable().primaryKey() }),
      message: 'Column "id" of table "t" has a primary key and .nullable(), which PostgreSQL does not allow.',
    },
    {
      what: 'a primary key of the table over a column that may be null',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: integer().nullable() }, [primaryKey(['id'])]),
      message: 'Column "id" of table "t" has a primary key and .nullable(), which PostgreSQL does not allow.',
    },
    {
      what: 'an identity that may be null',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: integer().identity().nullable() }),
      message: 'Column "id" of table "t" has an identity and .nullable(), which PostgreSQL does not allow.',
    },
    {
      what: 'an identity of text',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: text().identity() }),
      message: 'Column "id" of table "t" has an identity and the type text, which PostgreSQL does not allow.',
    },
    {
      what: 'an array of a serial type',
      code: 'CONTRADICTORY_COLUMN',
      model: tableOf({ id: serial().array() }),
      message: 'Column "id" of table "t" has a serial type and .array(), which PostgreSQL does not allow.',
    },
    {
      what: 'a length of nothing',
      code: 'INVALID_TYPE',
      model: tableOf({ a: varchar(0) }),
      message: 'Column "a" of table "t" has a type with a length of 0; it may be 1 to 10485760.',
    },
    {
      what: 'more digits of a second than PostgreSQL keeps',
      code: 'INVALID_TYPE',
      model: tableOf({ a: interval('day to second', 9) }),
      message: 'Column "a" of table "t" has a type with a precision of 9; it may be 0 to 6.',
    },
    {
      what: 'a number without digits',
      code: 'INVALID_TYPE',
      model: tableOf({ a: numeric(0) }),
      message: 'Column "a" of table "t" has a type with a precision of 0; it may be 1 to 1000.',
    },
    {
      what: 'a default that the enum does not have',
      code: 'INVALID_DEFAULT',
      model: besideUsers((metadata) => {
        const mood = metadata.enum('mood', ['good', 'bad']);
        const values: readonly string[] = mood.values;
        const any = metadata.enum('any', [...values, 'ugly']);
        metadata.table('t', { mood: any().serverDefault('nice') });
      }),
      message: 'Column "mood" of table "t" of type "any" has a default that is none of its values: "nice".',
    },
    {
      what: 'a default of another type',
      code: 'INVALID_DEFAULT',
      model: tableOf({ flag: boolean().typed<unknown>().serverDefault(5) }),
      message: 'Column "flag" of table "t" of type boolean has a default that is a number.',
    },
    {
      what: 'a default of an array that is none',
      code: 'INVALID_DEFAULT',
      model: tableOf({ list: jsonb().array().typed<unknown>().serverDefault(5) }),
      message: 'Column "list" of table "t" of type jsonb[] has a default that is not an array.',
    },
    {
      what: 'a value twice in an enum',
      code: 'INVALID_ENUM',
      model: besideUsers((metadata) => metadata.enum('mood', ['good', 'good'])),
      message: 'Enum "mood" has the value "good" twice.',
    },
    {
      what: 'a renamed value that the enum does not have',
      code: 'INVALID_ENUM',
      model: besideUsers((metadata) => {
        const values: readonly string[] = ['good'];
        metadata.enum('mood', values, { renamedValues: { bad: 'worse' } });
      }),
      message: 'Enum "mood" renames the value "bad", which it does not have.',
    },
    {
      what: 'a sequence that starts outside of its limits',
      code: 'INVALID_SEQUENCE',
      model: besideUsers((metadata) => metadata.sequence('s', { start: 0 })),
      message: 'Sequence "s" starts at 0, outside of 1 to 9223372036854775807.',
    },
    {
      what: 'an identity beyond its type',
      code: 'INVALID_SEQUENCE',
      model: tableOf({ id: integer().identity({ maxValue: 3000000000 }) }),
      message: 'The identity column "id" of table "t" has limits that integer does not hold.',
    },
    {
      what: 'a sequence of a column that is not there',
      code: 'INVALID_SEQUENCE',
      model: besideUsers((metadata) => metadata.sequence('s', { ownedBy: 'users.number' })),
      message: 'Sequence "s" is owned by a column that the metadata does not have: number.',
    },
    {
      what: 'a constraint that is deferred but not deferrable',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [unique(['id'], { deferrable: false, initially: 'deferred' })]),
      message: 'A unique constraint of table "t" is initially deferred but not deferrable.',
    },
    {
      what: 'a column twice in a key',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [unique(['id', 'id'])]),
      message: 'A unique constraint of table "t" refers to column "id" twice.',
    },
    {
      what: 'a key of no columns',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [unique([])]),
      message: 'A unique constraint of table "t" has no columns.',
    },
    {
      what: 'an index of no keys',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [index([])]),
      message: 'An index of table "t" has no keys.',
    },
    {
      what: 'an exclusion of no elements',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [exclude([])]),
      message: 'An exclusion constraint of table "t" has no elements.',
    },
    {
      what: 'a unique index of a method that cannot be',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [index(['id'], { unique: true, using: 'gin' })]),
      message: 'An index of table "t" is unique, which an index of method gin cannot be.',
    },
    {
      what: 'an order in an index that has none',
      code: 'INVALID_CONSTRAINT',
      model: tableOf(id, [index([sql`id`.desc()], { using: 'gist' })]),
      message: 'An index of table "t" has an order, which an index of method gist has not.',
    },
    {
      what: 'columns of SET NULL without SET NULL',
      code: 'INVALID_CONSTRAINT',
      model: besideUsers((metadata) =>
        metadata.table('t', { a: bigint().references('users.id', { onDeleteColumns: ['a'] }) }),
      ),
      message: 'A foreign key of table "t" has onDeleteColumns, which only set null and set default accept.',
    },
  ])('$what', ({ model, code, message }) => {
    expect(refusalOf(model)).toMatchObject({ code, message, exitStatus: 2 });
  });

  test('arguments of another kind', () => {
    const columns: readonly string[] = JSON.parse('"id"');
    const target: () => readonly [] = JSON.parse('["users.id"]');

    expect(() => unique(columns)).toThrow('unique() takes a list first.');
    expect(() => index(columns)).toThrow('index() takes a list first.');
    expect(() => foreignKey(['id'], target)).toThrow(
      'foreignKey() takes what it refers to as a function, or as a table and its columns.',
    );
  });
});

/** A call from JavaScript, which may pass any value. */
function unchecked(column: ReturnType<typeof bigint>, method: 'references' | 'generatedAs', value: unknown) {
  return Reflect.apply(column[method], column, [value]);
}

describe('values that only JavaScript can pass are refused at load', () => {
  test.each([
    {
      what: 'a table instead of its column',
      build: (metadata: MetaData) => unchecked(bigint(), 'references', metadata.table('other', id)),
      code: 'UNKNOWN_TABLE',
      message: 'Column "a" of table "t" refers to an object, which does not name a table and a column.',
    },
    {
      what: 'a column that a table does not have',
      build: () => unchecked(bigint(), 'references', () => undefined),
      code: 'UNKNOWN_TABLE',
      message: 'Column "a" of table "t" refers to undefined, which does not name a table and a column.',
    },
    {
      what: 'any other value, with the place in the models',
      build: () => unchecked(bigint(), 'generatedAs', null),
      code: 'MODEL_NOT_BUILT',
      message: expect.stringMatching(/^Limbeck can't build column "a" of table "t" from the models: Cannot read/),
    },
  ])('$what', ({ build, code, message }) => {
    const metadata = new MetaData();
    metadata.table('t', { a: build(metadata) });
    expect(refusalOf(metadata)).toMatchObject({ code, message });
  });
});
