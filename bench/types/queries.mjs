/** Ten queries as programs have them: each of them has the types of its rows without a cast. */
export const QUERIES = `import { type Kysely, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { DB } from './db.js';

export declare const db: Kysely<DB>;

export const activeUsers = () =>
  db.selectFrom('shop_users').select(['id', 'email', 'full_name as name']).where('is_active', '=', true)
    .where('created_at', '>', new Date(0)).orderBy('created_at', 'desc').limit(20).execute();

export const tasksOfTeam = (team: string) =>
  db.selectFrom('shop_tasks').innerJoin('shop_projects', 'shop_projects.id', 'shop_tasks.project_id')
    .leftJoin('shop_users', 'shop_users.id', 'shop_tasks.assignee_id')
    .select(['shop_tasks.id', 'shop_tasks.title', 'shop_projects.title as project', 'shop_users.email as assignee'])
    .where('shop_projects.team_id', '=', team).where('shop_tasks.status', 'in', ['open', 'doing']).execute();

export const totals = () =>
  db.selectFrom('shop_invoices').innerJoin('shop_teams', 'shop_teams.id', 'shop_invoices.team_id')
    .select(({ fn }) => ['shop_teams.name', fn.countAll<string>().as('invoices'), fn.sum('shop_invoices.total').as('total'),
      fn.max('shop_invoices.paid_at').as('last_paid')])
    .groupBy('shop_teams.name').having(({ fn }) => fn.countAll(), '>', 2).execute();

export const addUser = (email: string) =>
  db.insertInto('shop_users').values({ email, full_name: 'New', settings: { theme: 'dark' } })
    .returning(['id', 'created_at']).executeTakeFirstOrThrow();

export const finish = (id: string) =>
  db.updateTable('shop_tasks').set((eb) => ({ status: 'done', points: eb('points', '+', 1), updated_at: new Date() }))
    .where('id', '=', id).returningAll().executeTakeFirst();

export const upsertMember = (team: string, user: string) =>
  db.insertInto('shop_members').values({ team_id: team, user_id: user, role: 'editor' })
    .onConflict((oc) => oc.columns(['team_id', 'user_id']).doUpdateSet((eb) => ({ role: eb.ref('excluded.role') })))
    .returning('role').execute();

export const forget = () =>
  db.deleteFrom('shop_tokens').where(({ or, eb }) => or([eb('expires_at', '<', new Date()), eb('is_revoked', '=', true)]))
    .where('user_id', 'in', (eb) => eb.selectFrom('shop_users').select('id').where('is_active', '=', false))
    .executeTakeFirst();

export const busiest = () =>
  db.with('open_tasks', (q) => q.selectFrom('shop_tasks').select(({ fn }) => ['assignee_id', fn.countAll<string>().as('open')])
      .where('status', '!=', 'done').groupBy('assignee_id'))
    .selectFrom('open_tasks').innerJoin('shop_users', 'shop_users.id', 'open_tasks.assignee_id')
    .select(['shop_users.full_name', 'open_tasks.open']).orderBy('open_tasks.open', 'desc').execute();

export const projectsWithTasks = () =>
  db.selectFrom('shop_projects').select((eb) => ['shop_projects.id', 'shop_projects.labels',
    jsonArrayFrom(eb.selectFrom('shop_tasks').select(['shop_tasks.id', 'shop_tasks.title', 'shop_tasks.points'])
      .whereRef('shop_tasks.project_id', '=', 'shop_projects.id').orderBy('shop_tasks.id')).as('tasks'),
    jsonObjectFrom(eb.selectFrom('shop_teams').select(['name', 'slug'])
      .whereRef('shop_teams.id', '=', 'shop_projects.team_id')).as('team')]).execute();

export const ranked = () =>
  db.selectFrom('shop_comments').select(({ fn, eb, ref }) => ['author_id', 'body',
    fn.agg<number>('row_number').over((ob) => ob.partitionBy('author_id').orderBy('created_at')).as('rank'),
    eb.case().when('is_hidden', '=', true).then('hidden').else('shown').end().as('state'),
    sql<number>\`length(\${ref('body')})\`.as('length')])
    .where(({ exists, selectFrom }) => exists(selectFrom('shop_tasks').select('shop_tasks.id')
      .whereRef('shop_tasks.id', '=', 'shop_comments.task_id'))).execute();
`;
