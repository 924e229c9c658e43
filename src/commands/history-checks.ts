import { compare } from '../autogen/compare.js';
import { describeOperation } from '../autogen/describe/describe-operation.js';
import { historyCheckFailed } from '../errors/command-errors.js';
import { multipleHeads } from '../errors/selector-errors.js';
import { reflect } from '../reflect/reflect.js';
import type { Reflection } from '../reflect/reflection.js';
import type { Connection } from '../runtime/connection.js';
import { runSteps } from '../runtime/run-steps.js';
import { copyExtensions } from '../scratch/copy-extensions.js';
import { withScratch } from '../scratch/with-scratch.js';
import { invertStep } from '../script/invert-step.js';
import { planUpgrade } from '../script/plan-upgrade.js';
import type { RevisionMap } from '../script/revision-map.js';
import { toIds } from '../script/revision-node.js';
import type { Step } from '../script/step.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { scratchOptions } from './declare/scratch-options.js';
import { findDifference } from './difference/difference.js';
import { reflectOptions } from './difference/reflect-options.js';
import { withLive } from './difference/side-database.js';
import { placesOf } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { runSettings } from './run/run-settings.js';

/** What a test of a project's own can do. */
export interface HistoryCheck {
  readonly name: string;
  /** Fails with what is wrong. */
  readonly run: () => Promise<void>;
}

export interface HistoryCheckOptions {
  /** Ids of revisions that cannot be taken back, and are not. */
  readonly irreversible?: readonly string[] | undefined;
}

/** The checks of a history of revisions. Each has a separate empty database, which is dropped at its end. */
export function historyChecks(input: SettingsInput = {}, options: HistoryCheckOptions = {}): readonly HistoryCheck[] {
  const inDatabase = (check: (place: CheckPlace) => Promise<void>) => () => runCheck(input, check);
  return [
    { name: 'the revisions have a single head', run: () => requireSingleHead(input) },
    { name: 'the revisions can be applied to an empty database', run: inDatabase(applyAll) },
    { name: 'the revisions lead to what the models declare', run: inDatabase(requireModels) },
    {
      name: 'each revision can be downgraded and applied again',
      run: inDatabase((place) => goUpDownUp(place, options.irreversible ?? [])),
    },
  ];
}

/** An empty database, with what is to be done in it. */
interface CheckPlace {
  readonly connection: Connection;
  readonly settings: ResolvedSettings;
  readonly map: RevisionMap;
}

async function requireSingleHead(input: SettingsInput): Promise<void> {
  const map = await loadRevisionMap(await resolveSettings(input));
  const [first, ...others] = toIds(map.heads);
  if (first !== undefined && others.length > 0) throw multipleHeads('head', [first, ...others]);
}

async function runCheck(input: SettingsInput, check: (place: CheckPlace) => Promise<void>): Promise<void> {
  const all = await resolveSettings({ command: 'upgrade', ...input });
  const map = await loadRevisionMap(all);
  for (const settings of placesOf(all)) {
    await withLive(settings, {}, (live) =>
      withScratch(scratchOptions({ live, settings, events: {} }), async (scratch) => {
        // A revision may need an extension that no revision creates.
        if (live !== null) await copyExtensions(live, scratch);
        await scratch.resetSession();
        await check({ connection: scratch.connection, settings, map });
      }),
    );
  }
}

async function applyAll(place: CheckPlace): Promise<void> {
  await run(place, planUpgrade(place.map, [], 'heads'));
}

async function requireModels(place: CheckPlace): Promise<void> {
  await applyAll(place);
  const { connection, settings, map } = place;
  const { operations } = await findDifference(connection, { settings, map, events: {} });
  if (operations.length === 0) return;
  throw historyCheckFailed('The revisions do not lead to what the models declare', operations.map(describeOperation));
}

async function goUpDownUp(place: CheckPlace, irreversible: readonly string[]): Promise<void> {
  for (const step of planUpgrade(place.map, [], 'heads')) {
    const before = await look(place);
    await run(place, [step]);
    if (irreversible.includes(step.revision.id)) continue;
    const between = await look(place);
    await run(place, [invertStep(step)]);
    requireSame(
      `The downgrade of revision "${step.revision.id}" does not restore the previous schema`,
      before,
      await look(place),
    );
    await run(place, [step]);
    requireSame(
      `Revision "${step.revision.id}" does something else when it is applied again`,
      between,
      await look(place),
    );
  }
}

async function run(place: CheckPlace, steps: readonly Step[]): Promise<void> {
  const { connection, settings } = place;
  await runSteps({ ...runSettings({ settings, args: {} }, true), connection, plan: () => steps });
}

function look({ connection, settings }: CheckPlace): Promise<Reflection> {
  return reflect(connection, { ...reflectOptions(settings), schemas: 'all' });
}

function requireSame(what: string, wanted: Reflection, found: Reflection): void {
  const { serverVersion, keptSchemas } = found;
  const { operations } = compare(wanted.schema, found.schema, { serverVersion, keptSchemas });
  if (operations.length > 0) throw historyCheckFailed(what, operations.map(describeOperation));
}
