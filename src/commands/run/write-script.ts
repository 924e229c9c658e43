import { CommentReader } from '../../runtime/offline/comments-above.js';
import { renderScript } from '../../runtime/offline/render-script.js';
import { startingAt } from '../../script/offline-range.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { Step } from '../../script/step.js';
import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import { scriptEnvironment } from '../environment/environment.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import { allowedRevisions } from './allowed-revisions.js';
import { union } from './database-names.js';
import { loadBody } from './revision-body.js';
import { lockLimits, type RunCommandOptions, toStepInfo } from './run-plan.js';
import { runSettings } from './run-settings.js';
import type { ScriptReport } from './script-report.js';

/** What `upgradeScript`, `downgradeScript` and `stampScript` share. */
export interface ScriptCommandOptions extends Pick<RunCommandOptions, 'allowDestructive' | 'lockTimeout' | 'signal'> {
  /** True: every table that exists before the script is assumed to be large. */
  readonly online?: 'auto' | boolean;
}

/** What a script is asked for. */
interface ScriptPlan<Range> {
  /** As they were written: `4e1f:head`. */
  readonly selectors: readonly string[];
  readonly resolveRange: (map: RevisionMap, selectors: readonly string[]) => Range;
  readonly plan: (map: RevisionMap, range: Range) => readonly Step[];
}

/** Writes the steps that lead through a range as a script. No database is needed, nor does one have to be named. */
export async function writeScript<Range extends { readonly rows: readonly string[] }>(
  input: SettingsInput,
  options: ScriptCommandOptions,
  { selectors, resolveRange, plan }: ScriptPlan<Range>,
): Promise<ScriptReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const reports = await scriptEnvironment(settings, { selectors }, async (place) => {
    const range = resolveRange(
      map,
      selectors.map((selector) => startingAt(place.startingRev, selector)),
    );
    const comments = new CommentReader();
    const { sql, before, after, steps } = await renderScript({
      ...runSettings(place, allowedRevisions(map, place.settings, options)),
      ...lockLimits(options, place.settings),
      loadBody: (step) => loadBody(step, place.settings, comments.sourceRead),
      comments,
      transactionalDdl: place.settings.transactionalDdl,
      steps: plan(map, range),
      startingHeads: range.rows,
      ...(options.online === true && { onlineAfter: planUpgrade(map, [], range.rows) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    return { name: place.settings.database, script: sql, before, after, steps: steps.map(toStepInfo) };
  });
  return joinScripts(reports);
}

/** One script after another; those for databases of different names stay apart as well. */
export function joinScripts(reports: readonly ScriptReport[]): ScriptReport {
  const names = new Set(reports.flatMap(({ name }) => name ?? []));
  const ofName = (name: string) => join(reports.filter((report) => report.name === name));
  return {
    ...join(reports),
    ...(names.size === 0 ? {} : { scripts: [...names].map((name) => ({ ...ofName(name), name })) }),
  };
}

function join(reports: readonly ScriptReport[]): ScriptReport {
  return {
    script: reports.flatMap(({ script }) => (script === '' ? [] : [script])).join('\n'),
    before: union(reports.map(({ before }) => before)),
    after: union(reports.map(({ after }) => after)),
    steps: reports.flatMap(({ steps }) => steps),
  };
}
