import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoteName } from '../../../ddl/quote.js';
import { migrationNotImportable, noMigrations } from '../../../errors/import-errors.js';
import { sha256 } from '../../../util/node-crypto.js';
import type { ForeignMigration, ForeignTool, ReadContext } from '../foreign-migration.js';
import { instantText, numberAndMessage } from '../number-and-message.js';
import { sqlSection } from '../sql-section.js';

/** Drizzle Kit: a journal with SQL files (0.x), or a folder for each migration (1.0). It has no way down. */
export const drizzle: ForeignTool = {
  title: 'Drizzle',
  table: { schema: 'drizzle', name: '__drizzle_migrations' },
  read: async ({ folders }: ReadContext) => ({ migrations: folders.flatMap(readFolder), notes: [] }),
  readApplied: async (connection, table) => {
    const { rows } = await connection.query<{ readonly hash: string; readonly at: string }>(
      `SELECT hash, created_at::pg_catalog.text AS at FROM ${quoteName(table)}`,
    );
    return rows.map(({ hash, at }) => ({ key: at, name: `of ${instantText(Number(at))}`, checksum: hash }));
  },
};

function readFolder(folder: string): readonly ForeignMigration[] {
  const journal = join(folder, 'meta/_journal.json');
  const migrations = existsSync(journal) ? readJournal(folder, journal) : readFolders(folder);
  if (migrations.length === 0) throw noMigrations('Drizzle', folder, 'the folder `out` of drizzle.config.ts');
  return migrations;
}

function readJournal(folder: string, journal: string): readonly ForeignMigration[] {
  const read: unknown = JSON.parse(readFileSync(journal, 'utf8'));
  const entries: unknown = Object(read).entries;
  if (!Array.isArray(entries)) {
    throw migrationNotImportable(journal, 'it has no list `entries`', 'Restore the file from version control.');
  }
  return entries.map((entry) => {
    const { tag, when } = Object(entry);
    return toMigration(String(tag), join(folder, `${tag}.sql`), Number(when));
  });
}

function readFolders(folder: string): readonly ForeignMigration[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => name)
    .sort();
  return names.map((name) => toMigration(name, join(folder, name, 'migration.sql'), instantOf(name)));
}

/** `20261123063128_name`, in UTC. */
function instantOf(name: string): number {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

function toMigration(name: string, path: string, when: number): ForeignMigration {
  if (!existsSync(path)) {
    throw migrationNotImportable(
      path,
      'the journal lists it, but it does not exist',
      'Restore it from version control.',
    );
  }
  const sql = readFileSync(path, 'utf8');
  return {
    ...numberAndMessage(name),
    createDate: instantText(when),
    path,
    key: String(when),
    checksum: sha256(sql),
    upgrade: sqlSection(sql.replaceAll(/--> statement-breakpoint[ \t]*$/gm, ''), path),
    downgrade: null,
  };
}
