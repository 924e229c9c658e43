import { describeOperation } from '../../autogen/describe/describe-operation.js';
import { planRun } from '../../runtime/plan/plan-run.js';
import type { RunOptions } from '../../runtime/run-options.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { Step } from '../../script/step.js';
import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { runEnvironment } from '../environment/environment.js';
import type { EnvironmentCall, WorkPlace } from '../environment/work.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import { allowedRevisions } from '../run/allowed-revisions.js';
import { databaseNames } from '../run/database-names.js';
import { onlineOptions, type RunCommandOptions } from '../run/run-plan.js';
import { runSettings } from '../run/run-settings.js';
import type { DatabasePlan, PlanReport } from './plan-report.js';
import { summarize, toRevisionPlans } from './summarize.js';

/** What `upgradePlan` and `downgradePlan` share. */
export type PlanCommandOptions = CommandEvents & Pick<RunCommandOptions, 'allowDestructive' | 'online'>;

interface PlanRequest extends Pick<EnvironmentCall, 'selectors'> {
  /** Of revisions that could not end, those in these directions are undone before. */
  readonly undoes: RunOptions['undoes'];
  readonly plan: (map: RevisionMap, heads: readonly string[], undone: readonly string[]) => readonly Step[];
}

/** Finds out what a run would do. Nothing of it is executed. */
export async function writePlan(
  input: SettingsInput,
  options: PlanCommandOptions,
  { selectors = [], undoes, plan }: PlanRequest,
): Promise<PlanReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const databases = await runEnvironment(settings, { ...options, selectors }, (place) =>
    planDatabase(place, { map, options, undoes, plan }),
  );
  return { database: databaseNames(databases), databases };
}

interface Requested extends Pick<PlanRequest, 'plan' | 'undoes'> {
  readonly map: RevisionMap;
  readonly options: PlanCommandOptions;
}

/** What a run on one database would do. */
export async function planDatabase(place: WorkPlace, { map, options, undoes, plan }: Requested): Promise<DatabasePlan> {
  const { connection, settings } = place;
  const allowDestructive = allowedRevisions(map, settings, options);
  const planned = await planRun({
    connection,
    ...runSettings(place, allowDestructive),
    undoes,
    plan: (heads, undone) => plan(map, heads, undone),
    online: onlineOptions(options, settings),
    describe: describeOperation,
  });
  const revisions = toRevisionPlans(planned);
  const mayDestroy = (id: string) =>
    typeof allowDestructive === 'boolean' ? allowDestructive : allowDestructive.includes(id);
  return {
    name: settings.database,
    database: connection.description,
    before: planned.before,
    after: planned.after,
    summary: summarize(revisions, { allowBlocking: settings.allowBlocking, mayDestroy }),
    revisions,
  };
}
