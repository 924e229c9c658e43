import { index, MetaData, sql } from '../../../src/models/index.js';

export const metadata = new MetaData();
const { table, t } = metadata;

export const users = table(
  'users',
  {
    id: t.bigint().identity().primaryKey(),
    email: t.varchar(255),
    bio: t.text().nullable(),
  },
  (c) => [index([c.bio], { name: 'ix_users_bio', where: sql`${c.bio} IS NOT NULL` })],
);
