import { describeOperation } from '../autogen/describe-operation.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './command-events.js';
import { withDatabase } from './database.js';
import { loadDeclaredSchema } from './declared-schema.js';
import { findDifference } from './difference.js';
import { loadRevisionMap } from './revisions.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './unmanaged-summary.js';

export interface CheckReport {
  /** Without a password. */
  readonly database: string;
  /** What autogenerate would write, one line each; empty where models and database agree. */
  readonly differences: readonly string[];
  readonly unmanaged: readonly UnmanagedSummary[];
}

/** Compares models and database, and writes nothing. */
export async function check(input: SettingsInput, options: CommandEvents = {}): Promise<CheckReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const declared = await loadDeclaredSchema(settings);
  return withDatabase(settings, options, async (connection) => {
    const difference = await findDifference(connection, { settings, map, declared });
    return {
      database: connection.description,
      differences: difference.operations.map(describeOperation),
      unmanaged: summarizeUnmanaged(difference.unmanaged),
    };
  });
}
