import { resolveOfflineDowngrade } from '../script/offline-range.js';
import { planDowngrade } from '../script/plan-downgrade.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { PlanReport } from './plan/plan-report.js';
import { type PlanCommandOptions, writePlan } from './plan/write-plan.js';
import { type RunCommandOptions, runPlan } from './run/run-plan.js';
import type { RunReport } from './run/run-report.js';
import type { ScriptReport } from './run/script-report.js';
import { type ScriptCommandOptions, writeScript } from './run/write-script.js';

export interface DowngradeOptions extends RunCommandOptions {
  /** `-1`, an id or the beginning of one, `base`. */
  readonly revision: string;
}

/** Takes revisions back, down to the one named. */
export async function downgrade(input: SettingsInput, options: DowngradeOptions): Promise<RunReport> {
  const settings = await resolveSettings(input);
  const { revision } = options;
  return runPlan(settings, { ...options, selectors: [revision] }, (map, heads) => planDowngrade(map, heads, revision));
}

/** Writes what a downgrade does as a script; `revision` is a range, such as `head:-1`. */
export function downgradeScript(
  input: SettingsInput,
  { revision, ...options }: ScriptCommandOptions & Pick<DowngradeOptions, 'revision'>,
): Promise<ScriptReport> {
  return writeScript(input, options, {
    selectors: [revision],
    resolveRange: (map, [range = revision]) => resolveOfflineDowngrade(map, range),
    plan: (map, { rows, target }) => planDowngrade(map, rows, target),
  });
}

/** Tells what a downgrade would do, what it would lock and destroy. Nothing is executed. */
export function downgradePlan(
  input: SettingsInput,
  { revision, ...options }: PlanCommandOptions & Pick<DowngradeOptions, 'revision'>,
): Promise<PlanReport> {
  return writePlan(input, options, {
    selectors: [revision],
    plan: (map, heads) => planDowngrade(map, heads, revision),
  });
}
