import { selectRevisions } from '../script/resolve-selector.js';
import type { RevisionMap } from '../script/revision-map.js';
import { toIds } from '../script/revision-node.js';
import { ancestorsOf } from '../script/walk-graph.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { configuredSettings } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { allSteps, checkHeads, checkModels, checkUpgrade } from './verify/checks.js';
import { checkCycle } from './verify/cycle.js';
import { type Findings, type NotTried, toFailure, type VerifyFailure } from './verify/failure.js';
import { ScratchHistory, type VerifiedPlace } from './verify/scratch-history.js';

/** How far `verify` is. */
export interface VerifyProgress {
  /** `upgrade`: all revisions at once. `models`: the comparison. `cycle`: a revision up, down, and up again. */
  readonly stage: 'upgrade' | 'models' | 'cycle';
  /** The name that the settings give the database; null if they name none. */
  readonly database: string | null;
  /** Only in the stage `cycle`: the revision that begins now, its place from 1, and how many there are. */
  readonly revision?: string;
  readonly place?: number;
  readonly total?: number;
}

export interface VerifyOptions extends CommandEvents {
  /** Only the revisions after this one are downgraded and applied again. Default: `base`, so all of them. */
  readonly since?: string;
  /** Revisions that can't be downgraded, and aren't. */
  readonly irreversible?: readonly string[] | undefined;
  readonly onVerify?: (progress: VerifyProgress) => void;
}

export interface VerifyReport {
  /** Whether nothing is wrong. */
  readonly ok: boolean;
  /** How many revisions there are, and how many of them were downgraded and applied again. */
  readonly revisions: number;
  readonly verified: number;
  readonly failures: readonly VerifyFailure[];
  /** What was not checked, and why. */
  readonly notTried: readonly NotTried[];
}

/** Checks the revisions on scratch databases, and writes nothing to the database of the settings. */
export async function verify(input: SettingsInput, options: VerifyOptions = {}): Promise<VerifyReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const skipped = idsUpTo(map, options.since ?? 'base');
  const irreversible = (options.irreversible ?? []).flatMap((name) => toIds(selectRevisions(map, name, 'verify')));
  const failures: VerifyFailure[] = [];
  const notTried: NotTried[] = [];
  checkHeads(map, collect(null, failures, notTried));
  const steps = allSteps(map);
  for (const place of await configuredSettings(settings, options)) {
    const findings = collect(place.database, failures, notTried);
    await verifyPlace({ settings: place, map, events: options }, { ...options, findings, skipped, irreversible });
  }
  const verified = steps.filter(({ revision }) => !skipped.has(revision.id) && !irreversible.includes(revision.id));
  return { ok: failures.length === 0, revisions: steps.length, verified: verified.length, failures, notTried };
}

interface PlaceOptions extends Pick<VerifyOptions, 'onVerify'> {
  readonly findings: Findings;
  readonly skipped: ReadonlySet<string>;
  readonly irreversible: readonly string[];
}

async function verifyPlace(place: VerifiedPlace, options: PlaceOptions): Promise<void> {
  const { findings, skipped, irreversible, onVerify } = options;
  const { database, target } = place.settings;
  const isApplied = await ScratchHistory.with(place, async (history) => {
    onVerify?.({ stage: 'upgrade', database });
    if (!(await checkUpgrade(history, findings))) return false;
    onVerify?.({ stage: 'models', database });
    if (target.length > 0) await checkModels(history, findings);
    else findings.onNotTried(null, 'models: the settings have no `target`');
    return true;
  });
  if (!isApplied) {
    findings.onNotTried(null, 'models, and downgrades: the revisions cannot be applied');
    return;
  }
  const steps = allSteps(place.map);
  const total = steps.filter(({ revision }) => !skipped.has(revision.id)).length;
  let count = 0;
  const onStep = ({ revision: { id } }: (typeof steps)[number]) => {
    count += 1;
    onVerify?.({ stage: 'cycle', database, revision: id, place: count, total });
  };
  await ScratchHistory.with(place, (history) =>
    checkCycle(history, { ...findings, steps, skipped, irreversible, onStep }),
  );
}

/** The revision and all that it needs. */
function idsUpTo(map: RevisionMap, selector: string): ReadonlySet<string> {
  return new Set(toIds(ancestorsOf(selectRevisions(map, selector, 'verify'))));
}

function collect(database: ResolvedSettings['database'], failures: VerifyFailure[], notTried: NotTried[]): Findings {
  return {
    onFailure: (finding) => failures.push(toFailure(finding, database)),
    onNotTried: (revision, message) => notTried.push({ database, revision, message }),
  };
}
