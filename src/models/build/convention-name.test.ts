import { describe, expect, test } from 'vitest';
import type { NamingConvention } from '../naming-convention.js';
import { checkConvention, conventionName, type Subject } from './convention-name.js';

const userId = { name: 'user_id', key: 'userId' };
const itemId = { name: 'item_id', key: 'itemId' };

function subject(changes: Partial<Subject> = {}): Subject {
  return {
    kind: 'index',
    given: null,
    table: { schema: null, name: 'orders' },
    columns: [userId, itemId],
    referred: null,
    ...changes,
  };
}

const toItems = subject({
  kind: 'foreignKey',
  referred: {
    table: { schema: null, name: 'items' },
    columns: [
      { name: 'id', key: 'id' },
      { name: 'no', key: 'number' },
    ],
  },
});

describe('the tokens of a naming convention', () => {
  test.each([
    ['table_name', 'orders'],
    ['column_0_name', 'user_id'],
    ['column_0_key', 'userId'],
    ['column_0_label', 'orders_user_id'],
    ['column_1_name', 'item_id'],
    ['column_0N_name', 'user_iditem_id'],
    ['column_0_N_name', 'user_id_item_id'],
    ['column_0_N_key', 'userId_itemId'],
    ['column_0_N_label', 'orders_user_id_orders_item_id'],
    ['referred_table_name', 'items'],
    ['referred_column_0_name', 'id'],
    ['referred_column_0_N_name', 'id_no'],
    ['referred_column_1_key', 'number'],
    ['referred_column_0_label', 'items_id'],
  ])('%s is %s', (token, expected) => {
    expect(conventionName({ fk: `%(${token})s` }, toItems)).toBe(expected);
  });

  test('a label starts with the schema of the table', () => {
    const inSchema = subject({ table: { schema: 'shop', name: 'orders' } });

    expect(conventionName({ ix: 'ix_%(column_0_label)s' }, inSchema)).toBe('ix_shop_orders_user_id');
  });

  test('two percent signs are one', () => {
    expect(conventionName({ ix: 'ix%%%(table_name)s' }, subject())).toBe('ix%orders');
  });

  test('a column that the index does not have is refused', () => {
    expect(() => conventionName({ ix: 'ix_%(column_2_name)s' }, subject())).toThrow(
      'An index of table "orders" needs a name',
    );
  });

  test('a token of the project’s own is its function', () => {
    const convention: NamingConvention = { guid: ({ columns }) => columns.join('-'), ix: 'ix_%(guid)s' };

    expect(conventionName(convention, subject())).toBe('ix_user_id-item_id');
  });
});

describe('when a convention applies', () => {
  test('a kind that it does not mention is left alone', () => {
    expect(conventionName({ uq: 'uq_%(table_name)s' }, subject())).toBeNull();
  });

  test('an explicit name is kept', () => {
    expect(conventionName({ ix: 'ix_%(table_name)s' }, subject({ given: 'mine' }))).toBeNull();
  });

  test('a given name is built in where the convention mentions it', () => {
    const check = subject({ kind: 'check', given: 'positive' });

    expect(conventionName({ ck: 'ck_%(table_name)s_%(constraint_name)s' }, check)).toBe('ck_orders_positive');
  });

  test('a check without a name stays without where the convention wants one', () => {
    expect(conventionName({ ck: 'ck_%(constraint_name)s' }, subject({ kind: 'check' }))).toBeNull();
  });

  test('any other constraint without a name is refused where the convention wants one', () => {
    expect(() => conventionName({ uq: 'uq_%(constraint_name)s' }, subject({ kind: 'unique' }))).toThrow(
      'the naming convention builds it into its own',
    );
  });

  test('a function names what has no name, and is told what it names', () => {
    const name = conventionName(
      { fk: ({ columns, referredTable }, table) => [table.name, ...columns, referredTable?.name].join('$') },
      toItems,
    );

    expect(name).toBe('orders$user_id$item_id$items');
  });
});

describe('a name that is too long', () => {
  test('is cut as SQLAlchemy cuts it', () => {
    const long = subject({
      table: { schema: null, name: 'a_very_long_table_name_that_goes_on_and_on_and_on_for_sixty_xx' },
      columns: [{ name: 'some_column', key: 'someColumn' }],
    });

    expect(conventionName({ ix: 'ix_%(column_0_label)s' }, long)).toBe(
      'ix_a_very_long_table_name_that_goes_on_and_on_and_on_fo_0571',
    );
  });

  test('of 63 characters is whole', () => {
    const table = { schema: null, name: 't'.repeat(60) };

    expect(conventionName({ pk: 'pk_%(table_name)s' }, subject({ kind: 'primaryKey', table }))).toBe(
      `pk_${'t'.repeat(60)}`,
    );
  });
});

test('a token that does not exist is refused, where the compiler did not see it', () => {
  expect(() => checkConvention({ ix: 'ix_%(tabel_name)s' })).toThrow(
    'The naming convention "ix" has the token %(tabel_name)s, which does not exist.',
  );
});

test('a template under a key that names nothing is refused at load', () => {
  expect(() => checkConvention({ index: 'ix_%(table_name)s' })).toThrow(
    'The naming convention "index" is not a key: the keys are ix, uq, ck, fk, pk, ex.',
  );
});
