import { resolveOfflineDowngrade } from '../script/offline-range.js';
import { planDowngrade } from '../script/plan-downgrade.js';
import type { RevisionMap } from '../script/revision-map.js';
import type { Step } from '../script/step.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { FleetRunReport } from './fleet/fleet-report.js';
import type { FleetRunOptions } from './fleet/run-fleet.js';
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

/** Takes revisions back, down to the one named. Steps of a revision that could not be applied are undone first. */
export async function downgrade(input: SettingsInput, options: DowngradeOptions): Promise<RunReport> {
  const settings = await resolveSettings(input);
  const { revision } = options;
  return runPlan(settings, { ...options, selectors: [revision], undoes: undoneBy(options) }, planOf(options));
}

function undoneBy({ restartRevision }: RunCommandOptions) {
  return restartRevision === true ? (['upgrade', 'downgrade'] as const) : (['upgrade'] as const);
}

function planOf({ revision, restartRevision }: Pick<DowngradeOptions, 'revision' | 'restartRevision'>) {
  return (map: RevisionMap, heads: readonly string[], undone: readonly string[]) =>
    restartRevision === true ? planDowngrade(map, heads, revision) : planRest(map, { heads, undone }, revision);
}

/** Downgrades each place of a fleet. A place that fails is reported, and doesn't stop the others. */
export async function downgradeFleet(
  input: SettingsInput,
  options: FleetRunOptions & Pick<DowngradeOptions, 'revision'>,
): Promise<FleetRunReport> {
  const { runFleet } = await import('./fleet/run-fleet.js');
  return runFleet(input, { ...options, undoes: undoneBy(options) }, planOf(options));
}

interface Begun {
  readonly heads: readonly string[];
  /** Revisions that could not be applied, and are undone. */
  readonly undone: readonly string[];
}

function planRest(map: RevisionMap, { heads, undone }: Begun, revision: string): readonly Step[] {
  const rest = undone.length === 0 ? revision : withoutOneStep(revision);
  return rest === null ? [] : planDowngrade(map, heads, rest);
}

/** A revision that is partly applied is the first of `-2`. Null if nothing is left to do. */
function withoutOneStep(selector: string): string | null {
  const [, branch = '', steps = ''] = /^(.*@)?-(\d+)$/.exec(selector) ?? [];
  if (steps === '') return selector;
  return Number(steps) <= 1 ? null : `${branch}-${Number(steps) - 1}`;
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
    undoes: ['upgrade'],
    plan: (map, heads, undone) => planRest(map, { heads, undone }, revision),
  });
}
