import { renderScript } from '../runtime/offline/render-script.js';
import { runSteps } from '../runtime/run-steps.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { runEnvironment, scriptEnvironment } from './environment/environment.js';
import { versionTableOf } from './environment/open-database.js';
import { databaseNames, nameDatabase } from './run/database-names.js';
import { type RunCommandOptions, runEvents, runWaitMs } from './run/run-plan.js';
import type { ScriptReport } from './run/script-report.js';
import { joinScripts } from './run/write-script.js';

export interface EnsureVersionReport {
  /** Without a password. */
  readonly database: string;
  /** Whether the version table was missing. */
  readonly created: boolean;
}

/** Creates the version table if it is missing. A run also does that, as soon as it has something to record. */
export async function ensureVersion(
  input: SettingsInput,
  options: Omit<RunCommandOptions, 'allowDestructive'> = {},
): Promise<EnsureVersionReport> {
  const settings = await resolveSettings(input);
  const reports = await runEnvironment(settings, options, async (place) => {
    const { connection, settings } = place;
    options.onDatabase?.(nameDatabase(place));
    const { createdVersionTable } = await runSteps({
      connection,
      versionTable: versionTableOf(settings),
      versionTablePk: settings.versionTablePk,
      alwaysCreateVersionTable: true,
      plan: () => [],
      loadBody: () => ({}),
      runWaitMs: runWaitMs(options, settings),
      ...runEvents(options),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return { database: connection.description, created: createdVersionTable };
  });
  return { database: databaseNames(reports), created: reports.some(({ created }) => created) };
}

/** Writes that as a script. */
export async function ensureVersionScript(input: SettingsInput): Promise<ScriptReport> {
  const settings = await resolveSettings(input);
  const reports = await scriptEnvironment(settings, {}, async ({ settings }) => {
    const { sql } = await renderScript({
      versionTable: versionTableOf(settings),
      versionTablePk: settings.versionTablePk,
      transactionalDdl: settings.transactionalDdl,
      alwaysCreateVersionTable: true,
      steps: [],
      startingHeads: [],
      loadBody: () => ({}),
    });
    return { name: settings.database, script: sql, before: [], after: [], steps: [] };
  });
  return joinScripts(reports);
}
