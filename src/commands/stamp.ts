import { resolveOfflineStamp } from '../script/offline-range.js';
import { planStamp } from '../script/plan-stamp.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { type RunCommandOptions, runPlan } from './run/run-plan.js';
import type { RunReport } from './run/run-report.js';
import type { ScriptReport } from './run/script-report.js';
import { type ScriptCommandOptions, writeScript } from './run/write-script.js';

export interface StampOptions extends RunCommandOptions {
  /** Ids or the beginnings of them, `head`, `heads`, `base`. */
  readonly revisions: readonly string[];
  /** Empties the version table first, whatever its rows are. */
  readonly purge?: boolean;
}

/** Sets the version of the database without running anything. */
export async function stamp(input: SettingsInput, options: StampOptions): Promise<RunReport> {
  const settings = await resolveSettings(input);
  return runPlan(settings, { ...options, selectors: options.revisions, closesJournal: true }, (map, heads) =>
    planStamp(map, heads, { targets: options.revisions, purge: options.purge === true }),
  );
}

/** Writes what a stamp does as a script: of an empty version table, or from a revision on as in `4e1f:head`. */
export function stampScript(
  input: SettingsInput,
  { revisions, ...options }: ScriptCommandOptions & Pick<StampOptions, 'revisions'>,
): Promise<ScriptReport> {
  return writeScript(input, options, {
    selectors: revisions,
    resolveRange: resolveOfflineStamp,
    plan: (map, { rows, targets }) => planStamp(map, rows, { targets }),
  });
}
