import { resolveOfflineUpgrade } from '../script/offline-range.js';
import { planUpgrade } from '../script/plan-upgrade.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { FleetRunReport } from './fleet/fleet-report.js';
import type { FleetRunOptions } from './fleet/run-fleet.js';
import type { PlanReport } from './plan/plan-report.js';
import { type PlanCommandOptions, writePlan } from './plan/write-plan.js';
import { type RunCommandOptions, runPlan } from './run/run-plan.js';
import type { RunReport } from './run/run-report.js';
import type { ScriptReport } from './run/script-report.js';
import { type ScriptCommandOptions, writeScript } from './run/write-script.js';

export interface UpgradeOptions extends RunCommandOptions {
  /** An id or the beginning of one, `head`, `+2`. Default: `head`. */
  readonly revision?: string;
}

/** Applies revisions up to the target. Steps of a downgrade that could not end are undone first. */
export async function upgrade(input: SettingsInput, options: UpgradeOptions = {}): Promise<RunReport> {
  const settings = await resolveSettings(input);
  const { revision = 'head' } = options;
  return runPlan(settings, { ...options, selectors: [revision], undoes: undoneBy(options) }, (map, heads) =>
    planUpgrade(map, heads, revision),
  );
}

function undoneBy({ restartRevision }: RunCommandOptions) {
  return restartRevision === true ? (['upgrade', 'downgrade'] as const) : (['downgrade'] as const);
}

/** Upgrades each place of a fleet. A place that fails is reported, and doesn't stop the others. */
export async function upgradeFleet(
  input: SettingsInput,
  options: FleetRunOptions & Pick<UpgradeOptions, 'revision'> = {},
): Promise<FleetRunReport> {
  const { revision = 'head', ...call } = options;
  const { runFleet } = await import('./fleet/run-fleet.js');
  return runFleet(input, { ...call, undoes: undoneBy(options) }, (map, heads) => planUpgrade(map, heads, revision));
}

/** Writes what an upgrade does as a script: from base up to a revision, or through a range such as `4e1f:head`. */
export function upgradeScript(
  input: SettingsInput,
  { revision = 'head', ...options }: ScriptCommandOptions & Pick<UpgradeOptions, 'revision'> = {},
): Promise<ScriptReport> {
  return writeScript(input, options, {
    selectors: [revision],
    resolveRange: (map, [range = revision]) => resolveOfflineUpgrade(map, range),
    plan: (map, { rows, targets }) => planUpgrade(map, rows, targets),
  });
}

/** Tells what an upgrade would do, what it would lock and destroy. Nothing is executed. */
export function upgradePlan(
  input: SettingsInput,
  { revision = 'head', ...options }: PlanCommandOptions & Pick<UpgradeOptions, 'revision'> = {},
): Promise<PlanReport> {
  return writePlan(input, options, {
    selectors: [revision],
    undoes: ['downgrade'],
    plan: (map, heads) => planUpgrade(map, heads, revision),
  });
}
