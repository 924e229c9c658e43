import { describe, expect, test } from 'vitest';
import { besideUsers, type RefusedModel, refusalOf, tableOf } from '../../../test/support/refused-models.js';
import { bigint, check, foreignKey, index, integer, MetaData, sql, text } from '../index.js';

const long = 'x'.repeat(64);
const id = { id: integer().primaryKey() };

describe('names that cannot be are refused at load', () => {
  test.each<RefusedModel>([
    {
      what: 'two tables of one name',
      code: 'DUPLICATE_NAME',
      model: besideUsers((metadata) => metadata.table('users', id)),
      message: 'The name "users" is declared twice in the default schema: two tables.',
    },
    {
      what: 'two columns of one name',
      code: 'DUPLICATE_NAME',
      model: tableOf({ fullName: text(), full_name: text() }),
      message: 'The name "full_name" is declared twice in table "t": properties "fullName" and "full_name".',
    },
    {
      what: 'two constraints of one name',
      code: 'DUPLICATE_NAME',
      model: tableOf(id, [check('same', sql`id > 0`), check('same', sql`id > 1`)]),
      message:
        'The name "same" is declared twice in table "t": a check constraint of table "t" and a check constraint of table "t".',
    },
    {
      what: 'an index with the name of another table',
      code: 'DUPLICATE_NAME',
      model: besideUsers((metadata) => metadata.table('t', { a: text().index({ name: 'users' }) })),
      message: 'The name "users" is declared twice in the default schema: table "users" and an index of table "t".',
    },
    {
      what: 'an enum with the name of a table',
      code: 'DUPLICATE_NAME',
      model: besideUsers((metadata) => metadata.enum('users', ['a'])),
      message: 'The name "users" is declared twice in the default schema: an enum and a table.',
    },
    {
      what: 'an index on a column that is not there',
      code: 'UNKNOWN_COLUMN',
      model: tableOf({ email: text() }, [index(['emial'])]),
      message: 'An index of table "t" refers to column "emial", which does not exist.',
    },
    {
      what: 'a carried column that is not there',
      code: 'UNKNOWN_COLUMN',
      model: tableOf({ email: text() }, [index(['email'], { include: ['x'] })]),
      message: 'An index of table "t" refers to column "x", which does not exist.',
    },
    {
      what: 'a reference to a table that is not there',
      code: 'UNKNOWN_TABLE',
      model: besideUsers((metadata) => metadata.table('t', { userId: bigint().references('user.id') })),
      message: 'Column "user_id" of table "t" refers to table "user", which the metadata does not have.',
    },
    {
      what: 'a reference to a column that is not there',
      code: 'UNKNOWN_COLUMN',
      model: besideUsers((metadata) => metadata.table('t', { userId: bigint().references('users.ib') })),
      message: 'Column "user_id" of table "t" refers to column "ib" of table "users", which has no such column.',
    },
    {
      what: 'a reference without a column',
      code: 'UNKNOWN_TABLE',
      model: besideUsers((metadata) => metadata.table('t', { userId: bigint().references('users') })),
      message: 'Column "user_id" of table "t" refers to "users", which does not name a table and a column.',
    },
    {
      what: 'a foreign key of two columns to one',
      code: 'REFERENCE_MISMATCH',
      model: besideUsers((metadata) =>
        metadata.table('t', { a: bigint(), b: bigint() }, [foreignKey(['a', 'b'], 'users', ['id'])]),
      ),
      message: 'A foreign key of table "t" has 2 columns but refers to 1.',
    },
    {
      what: 'a reference to columns that are not unique',
      code: 'REFERENCE_NOT_UNIQUE',
      model: besideUsers((metadata) => metadata.table('t', { userName: text().references('users.name') })),
      message:
        'Column "user_name" of table "t" refers to "name" of table "users", which no primary key or unique constraint covers.',
    },
    {
      what: 'a table name that is too long',
      code: 'NAME_TOO_LONG',
      model: besideUsers((metadata) => metadata.table(long, id)),
      message: `The name "${long}" of a table has 64 bytes; PostgreSQL keeps 63.`,
    },
    {
      what: 'a given name of an index that is too long, counted in bytes',
      code: 'NAME_TOO_LONG',
      model: tableOf({ a: text().index({ name: 'é'.repeat(32) }) }),
      message: `The name "${'é'.repeat(32)}" of an index of table "t" has 64 bytes; PostgreSQL keeps 63.`,
    },
    {
      what: 'a column without a name',
      code: 'INVALID_NAME',
      model: tableOf({ a: text().name('') }),
      message: '"" cannot be the name of a column of table "t": it is empty.',
    },
    {
      what: 'a column with the name of a system column',
      code: 'INVALID_NAME',
      model: tableOf({ ctid: text() }),
      message: '"ctid" cannot be the name of a column of table "t": every table has a system column of that name.',
    },
  ])('$what', ({ model, code, message }) => {
    expect(refusalOf(model)).toMatchObject({ code, message, exitStatus: 2 });
  });

  test('a reference to a table of another metadata', () => {
    const other = new MetaData().table('users', { id: bigint().primaryKey() });
    const metadata = tableOf({ userId: bigint().references(() => other.c.id) });

    expect(refusalOf(metadata)).toMatchObject({
      code: 'REFERENCE_OUTSIDE_METADATA',
      message: 'Column "user_id" of table "t" refers to table "users", which was declared with another MetaData.',
    });
  });

  test('an index on a column of another table', () => {
    const metadata = new MetaData();
    const users = metadata.table('users', { id: bigint().primaryKey() });
    metadata.table('posts', { id: bigint().primaryKey() }, [index([users.c.id])]);

    expect(refusalOf(metadata)).toMatchObject({ code: 'UNKNOWN_COLUMN' });
  });
});

describe('what was meant is suggested', () => {
  test('a column that is spelt nearly so', () => {
    expect(refusalOf(tableOf({ email: text() }, [index(['emial'])]))).toMatchObject({ hint: 'Did you mean "email"?' });
  });

  test('a table of the same name in another schema', () => {
    const metadata = new MetaData();
    metadata.table('users', id, { schema: 'auth' });
    metadata.table('t', { user: integer().references('users.id') });

    expect(refusalOf(metadata)).toMatchObject({ hint: 'Did you mean "auth.users"?' });
  });
});
