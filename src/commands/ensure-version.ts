import { renderScript } from '../runtime/offline/render-script.js';
import { runSteps } from '../runtime/run-steps.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { versionTableOf, withDatabase } from './database.js';
import { type RunCommandOptions, runEvents } from './run-plan.js';
import type { ScriptReport } from './script-report.js';

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

/** Writes that as a script. */
export async function ensureVersionScript(input: SettingsInput): Promise<ScriptReport> {
  const settings = await resolveSettings(input);
  const { sql } = await renderScript({
    versionTable: versionTableOf(settings),
    alwaysCreateVersionTable: true,
    steps: [],
    startingHeads: [],
    loadBody: () => ({}),
  });
  return { script: sql, before: [], after: [], steps: [] };
}
