import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import { placesOf } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { allSteps, checkHeads, checkModels, checkUpgrade, THROWING } from './verify/checks.js';
import { checkCycle } from './verify/cycle.js';
import { ScratchHistory } from './verify/scratch-history.js';

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

/** The checks of `migrate verify`. Each has a separate empty database, which is dropped at its end. */
export function historyChecks(input: SettingsInput = {}, options: HistoryCheckOptions = {}): readonly HistoryCheck[] {
  const inDatabase = (check: (history: ScratchHistory) => Promise<void>) => () => runCheck(input, check);
  return [
    { name: 'the revisions have a single head', run: () => requireSingleHead(input) },
    {
      name: 'the revisions can be applied to an empty database',
      run: inDatabase(async (history) => {
        await checkUpgrade(history, THROWING);
      }),
    },
    {
      name: 'the revisions lead to what the models declare',
      run: inDatabase(async (history) => {
        await checkUpgrade(history, THROWING);
        await checkModels(history, THROWING);
      }),
    },
    {
      name: 'each revision can be downgraded and applied again',
      run: inDatabase((history) =>
        checkCycle(history, {
          ...THROWING,
          steps: allSteps(history.place.map),
          skipped: new Set(),
          irreversible: options.irreversible ?? [],
          onStep: () => undefined,
        }),
      ),
    },
  ];
}

async function requireSingleHead(input: SettingsInput): Promise<void> {
  checkHeads(await loadRevisionMap(await resolveSettings(input)), THROWING);
}

async function runCheck(input: SettingsInput, check: (history: ScratchHistory) => Promise<void>): Promise<void> {
  const all = await resolveSettings({ command: 'upgrade', ...input });
  const map = await loadRevisionMap(all);
  for (const settings of placesOf(all)) await ScratchHistory.with({ settings, map, events: {} }, check);
}
