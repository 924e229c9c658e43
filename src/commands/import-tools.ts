import type { SettingsInput } from '../settings/resolve-settings.js';
import { type ImportHistoryOptions, type ImportHistoryReport, importHistory } from './import-history.js';
import type { ForeignTool } from './imports/foreign-migration.js';

type LoadTool = () => Promise<ForeignTool>;

/** The tools whose history can be taken over. Each loads only what it needs. */
export const importDrizzle = importBy(async () => (await import('./imports/tools/drizzle.js')).drizzle);
export const importFlyway = importBy(async () => (await import('./imports/tools/flyway.js')).flyway);
export const importKnex = importBy(async () => (await import('./imports/tools/knex.js')).knex);
export const importNodePgMigrate = importBy(
  async () => (await import('./imports/tools/node-pg-migrate.js')).nodePgMigrate,
);
export const importPrisma = importBy(async () => (await import('./imports/tools/prisma.js')).prisma);

function importBy(load: LoadTool) {
  return async (input: SettingsInput, options: ImportHistoryOptions): Promise<ImportHistoryReport> =>
    importHistory(await load(), input, options);
}
