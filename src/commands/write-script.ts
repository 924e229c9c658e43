import { envFileOffline } from '../errors/command-errors.js';
import { renderScript } from '../runtime/offline/render-script.js';
import type { RevisionMap } from '../script/revision-map.js';
import type { Step } from '../script/step.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { versionTableOf } from './database.js';
import { loadBody } from './revision-body.js';
import { loadRevisionMap } from './revisions.js';
import { type RunCommandOptions, toStepInfo } from './run-plan.js';
import type { ScriptReport } from './script-report.js';

/** What `upgradeScript`, `downgradeScript` and `stampScript` share. */
export type ScriptCommandOptions = Pick<RunCommandOptions, 'allowDestructive' | 'signal'>;

/** What a script is asked for. */
interface ScriptPlan<Range> {
  readonly resolveRange: (map: RevisionMap) => Range;
  readonly plan: (map: RevisionMap, range: Range) => readonly Step[];
}

/** What an env file configures would be missing from the script. */
export function refuseEnvFile({ env }: ResolvedSettings): void {
  if (env !== null) throw envFileOffline(env);
}

/** Writes the steps that lead through a range as a script. No database is needed, nor does one have to be named. */
export async function writeScript<Range extends { readonly rows: readonly string[] }>(
  input: SettingsInput,
  options: ScriptCommandOptions,
  { resolveRange, plan }: ScriptPlan<Range>,
): Promise<ScriptReport> {
  const settings = await resolveSettings(input);
  refuseEnvFile(settings);
  const map = await loadRevisionMap(settings);
  const range = resolveRange(map);
  const { sql, before, after, steps } = await renderScript({
    versionTable: versionTableOf(settings),
    steps: plan(map, range),
    startingHeads: range.rows,
    loadBody: (step) => loadBody(step, settings),
    transactionPerMigration: settings.transactionPerMigration,
    allowDestructive: options.allowDestructive ?? settings.allowDestructive ?? true,
    tag: settings.tag,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return { script: sql, before, after, steps: steps.map(toStepInfo) };
}
