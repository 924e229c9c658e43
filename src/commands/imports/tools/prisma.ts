import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { quoteName } from '../../../ddl/quote.js';
import { bookkeepingRefused, migrationNotImportable, noMigrations } from '../../../errors/import-errors.js';
import { sha256 } from '../../../util/node-crypto.js';
import type { ForeignMigration, ForeignTool, ReadContext } from '../foreign-migration.js';
import { numberAndMessage } from '../number-and-message.js';
import { sqlSection } from '../sql-section.js';

/** Prisma Migrate: a folder for each migration. A file `down.sql` next to it, as Prisma's guide names it, is the way down. */
export const prisma: ForeignTool = {
  title: 'Prisma',
  table: { schema: null, name: '_prisma_migrations' },
  read: async ({ folders }: ReadContext) => ({ migrations: folders.flatMap(readFolder), notes: [] }),
  readApplied: async (connection, table) => {
    const { rows } = await connection.query<PrismaRow>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM ${quoteName(table)} WHERE rolled_back_at IS NULL`,
    );
    const failed = rows.find(({ finished }) => !finished);
    if (failed !== undefined) {
      const hint = 'Repair the database, then `npx prisma migrate resolve`, and try again.';
      throw bookkeepingRefused('Prisma', `the migration "${failed.name}" failed, or is still running`, hint);
    }
    return rows.map(({ name, checksum }) => ({ key: name, name, checksum }));
  },
};

interface PrismaRow {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

function readFolder(given: string): readonly ForeignMigration[] {
  const folder = basename(given) === 'migrations' ? given : join(given, 'migrations');
  requirePostgres(join(folder, 'migration_lock.toml'));
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const migrations = names.map((name) => toMigration(folder, name));
  if (migrations.length === 0) throw noMigrations('Prisma', folder, 'the folder `prisma`, or `prisma/migrations`');
  return migrations;
}

function requirePostgres(lock: string): void {
  const provider = existsSync(lock) ? /^provider\s*=\s*"(\w+)"/m.exec(readFileSync(lock, 'utf8'))?.[1] : undefined;
  if (provider === undefined || provider === 'postgresql') return;
  throw migrationNotImportable(lock, `the provider is "${provider}"`, 'Limbeck migrates PostgreSQL only.');
}

function toMigration(folder: string, name: string): ForeignMigration {
  const path = join(folder, name, 'migration.sql');
  if (!existsSync(path)) {
    throw migrationNotImportable(path, 'the folder has no such file', 'Restore it, or delete the empty folder.');
  }
  const sql = readFileSync(path);
  const down = join(folder, name, 'down.sql');
  return {
    ...numberAndMessage(name),
    path,
    key: name,
    checksum: sha256(sql),
    upgrade: sqlSection(sql.toString('utf8'), path),
    downgrade: existsSync(down) ? sqlSection(readFileSync(down, 'utf8'), down) : null,
  };
}
