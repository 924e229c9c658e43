/** Checked by the compiler alone: what does not hold here is an error of `tsc`. */

import type { Kysely, Selectable } from 'kysely';
import {
  bigint,
  type Circle,
  type ColumnRef,
  type Database,
  type InsertOf,
  type Interval,
  integer,
  jsonb,
  jsonValue,
  MetaData,
  type RowOf,
  sql,
  text,
  type UpdateOf,
  varchar,
} from '../../src/models/index.js';
import type { posts, users } from '../models/blog-models.js';
import * as models from '../models/blog-models.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function holds<_Fact extends true>(): void {
  // The type argument is the test.
}

interface UserRow {
  createdAt: Date;
  updatedAt: Date | null;
  email: string;
  fullName: string;
  isActive: boolean;
  avatarUrl: string | null;
  managerId: string | null;
  id: string;
}

// A row has every column, as the driver hands it out.
holds<Equal<RowOf<typeof users>, UserRow>>();

interface UserColumns {
  created_at: Date;
  updated_at: Date | null;
  email: string;
  full_name: string;
  is_active: boolean;
  avatar_url: string | null;
  manager_id: string | null;
  id: string;
}

// Its keys may be the columns.
holds<Equal<RowOf<typeof users, 'database'>, UserColumns>>();

interface NewUser {
  email: string;
  fullName: string;
  createdAt?: Date | string;
  isActive?: boolean;
  id?: string | number | bigint;
  updatedAt?: Date | string | null;
  avatarUrl?: string | null;
  managerId?: string | number | bigint | null;
}

// What has a default, an identity or a null may be left out of an INSERT.
holds<Equal<InsertOf<typeof users>, NewUser>>();

// A generated column cannot be written.
holds<Equal<'slug' extends keyof InsertOf<typeof posts> ? true : false, false>>();
holds<Equal<'slug' extends keyof UpdateOf<typeof posts> ? true : false, false>>();
holds<Equal<RowOf<typeof posts>['slug'], string>>();

// An UPDATE may set every column that can be written, and needs none.
holds<Equal<UpdateOf<typeof posts>['status'], 'pending' | 'paid' | 'cancelled' | undefined>>();
holds<Equal<UpdateOf<typeof users>, Partial<Required<NewUser>>>>();

// JSON is what the declaration says.
holds<Equal<RowOf<typeof posts>['settings'], { theme: string }>>();

const { table, t } = new MetaData();
const every = table('every', {
  always: t.bigint().identity('always'),
  byDefault: t.integer().identity('byDefault', { start: 5 }),
  serial: t.bigserial(),
  numeric: t.numeric(12, 2),
  numbers: t.numeric().array(),
  texts: t.text().array().nullable(),
  textsToo: t.text().nullable().array(),
  deep: t.integer().array().array(),
  date: t.date(),
  time: t.time(),
  interval: t.interval(),
  bytes: t.bytea(),
  json: t.json(),
  circle: t.circle(),
  own: t.type<'a' | 'b'>('citext'),
  typed: t.bigint().typed<bigint>(),
  typedInsert: t.bigint().typed<number, number | string>().nullable(),
  generatedNull: t.text().nullable().generatedAs(sql`'x'`),
  nullDefault: t.text().serverDefault('x').nullable(),
  renamed: t.text().name('Re Named'),
});
type Every = RowOf<typeof every>;
type NewEvery = InsertOf<typeof every>;

holds<Equal<Every['always'], string>>();
holds<Equal<'always' extends keyof NewEvery ? true : false, false>>();
holds<Equal<NewEvery['byDefault'], number | undefined>>();
holds<Equal<NewEvery['serial'], string | number | bigint | undefined>>();
holds<Equal<Every['numeric'], string>>();
holds<Equal<Every['numbers'], number[]>>();
holds<Equal<NewEvery['numbers'], readonly (string | number | bigint)[]>>();
holds<Equal<Every['texts'], string[] | null>>();
holds<Equal<Every['textsToo'], string[] | null>>();
holds<Equal<Every['deep'], number[][]>>();
holds<Equal<Every['date'], Date>>();
holds<Equal<Every['time'], string>>();
holds<Equal<Every['interval'], Interval>>();
holds<Equal<Every['bytes'], Uint8Array>>();
holds<Equal<Every['json'], unknown>>();
holds<Equal<Every['circle'], Circle>>();
holds<Equal<Every['own'], 'a' | 'b'>>();
holds<Equal<Every['typed'], bigint>>();
holds<Equal<Every['typedInsert'], number | null>>();
holds<Equal<NewEvery['typedInsert'], number | string | null | undefined>>();
holds<Equal<Every['generatedNull'], string | null>>();
holds<Equal<'generatedNull' extends keyof NewEvery ? true : false, false>>();
holds<Equal<NewEvery['nullDefault'], string | null | undefined>>();
holds<Equal<'Re Named' extends keyof RowOf<typeof every, 'database'> ? true : false, true>>();

// Kysely takes the namespace of a module, whatever else it exports.
type Tables = Database<typeof models>;
holds<Equal<keyof Tables, 'users' | 'posts' | 'tags' | 'post_tags'>>();
holds<Equal<{ [Key in keyof Selectable<Tables['users']>]: Selectable<Tables['users']>[Key] }, UserColumns>>();
holds<Equal<keyof Database<typeof models, 'property'>, 'users' | 'posts' | 'tags' | 'postTags'>>();
holds<Equal<keyof Database<typeof models, 'property'>['postTags'], 'postId' | 'tagId'>>();

export async function queries(db: Kysely<Tables>): Promise<void> {
  const found = await db.selectFrom('users').select(['full_name', 'manager_id']).where('id', '=', '5').execute();
  holds<Equal<typeof found, { full_name: string; manager_id: string | null }[]>>();

  await db.insertInto('posts').values({ title: 'a', author_id: 5n, price: 1.5 }).execute();
  await db
    .updateTable('posts')
    .set({ status: 'paid', settings: { theme: 'light' } })
    .execute();
  // @ts-expect-error an INSERT without an author
  await db.insertInto('posts').values({ title: 'a' }).execute();
  // @ts-expect-error a generated column
  await db.insertInto('posts').values({ title: 'a', author_id: 5n, slug: 'a' }).execute();
  // @ts-expect-error a value that the enum does not have
  await db.updateTable('posts').set({ status: 'lost' }).execute();
  // @ts-expect-error a column that doesn't exist
  await db.selectFrom('users').select('fullName').execute();
}

// A table in a schema is called by both.
const audit = new MetaData({ schema: 'audit' });
const inSchemas = {
  log: audit.table('log', { id: bigint() }),
  events: audit.table('events', { id: bigint() }, { schema: 'app' }),
  entries: audit.table('entries', { id: bigint() }, () => [], { comment: 'x' }),
};
holds<Equal<keyof Database<typeof inSchemas>, 'audit.log' | 'app.events' | 'audit.entries'>>();

// A view that is declared with its columns can be read, and not be written.
const seen = new MetaData();
const withViews = {
  activeUsers: seen.view('active_users', { id: bigint(), fullName: text().nullable() }, sql`SELECT 1`),
  totals: seen.materializedView('order_totals', { total: integer() }, 'SELECT 1', { schema: 'app' }),
  unknownColumns: seen.view('other', 'SELECT 1'),
};
holds<Equal<keyof Database<typeof withViews>, 'active_users' | 'app.order_totals'>>();
holds<Equal<keyof Database<typeof withViews, 'property'>, 'activeUsers' | 'app.orderTotals'>>();
holds<Equal<RowOf<typeof withViews.activeUsers>, { id: string; fullName: string | null }>>();

export async function queriesOfViews(db: Kysely<Database<typeof withViews>>): Promise<void> {
  const found = await db.selectFrom('active_users').selectAll().execute();
  holds<Equal<typeof found, { id: string; full_name: string | null }[]>>();
}

// JSON that `pg` would not send as JSON needs jsonValue.
const json = seen.table('json', {
  list: jsonb<string[]>(),
  word: jsonb<'a' | 'b'>(),
  either: jsonb<string[] | { a: string }>().nullable(),
  object: jsonb<{ a: string[] }>(),
  anything: jsonb().nullable(),
});
interface Named {
  readonly name: string;
}
export const jsonRow: InsertOf<typeof json> = {
  list: jsonValue(['a']),
  word: jsonValue('a'),
  either: { a: 'x' },
  object: { a: ['x'] },
  anything: { name: 'x' } satisfies Named,
};
// @ts-expect-error an array, which `pg` sends as an array of PostgreSQL
export const jsonList: InsertOf<typeof json>['list'] = ['a'];
// @ts-expect-error a text, which is not JSON
export const jsonWord: InsertOf<typeof json>['word'] = 'a';
// @ts-expect-error JSON of another shape
export const jsonOther: InsertOf<typeof json>['list'] = jsonValue([1]);
// @ts-expect-error an array in a column of any JSON
export const jsonAnything: InsertOf<typeof json>['anything'] = ['a'];
holds<Equal<RowOf<typeof json>['list'], string[]>>();

// Tables that refer to each other keep their types, if the function names its result.
const people = seen.table('people', {
  id: bigint().primaryKey(),
  teamId: bigint().references((): ColumnRef => teams.c.id),
  bossId: bigint()
    .nullable()
    .references((): ColumnRef => people.c.id),
});
const teams = seen.table('teams', {
  id: bigint().primaryKey(),
  leaderId: bigint()
    .nullable()
    .references((): ColumnRef => people.c.id),
});
holds<Equal<RowOf<typeof people>, { id: string; teamId: string; bossId: string | null }>>();
holds<Equal<RowOf<typeof teams>, { id: string; leaderId: string | null }>>();

// Names stay as they are where the metadata says so.
const same = new MetaData({ columnNaming: 'same' });
const asIs = same.table('asIs', { fullName: text() });
holds<Equal<keyof RowOf<typeof asIs, 'database'>, 'fullName'>>();

// The compiler knows the tokens of a naming convention.
new MetaData({ namingConvention: { guid: ({ columns }) => columns.join(), ix: 'ix_%(guid)s_%(column_0N_label)s' } });
// @ts-expect-error a token that does not exist
new MetaData({ namingConvention: { ix: 'ix_%(tabel_name)s' } });
// @ts-expect-error a token of foreign keys alone
new MetaData({ namingConvention: { uq: 'uq_%(referred_table_name)s' } });
// @ts-expect-error a token of the project's own is a function
new MetaData({ namingConvention: { own: 'x', ix: 'ix_%(own)s' } });

// @ts-expect-error a default of another type
integer().serverDefault('x');
// @ts-expect-error a default that the enum does not have
audit.enum('mood', ['good', 'bad'])().serverDefault('ugly');
// @ts-expect-error JSON of another shape
jsonb<{ theme: string }>().serverDefault({ colour: 'red' });
// @ts-expect-error a length is a number
varchar('255');
// @ts-expect-error a column that the table does not have
models.users.c.emial;
