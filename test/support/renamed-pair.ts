import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { RenameOptions } from '../../src/commands/difference/renames/given-rename.js';
import type { Queryable } from '../../src/util/queryable.js';
import { describeDatabase } from './describe-database.js';
import { createProject } from './project.js';

/** A schema, with rows, before and after a change, and the names that are others after. */
export interface RenamedPair extends RenameOptions {
  readonly before: string;
  readonly after: string;
}

interface Place {
  readonly db: Queryable;
  readonly databaseUrl: string;
}

const EMPTY = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
END $$; CREATE SCHEMA public;`;

/** Autogenerates the way from the one to the other, and expects it to lead there, and back with all rows. */
export async function expectToLeadThereAndBack({ db, databaseUrl }: Place, pair: RenamedPair): Promise<void> {
  const { before, after, ...renames } = pair;
  const { folder } = createProject({ 'schema.sql': after });
  const input = { cwd: folder, settings: { url: databaseUrl, target: './schema.sql', includeSchemas: true } };
  const wanted = await describeSql(db, after);
  const original = await describeSql(db, before);
  const rows = await rowsOf(db);

  await commands.revision(input, { autogenerate: true, ...renames });
  await commands.upgrade(input);
  expect(await describePlainly(db)).toEqual(wanted);
  expect((await commands.check(input)).differences).toEqual([]);
  expect((await rowsOf(db)).length).toBe(rows.length);
  await commands.downgrade(input, { revision: 'base' });
  expect(await describePlainly(db)).toEqual(original);
  expect(await rowsOf(db)).toEqual(rows);
}

async function describeSql(db: Queryable, sql: string): Promise<readonly string[]> {
  await db.query(EMPTY);
  await db.query(sql);
  return describePlainly(db);
}

/** PostgreSQL leaves the names of the functions that construct ranges, and their schemas, as they are. */
async function describePlainly(db: Queryable): Promise<readonly string[]> {
  const { rows } = await db.query<{ readonly line: string }>(
    `SELECT format('access of %s: %s %s', p.oid::regprocedure, pg_get_userbyid(p.proowner), p.proacl) AS line
       FROM pg_proc AS p WHERE prosrc ~ '^(multi)?range_constructor'`,
  );
  const constructors = new Set(rows.map(({ line }) => line));
  const lines = await describeDatabase(db);
  return lines.filter((line) => !constructors.has(line) && !/\$(?:multi)?range_constructor\d\$/.test(line));
}

interface Row {
  readonly place: string;
  readonly row: unknown;
}

/** The rows of all tables, with the names of tables and columns. */
async function rowsOf(db: Queryable): Promise<readonly Row[]> {
  const { rows: tables } = await db.query<{ readonly name: string }>(
    `SELECT c.oid::regclass AS name FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
      WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema' AND relname NOT IN ('limbeck_version', 'limbeck_version_log')
      ORDER BY c.oid::regclass::text`,
  );
  const found: Row[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ readonly row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ONLY ${name} AS t ORDER BY to_jsonb(t)`,
    );
    found.push(...rows.map(({ row }) => ({ place: name, row })));
  }
  return found;
}
