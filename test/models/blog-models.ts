import { check, index, MetaData, numeric, sql, timestamptz, unique } from '../../src/models/index.js';

export const metadata = new MetaData({
  namingConvention: {
    // SQLAlchemy's tokens to the letter, checked by the compiler; or functions
    ix: 'ix_%(table_name)s_%(column_0_N_name)s',
    uq: 'uq_%(table_name)s_%(column_0_N_name)s',
    ck: 'ck_%(table_name)s_%(constraint_name)s',
    fk: 'fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s',
    pk: 'pk_%(table_name)s',
  },
  types: {
    // the project's own vocabulary of types (SQLAlchemy's type_annotation_map)
    money: () => numeric(12, 2),
    instant: () => timestamptz(),
  },
});
const { table, t } = metadata;

export const orderStatus = metadata.enum('order_status', ['pending', 'paid', 'cancelled']);

const id = { id: t.bigint().identity().primaryKey() }; // a mixin is a spread
const timestamps = {
  createdAt: t.instant().serverDefault(sql`now()`),
  updatedAt: t.instant().nullable(),
};

export const users = table(
  'users',
  {
    ...id,
    email: t.varchar(255).unique(),
    fullName: t.varchar(120),
    isActive: t.boolean().serverDefault(true),
    avatarUrl: t.varchar(500).nullable(),
    managerId: t.bigint().nullable().references('users.id'), // itself or a cycle: by name, checked at load
    ...timestamps,
  },
  (c) => [
    index([sql`lower(${c.email})`], { name: 'ix_users_email_lower', unique: true }),
    check('email_shape', sql`${c.email} LIKE '%@%'`),
  ],
);

export const posts = table(
  'posts',
  {
    ...id,
    title: t.varchar(500),
    slug: t.text().generatedAs(sql`lower(title)`),
    authorId: t
      .bigint()
      .references(() => users.c.id, { onDelete: 'cascade' })
      .index(),
    price: t.money().serverDefault(0),
    status: orderStatus().serverDefault('pending'),
    settings: t.jsonb<{ theme: string }>().serverDefault({ theme: 'dark' }),
    body: t.text().nullable().comment('Markdown'),
    ...timestamps,
  },
  (c) => [unique([c.authorId, c.title])],
);

export const tags = table('tags', { ...id, name: t.varchar(50).unique() });

export const postTags = table('post_tags', {
  // an association table is only a table
  postId: t
    .bigint()
    .references(() => posts.c.id, { onDelete: 'cascade' })
    .primaryKey(),
  tagId: t
    .bigint()
    .references(() => tags.c.id, { onDelete: 'cascade' })
    .primaryKey(),
});
