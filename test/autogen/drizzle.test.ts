import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { type DrizzleOptions, drizzle } from '../../src/settings/drizzle-target.js';
import type { Target } from '../../src/settings/settings.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { createProject, type UserProject } from '../support/project.js';

const ROOT = join(import.meta.dirname, '../..');

const VERSIONS = [
  { version: '0.45', folder: 'drizzle-orm' },
  { version: '1.0', folder: 'drizzle-orm-v1' },
];

const [BEFORE_1 = '', VERSION_1 = ''] = VERSIONS.map(({ folder }) => folder);

/** A project with a copy of drizzle-orm. */
function drizzleProject(copy: string, files: Readonly<Record<string, string>>): UserProject {
  const project = createProject(files);
  mkdirSync(join(project.folder, 'node_modules'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules', copy), join(project.folder, 'node_modules/drizzle-orm'), 'junction');
  return project;
}

async function differences(url: string, { folder }: UserProject, target: Target): Promise<readonly string[]> {
  const report = await commands.check({ cwd: folder, settings: { url, target } });
  return report.differences;
}

/** Before PostgreSQL 15, nulls are always distinct. */
function fixture(name: string): string {
  const text = readFileSync(join(import.meta.dirname, 'drizzle', name), 'utf8');
  return SERVER_MAJOR >= 15
    ? text
    : text
        .replace(", { nulls: 'not distinct' }", '')
        .replace('.nullsNotDistinct()', '')
        .replaceAll(' NULLS NOT DISTINCT', '');
}

describe.each(VERSIONS)('a schema of Drizzle $version', ({ version, folder }) => {
  const sql = fixture(`drizzle-${version}.sql`);

  test('has no difference to a database that Drizzle created', async ({ db, databaseUrl }) => {
    for (const statement of sql.split(/;$/m)) await db.query(statement);
    const project = drizzleProject(folder, { 'schema.ts': fixture('schema.ts') });

    expect(await differences(databaseUrl, project, './schema.ts')).toEqual([]);
  });

  test('creates the database that Drizzle creates', async ({ db, databaseUrl }) => {
    const project = drizzleProject(folder, { 'schema.ts': fixture('schema.ts'), 'schema.sql': sql });
    const settings = { url: databaseUrl, target: drizzle('./schema.ts') };
    const { statements } = await commands.compare({ cwd: project.folder, settings });
    await db.query(statements.join(';\n'));

    // From 1.0 on, Drizzle makes a hash of a name that is too long.
    const found = await differences(databaseUrl, project, './schema.sql');
    expect(found.filter((line) => !line.includes('app_tokens_a_very_long'))).toEqual([]);
  });
});

const NAMED_BY_PROPERTY = `
import { boolean, foreignKey, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
export const userAccounts = pgTable('userAccounts', {
  accountId: integer().primaryKey(),
  fullName: text().unique(),
  homeURL2: text(),
  isActive: boolean(),
  own: text('ownName'),
}, (t) => [index().on(t.fullName, t.own), unique().on(t.homeURL2, t.isActive)]);
export const theirPosts = pgTable('theirPosts', {
  postId: integer().references(() => userAccounts.accountId),
  tagId: integer(),
}, (t) => [primaryKey({ columns: [t.postId, t.tagId] })]);
export const more = pgTable('more', { postId: integer(), tagId: integer() }, (t) => [
  foreignKey({ columns: [t.postId, t.tagId], foreignColumns: [theirPosts.postId, theirPosts.tagId] }),
]);`;

// Written by drizzle-kit 0.31.11 for the same schema with the casing snake_case.
const IN_SNAKE_CASE = `
CREATE TABLE "userAccounts" (
  "account_id" integer PRIMARY KEY, "full_name" text, "home_url_2" text, "is_active" boolean, "ownName" text,
  CONSTRAINT "userAccounts_fullName_unique" UNIQUE ("full_name"),
  CONSTRAINT "userAccounts_homeURL2_isActive_unique" UNIQUE ("home_url_2","is_active"));
CREATE TABLE "theirPosts" ("post_id" integer, "tag_id" integer,
  CONSTRAINT "theirPosts_post_id_tag_id_pk" PRIMARY KEY ("post_id","tag_id"));
CREATE TABLE "more" ("post_id" integer, "tag_id" integer);
ALTER TABLE "more" ADD CONSTRAINT "more_post_id_tag_id_theirPosts_post_id_tag_id_fk"
  FOREIGN KEY ("post_id","tag_id") REFERENCES "theirPosts";
ALTER TABLE "theirPosts" ADD CONSTRAINT "theirPosts_post_id_userAccounts_account_id_fk"
  FOREIGN KEY ("post_id") REFERENCES "userAccounts";
CREATE INDEX "userAccounts_full_name_ownName_index" ON "userAccounts" ("full_name","ownName");`;

describe('casing', () => {
  test('makes names of properties as Drizzle does', async ({ db, databaseUrl }) => {
    await db.query(IN_SNAKE_CASE);
    const project = drizzleProject(BEFORE_1, { 'schema.ts': NAMED_BY_PROPERTY });

    expect(await differences(databaseUrl, project, drizzle('./schema.ts', { casing: 'snake_case' }))).toEqual([]);
  });

  test('is refused from 1.0 on, where the schema says it', async ({ databaseUrl }) => {
    const project = drizzleProject(VERSION_1, {
      'schema.ts': `import { integer, snakeCase } from 'drizzle-orm/pg-core';
        export const logs = snakeCase.table('logs', { createdBy: integer() });`,
    });
    const check = (options: DrizzleOptions) => differences(databaseUrl, project, drizzle('./schema.ts', options));

    await expect(check({ casing: 'snake_case' })).rejects.toThrow(
      expect.objectContaining({ code: 'DRIZZLE_CASING_NOT_SUPPORTED' }),
    );
    expect(await check({})).toEqual(['create table logs']);
  });
});

const SHOP = `
import { integer, pgSchema, pgTable, smallserial, text, unique } from 'drizzle-orm/pg-core';
const auth = pgSchema('auth');
const people = auth.table('people', { id: integer().primaryKey(), secret: text() });
export const orders = pgTable('orders', {
  id: smallserial().primaryKey(),
  code: text().unique(),
  owner: integer().references(() => people.id),
}, (t) => [unique().on(t.owner, t.code)]);`;

describe('a database that Drizzle knows in part', () => {
  test('keeps what Drizzle has no words for', async ({ db, databaseUrl }) => {
    await db.query(`
      CREATE SCHEMA auth; CREATE TABLE auth.people (id integer PRIMARY KEY, secret text); CREATE TABLE auth.other ();
      CREATE TABLE orders (id smallserial PRIMARY KEY, code text COLLATE "C", owner integer,
        CONSTRAINT orders_code_unique UNIQUE (code) DEFERRABLE,
        CONSTRAINT orders_owner_code_unique UNIQUE (owner, code) INCLUDE (id),
        CONSTRAINT orders_owner_people_id_fk FOREIGN KEY (owner) REFERENCES auth.people DEFERRABLE INITIALLY DEFERRED,
        EXCLUDE (code WITH =)
      ) WITH (fillfactor = 70);
      COMMENT ON TABLE orders IS 'Orders'; COMMENT ON COLUMN orders.code IS 'Printed';
      ALTER TABLE orders ALTER COLUMN code SET STORAGE external;
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();`);
    const project = drizzleProject(BEFORE_1, { 'schema.ts': SHOP });

    expect(await differences(databaseUrl, project, './schema.ts')).toEqual([]);
  });

  test('keeps the names that another version of Drizzle chose, and no other names', async ({ db, databaseUrl }) => {
    await db.query(`
      CREATE SCHEMA auth; CREATE TABLE auth.people (id integer PRIMARY KEY);
      CREATE TABLE orders (id smallserial CONSTRAINT orders_pk PRIMARY KEY, code text CONSTRAINT by_code UNIQUE,
        owner integer CONSTRAINT of_owner REFERENCES auth.people ON DELETE CASCADE,
        CONSTRAINT orders_owner_code_unique UNIQUE (owner, code));`);
    const project = drizzleProject(VERSION_1, { 'schema.ts': SHOP });

    expect(await differences(databaseUrl, project, './schema.ts')).toEqual([
      'drop foreign key of_owner of orders',
      'add foreign key orders_owner_people_id_fkey (owner) references auth.people (id) to orders',
    ]);
  });

  test('needs an index as it is declared, whatever its SQL says after an expression', async ({ db, databaseUrl }) => {
    await db.query('CREATE TABLE notes (title text); CREATE INDEX by_title ON notes (lower(title))');
    const project = drizzleProject(BEFORE_1, {
      'schema.ts': `import { sql } from 'drizzle-orm';
        import { index, pgTable, text } from 'drizzle-orm/pg-core';
        export const notes = pgTable('notes', { title: text() }, (t) => [
          index('by_title').on(sql\`lower(\${t.title}) text_pattern_ops DESC\`),
        ]);`,
    });

    const settings = { url: databaseUrl, target: './schema.ts' };
    const { statements } = await commands.compare({ cwd: project.folder, settings });

    expect(statements).toEqual([
      'DROP INDEX by_title',
      'CREATE INDEX by_title ON notes (lower(title) text_pattern_ops DESC)',
    ]);
  });
});

test('tables of Drizzle need Drizzle', async ({ databaseUrl }) => {
  const project = createProject({
    'schema.js': `class PgTable { static [Symbol.for('drizzle:entityKind')] = 'PgTable' }
      export const users = new PgTable();`,
  });

  await expect(differences(databaseUrl, project, './schema.js')).rejects.toThrow(
    expect.objectContaining({ code: 'DRIZZLE_MISSING' }),
  );
});
