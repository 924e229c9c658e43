import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import type { Queryable } from '../../src/util/queryable.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';
import { chosenServers } from '../support/setup/chosen-servers.js';

/*
 * Each folder holds a schema before and after a change, as SQL. Autogenerate leads from the one to the other, back, and
 * there again, and what PostgreSQL then says of the database is what it says of one that was made by the SQL itself.
 * `renames.json` has the renames that the revision is told of.
 */
const PAIRS = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((_, place) => isChosen(place));

/** PostgreSQL can't take back what a child owns, so the second upgrade finds another database than the first. */
const KEEPS_PARTS: ReadonlySet<string> = new Set(['child-keeps-columns-of-its-parent']);

/** The last of several servers runs every pair, and the others share them out. */
function isChosen(place: number): boolean {
  const others = chosenServers().slice(0, -1).map(String);
  const server = others.indexOf(String(SERVER_MAJOR));
  return server === -1 || place % others.length === server;
}

const EMPTY = `DO $$ DECLARE name text; BEGIN
  FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', name);
  END LOOP;
END $$; CREATE SCHEMA public;`;

/** The description of a database that is made by SQL; the database is emptied before. */
async function describeSql(db: Queryable, sql: string): Promise<readonly string[]> {
  await db.query(EMPTY);
  await db.query(sql);
  return describeDatabase(db);
}

function readRenames(pair: string): RevisionRenames {
  const path = join(import.meta.dirname, pair, 'renames.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

type RevisionRenames = Pick<
  NonNullable<Parameters<typeof commands.revision>[1]>,
  'rename' | 'renameTable' | 'renameType'
>;

describe('autogenerate', () => {
  test.for(PAIRS)('leads there, back, and there again: %s', async (pair, { databaseUrl, db }) => {
    const [before, after] = ['before', 'after'].map((side) =>
      readFileSync(join(import.meta.dirname, pair, `${side}.sql`), 'utf8'),
    );
    const { folder } = createProject({ 'schema.sql': after ?? '' });
    const input = {
      cwd: folder,
      settings: { url: databaseUrl, target: './schema.sql', includeSchemas: true, tryRevisions: false },
    };
    const wanted = await describeSql(db, after ?? '');
    const original = await describeSql(db, before ?? '');

    await commands.revision(input, { autogenerate: true, ...readRenames(pair) });
    await commands.upgrade(input);
    expect(await describeDatabase(db)).toEqual(wanted);
    expect((await commands.check(input)).differences).toEqual([]);
    await commands.downgrade(input, { revision: 'base' });
    expect(await describeDatabase(db)).toEqual(original);
    if (KEEPS_PARTS.has(pair)) return;
    // What the downgrade leaves as a child's own is not described, but remains now.
    await commands.upgrade(input);
    expect(await describeDatabase(db)).toEqual(wanted);
  });
});
