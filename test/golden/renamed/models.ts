import { check, index, MetaData, sql } from '../../../src/models/index.js';

export const metadata = new MetaData();
const { table, t } = metadata;

export const feeling = metadata.enum('feeling', ['fine', 'bad'], {
  renamedFrom: 'mood',
  renamedValues: { fine: 'good' },
});

export const users = table(
  'users',
  {
    id: t.bigserial().primaryKey(),
    fullName: t.varchar(80).renamedFrom('name'),
    feeling: feeling().renamedFrom('mood').serverDefault('fine'),
  },
  (c) => [check('users_name_check', sql`${c.fullName} <> ''`), index([sql`lower(${c.fullName})`], { name: 'users_lower' })],
  { renamedFrom: 'person' },
);
