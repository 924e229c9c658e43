import { planStamp } from '../script/plan-stamp.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { type RunCommandOptions, runPlan } from './run-plan.js';
import type { RunReport } from './run-report.js';

export interface StampOptions extends RunCommandOptions {
  /** Ids or the beginnings of them, `head`, `heads`, `base`. */
  readonly revisions: readonly string[];
  /** Empties the version table first, whatever stands in it. */
  readonly purge?: boolean;
}

/** Sets the version of the database without running anything. */
export async function stamp(input: SettingsInput, options: StampOptions): Promise<RunReport> {
  const settings = await resolveSettings(input);
  return runPlan(settings, options, (map, heads) =>
    planStamp(map, heads, { targets: options.revisions, purge: options.purge === true }),
  );
}
