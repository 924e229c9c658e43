import { runSteps } from '../runtime/run-steps.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { versionTableOf, withDatabase } from './database.js';
import { type RunCommandOptions, runEvents } from './run-plan.js';

export interface EnsureVersionReport {
  /** Without a password. */
  readonly database: string;
  /** Whether the version table was missing. */
  readonly created: boolean;
}

/** Creates the version table where it is missing; a run does that too, as soon as it has something to record. */
export async function ensureVersion(
  input: SettingsInput,
  options: Omit<RunCommandOptions, 'allowDestructive'> = {},
): Promise<EnsureVersionReport> {
  const settings = await resolveSettings(input);
  return withDatabase(settings, options, async (connection) => {
    options.onDatabase?.(connection.description);
    const { createdVersionTable } = await runSteps({
      connection,
      versionTable: versionTableOf(settings),
      alwaysCreateVersionTable: true,
      plan: () => [],
      loadBody: () => ({}),
      lockTimeoutMs: options.lockTimeoutMs ?? settings.lockTimeoutMs,
      ...runEvents(options),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return { database: connection.description, created: createdVersionTable };
  });
}
