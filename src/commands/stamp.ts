import { resolveOfflineStamp } from '../script/offline-range.js';
import { planStamp } from '../script/plan-stamp.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { FleetRunReport } from './fleet/fleet-report.js';
import type { FleetRunOptions } from './fleet/run-fleet.js';
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

/** Sets the version of each place of a fleet without running anything. */
export async function stampFleet(
  input: SettingsInput,
  { revisions, purge, ...options }: FleetRunOptions & Pick<StampOptions, 'revisions' | 'purge'>,
): Promise<FleetRunReport> {
  const { runFleet } = await import('./fleet/run-fleet.js');
  return runFleet(input, { ...options, closesJournal: true }, (map, heads) =>
    planStamp(map, heads, { targets: revisions, purge: purge === true }),
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
