import { planDowngrade } from '../script/plan-downgrade.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { type RunCommandOptions, runPlan } from './run-plan.js';
import type { RunReport } from './run-report.js';

export interface DowngradeOptions extends RunCommandOptions {
  /** `-1`, an id or the beginning of one, `base`. */
  readonly revision: string;
}

/** Takes revisions back, down to the one named. */
export async function downgrade(input: SettingsInput, options: DowngradeOptions): Promise<RunReport> {
  const settings = await resolveSettings(input);
  return runPlan(settings, options, (map, heads) => planDowngrade(map, heads, options.revision));
}
