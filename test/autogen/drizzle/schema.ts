import { type SQL, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  bigserial,
  bit,
  boolean,
  char,
  check,
  cidr,
  customType,
  date,
  decimal,
  doublePrecision,
  foreignKey,
  index,
  inet,
  integer,
  interval,
  json,
  jsonb,
  line,
  macaddr,
  macaddr8,
  numeric,
  pgEnum,
  pgMaterializedView,
  pgPolicy,
  pgRole,
  pgSchema,
  pgSequence,
  pgTable,
  pgTableCreator,
  pgView,
  point,
  primaryKey,
  real,
  serial,
  smallint,
  text,
  time,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from 'drizzle-orm/pg-core';

export const shop = pgSchema('shop');
export const mood = pgEnum('mood', ['sad', 'ok', "it's fine"]);
export const grade = shop.enum('Grade', ['a', 'b']);
export const orderNumbers = pgSequence('order_numbers', { startWith: 100, increment: 5, cache: 10 });
export const countdown = shop.sequence('countdown', {
  increment: -1,
  maxValue: 50,
  minValue: 1,
  startWith: 50,
  cycle: true,
});
export const reader = pgRole('pg_monitor').existing();
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const weight = customType<{ data: number; driverData: string }>({ dataType: () => 'numeric(8, 3)' });

/** Every type, without options and with them. */
export const everyType = pgTable('every_type', {
  a: smallint(),
  b: integer(),
  c: bigint({ mode: 'number' }),
  d: bigint({ mode: 'bigint' }),
  f: serial().notNull(),
  g: bigserial({ mode: 'number' }).notNull(),
  h: boolean(),
  i: text(),
  j: text({ enum: ['x', 'y'] }),
  k: varchar(),
  l: varchar({ length: 256 }),
  m: char(),
  n: char({ length: 10 }),
  o: numeric(),
  p: numeric({ precision: 10 }),
  q: numeric({ precision: 10, scale: 2 }),
  r: decimal({ precision: 5, scale: 0 }),
  s: real(),
  t: doublePrecision(),
  u: json(),
  v: jsonb(),
  w: time(),
  x: time({ precision: 3, withTimezone: true }),
  y: timestamp(),
  z: timestamp({ precision: 6, withTimezone: true }),
  aa: timestamp({ withTimezone: true, mode: 'string' }),
  ab: date(),
  ac: date({ mode: 'date' }),
  ad: interval(),
  ae: interval({ fields: 'day' }),
  af: interval({ fields: 'second', precision: 3 }),
  ag: uuid(),
  ah: point(),
  ai: point({ mode: 'xy' }),
  aj: line(),
  ak: line({ mode: 'abc' }),
  al: inet(),
  am: cidr(),
  an: macaddr(),
  ao: macaddr8(),
  ap: bit({ dimensions: 3 }),
  aq: mood(),
  ar: grade(),
  as: tsvector(),
  at: weight(),
  au: text().array(),
  av: integer().array(),
  aw: mood().array(),
  ax: grade().array(),
  ay: varchar({ length: 5 }).array(),
  az: timestamp({ withTimezone: true }).array(),
});

export const everyDefault = pgTable('every_default', {
  id: uuid().defaultRandom().primaryKey(),
  a: smallint().default(-3),
  b: integer().default(7).notNull(),
  c: bigint({ mode: 'number' }).default(9007199254740991),
  d: bigint({ mode: 'bigint' }).default(sql`9223372036854775807`),
  e: boolean().default(false),
  f: text().default("it's"),
  g: varchar({ length: 20 }).default('a b "c"'),
  h: char({ length: 3 }).default('abc'),
  i: numeric({ precision: 10, scale: 2 }).default('1.50'),
  j: numeric({ mode: 'number' }).default(2.25),
  k: real().default(1.5),
  l: doublePrecision().default(-0.001),
  m: json().default({ a: 1, b: ['x'] }),
  n: jsonb().$type<{ theme: string }>().default({ theme: 'dark' }),
  o: jsonb().default([]),
  p: jsonb().default(sql`'{"z": 1, "a": 2}'::jsonb`),
  q: time().default('10:11:12'),
  r: time().defaultNow(),
  s: timestamp().defaultNow().notNull(),
  t: timestamp({ withTimezone: true }).default(new Date('2024-02-29T10:11:12.345Z')),
  u: timestamp().default(new Date('2024-02-29T10:11:12.345Z')),
  v: timestamp({ mode: 'string' }).default('2024-02-29 10:11:12'),
  w: date().default('2024-02-29'),
  x: date({ mode: 'date' }).default(new Date('2024-02-29T00:00:00Z')),
  y: date().defaultNow(),
  z: interval().default('3 days'),
  aa: uuid().default('3f0c4f0e-5c3e-4f3f-9d7a-0123456789ab'),
  ab: inet().default('127.0.0.1'),
  ac: cidr().default('10.0.0.0/8'),
  ad: macaddr().default('08:00:2b:01:02:03'),
  ae: bit({ dimensions: 3 }).default('101'),
  af: mood().default("it's fine").notNull(),
  ag: grade().default('b'),
  ah: text().array().default([]),
  ai: text().array().default(['a', 'b c', 'd']),
  aj: integer().array().notNull().default([1, 2, 3]),
  ak: mood().array().default(['sad', 'ok']),
  al: boolean().array().default([true, false]),
  am: text().array().default(sql`ARRAY['x']::text[]`),
  an: text().$default(() => 'only in the program'),
  ao: timestamp().$onUpdate(() => new Date()),
  ap: integer().default(sql`nextval('order_numbers')`),
  aq: text().default(sql`upper('abc' || 'd')`),
  ar: text().default(''),
  as: timestamp({ withTimezone: true, precision: 3 }).default(sql`CURRENT_TIMESTAMP`),
  at: point().default(sql`'(1,2)'`),
});

export const identities = pgTable('identities', {
  a: integer().primaryKey().generatedAlwaysAsIdentity(),
});
export const moreIdentities = shop.table('identities', {
  a: bigint({ mode: 'number' }).generatedByDefaultAsIdentity({
    name: 'own_seq',
    startWith: 10,
    increment: 2,
    minValue: 4,
    maxValue: 1000,
    cache: 5,
    cycle: true,
  }),
  Key: smallint('Key').primaryKey().generatedByDefaultAsIdentity(),
});
export const backwards = pgTable('backwards', {
  id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity({ increment: -1, startWith: -5 }),
});

export const users = pgTable(
  'users',
  {
    id: serial().primaryKey(),
    email: varchar({ length: 255 }).notNull().unique(),
    handle: text().notNull().unique('own_handle_name', { nulls: 'not distinct' }),
    fullName: text('full_name').generatedAlwaysAs((): SQL => sql`lower(${users.email}) || '!'`),
    age: integer(),
    state: mood().notNull().default('ok'),
    managerId: integer('manager_id').references((): AnyPgColumn => users.id, {
      onDelete: 'set null',
      onUpdate: 'cascade',
    }),
    payload: jsonb(),
    search: tsvector().generatedAlwaysAs(sql`to_tsvector('simple', coalesce(handle, ''))`),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    deletedAt: timestamp('deleted_at', { withTimezone: true }),
  },
  (t) => [
    check('age_positive', sql`${t.age} > 0 AND ${t.age} < 200`),
    check('email_shape', sql`${t.email} ~ '^.+@.+$'`),
    index().on(t.age),
    index('users_created').on(t.createdAt.desc(), t.id.asc()),
    index('users_nulls').on(t.deletedAt.asc().nullsFirst(), t.age.desc().nullsLast()),
    index('users_lower_email').on(sql`lower(${t.email})`),
    index('users_ordered_expression').on(sql`lower(${t.handle}) DESC NULLS LAST`, t.id),
    index('users_payload').using('gin', t.payload.op('jsonb_path_ops')),
    index('users_search').using('gin', t.search),
    index('users_handle_pattern').on(t.handle.op('text_pattern_ops')),
    index('users_raw_pattern').on(sql`${t.handle} text_pattern_ops`),
    uniqueIndex('users_active_email').on(t.email).where(sql`${t.deletedAt} IS NULL`),
    uniqueIndex().on(t.handle, t.age),
    index('users_filled').on(t.age).with({ fillfactor: 70 }),
    index('users_concurrent').on(t.state).concurrently(),
    unique().on(t.age, t.email),
    unique('own_unique').on(t.handle, t.email).nullsNotDistinct(),
  ],
);

export const posts = pgTable(
  'posts',
  {
    authorId: integer('author_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    slug: text().notNull(),
    body: text(),
  },
  (t) => [primaryKey({ columns: [t.authorId, t.slug] })],
);

export const comments = pgTable(
  'comments',
  {
    id: integer().primaryKey(),
    postAuthor: integer('post_author').notNull(),
    postSlug: text('post_slug').notNull(),
    shopId: integer('shop_id').references(() => shops.id),
  },
  (t) => [
    foreignKey({ columns: [t.postAuthor, t.postSlug], foreignColumns: [posts.authorId, posts.slug] }).onDelete(
      'restrict',
    ),
    foreignKey({ name: 'own_key', columns: [t.postAuthor], foreignColumns: [users.id] }).onUpdate('set default'),
  ],
);

export const shops = shop.table(
  'shops',
  {
    id: integer().generatedByDefaultAsIdentity().primaryKey(),
    ownerId: integer('owner_id').references(() => users.id),
    rating: grade().default('a'),
    size: integer().default(1),
  },
  (t) => [
    check('size_positive', sql`${t.size} >= 0`),
    index('shops_rating').on(t.rating).where(sql`${t.size} > 1`),
    unique().on(t.ownerId, t.rating),
  ],
);

const prefixed = pgTableCreator((name) => `app_${name}`);
export const tokens = prefixed('tokens', {
  key: text().primaryKey(),
  aVeryLongColumnNameThatMakesTheNameOfTheForeignKeyFarTooLong: integer(
    'a_very_long_column_name_that_makes_the_name_of_the_key_too_long',
  ).references(() => users.id),
});

export const accounts = pgTable('accounts', { provider: text(), account: text(), userId: integer('user_id') }, (t) => [
  primaryKey({ name: 'own_primary_key', columns: [t.provider, t.account] }),
]);

export const secrets = pgTable('secrets', { id: integer().primaryKey(), owner: text().notNull() }, (t) => [
  pgPolicy('own_rows', { for: 'select', to: reader, using: sql`${t.owner} = current_user` }),
  pgPolicy('insert_rows', { as: 'restrictive', for: 'insert', to: ['public'], withCheck: sql`${t.owner} <> ''` }),
  pgPolicy('everything', { to: 'current_user', using: sql`true` }),
]);
export const linked = pgPolicy('linked_policy', {
  for: 'delete',
  to: [reader, 'current_user'],
  using: sql`owner = 'x'`,
}).link(secrets);

export const activeUsers = pgView('active_users').as((qb) =>
  qb.select({ id: users.id, mail: users.email }).from(users).where(sql`${users.deletedAt} IS NULL`),
);
export const shopOwners = shop
  .view('shop_owners')
  .with({ securityBarrier: true })
  .as((qb) =>
    qb
      .select({ shop: sql<number>`${shops.id}`.as('shop_id'), owner: users.handle })
      .from(shops)
      .innerJoin(users, sql`${users.id} = ${shops.ownerId}`),
  );
export const rawView = pgView('raw_view', { n: integer() }).as(sql`SELECT count(*)::integer AS n FROM ${users}`);
export const checkedView = pgView('checked_view')
  .with({ checkOption: 'cascaded' })
  .as((qb) => qb.select().from(posts).where(sql`${posts.slug} <> ''`));
export const overview = pgMaterializedView('overview')
  .with({ fillfactor: 80, autovacuumEnabled: false })
  .as((qb) => qb.select({ id: activeUsers.id }).from(activeUsers));
export const notFilled = pgMaterializedView('not_filled')
  .withNoData()
  .as((qb) => qb.select({ slug: posts.slug }).from(posts));
export const elsewhere = pgView('elsewhere', { id: integer() }).existing();
