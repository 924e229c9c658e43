import { join, resolve } from 'node:path';
import { expandUnavailable, onlineStepsUnavailable } from '../errors/command-errors.js';
import { loadParser } from '../lint/sql/parser.js';
import type { RevisionDirective } from '../operations/revision-directive.js';
import { placeNewRevision, type RevisionPlacement } from '../script/place-new-revision.js';
import { newRevisionId } from '../script/revision-id.js';
import { RevisionMap } from '../script/revision-map.js';
import { toIds } from '../script/revision-node.js';
import type { RevisionFormat } from '../script/revision-template.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { loadTargets } from './declare/targets.js';
import { compareEnvironment, type FromRevisions } from './difference/compare-environment.js';
import type { ComparedDifference } from './difference/difference.js';
import type { ReportedChange } from './difference/difference-report.js';
import { findDifference } from './difference/find-difference.js';
import { type AnsweredRename, type ChooseRename, RenameAnswers } from './difference/renames/choose-renames.js';
import type { RenameOptions } from './difference/renames/given-rename.js';
import type { Trial } from './difference/trial/trial.js';
import type { TrialFor } from './difference/trial/try-directions.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './difference/unmanaged-summary.js';
import type { CommandEvents } from './environment/command-events.js';
import { configuredSettings } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { type ChangeFinding, needsLint } from './new-revision/lint-planned.js';
import {
  type Compared,
  directivesFor,
  type PlannedRevision,
  planParts,
  planRevisions,
} from './new-revision/planned-revisions.js';
import { type DirectiveRequest, NO_DIFFERENCE, withAllOperations } from './new-revision/process-directives.js';
import { writeNewRevision } from './new-revision/write-new-revision.js';

export interface RevisionOptions extends CommandEvents, RenameOptions, FromRevisions {
  /** What the revision does. Default: `empty message`, as in Alembic. */
  readonly message?: string;
  /** Writes what makes the database equal to the models. */
  readonly autogenerate?: boolean;
  /**
   * Writes two revisions: the first adds what the new program needs and keeps what the old one needs, the second removes
   * the rest. Only one is written if nothing is to be removed.
   */
  readonly expandContract?: boolean;
  /** Writes out the steps that keep readers and writers at work, such as `CONCURRENTLY`, for tables that exist before. */
  readonly online?: boolean;
  /** Its id. Default: a new one, as `revisionIds` says. */
  readonly revId?: string;
  /** The revision that it comes after. Default: `head`. */
  readonly head?: string;
  /** Lets it come after a revision that is not a head. */
  readonly splice?: boolean;
  readonly branchLabel?: string;
  /** The version location to write to. */
  readonly versionPath?: string;
  /** Revisions that must be applied before. */
  readonly dependsOn?: readonly string[];
  /** Asked about each drop that may be a rename; without it a comment in the file says so. */
  readonly chooseRename?: ChooseRename;
  /** The language of the file. Default: what the settings say. */
  readonly format?: RevisionFormat;
  /** Whether a generated revision is run on a copy of the schema first. Default: what the settings say. */
  readonly try?: boolean;
}

/** A file that was written. */
export interface WrittenRevision {
  readonly path: string;
  readonly revision: string;
}

export interface RevisionReport {
  /** Null if nothing was written: models and database agree. */
  readonly path: string | null;
  readonly revision: string | null;
  /** More than one where `processRevisionDirectives` makes several of it; the first is the one above. */
  readonly written: readonly WrittenRevision[];
  /** What autogenerate found, one line each. */
  readonly differences: readonly string[];
  /** The same with what they do to rows. */
  readonly changes: readonly ReportedChange[];
  readonly unmanaged: readonly UnmanagedSummary[];
  /** What is dangerous in the changes, as `migrate lint` finds it. */
  readonly findings: readonly ChangeFinding[];
  /** What came of trying the revision on a copy of the schema, for each database; empty if nothing was tried. */
  readonly trials: readonly Trial[];
  /** The drops that may be renames, and what was chosen. */
  readonly questions: readonly AnsweredRename[];
}

/** Writes a revision, empty or from the comparison; nothing if the comparison finds nothing. */
export async function revision(input: SettingsInput, options: RevisionOptions = {}): Promise<RevisionReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const { cwd = process.cwd() } = input;
  const { autogenerate = false, format = settings.revisionFormat } = options;
  if (options.expandContract === true) refuseToExpand(settings, autogenerate);
  if (options.online === true && !autogenerate) throw onlineStepsUnavailable();
  // The id is the same for all that it is asked for.
  const request = { ...options, revId: options.revId ?? newRevisionId(settings.revisionIds, toIds(map.nodes)) };
  // What cannot be placed is refused before a database is asked.
  placeNewRevision(map, placementRequest(settings, request, cwd));
  const answers = new RenameAnswers(options.chooseRename);
  const asking = { ...request, chooseRename: answers.choose };
  const compared = autogenerate ? await compareAll(settings, map, asking) : await notCompared(settings, options);
  const [first] = compared;
  const planning = { map, autogenerate, online: options.online === true, format };
  const planned =
    settings.databases.length === 0
      ? await planRevisions(request, first, planning)
      : await planParts(request, compared, planning);
  const written: WrittenRevision[] = [];
  for (const { placement, ...file } of placeAll(map, planned, (each) => placementRequest(settings, each, cwd))) {
    const { message } = file.directive;
    const path = await writeNewRevision(first.settings, { ...options, ...file, message, format, placement });
    written.push({ path, revision: placement.id });
  }
  const changes = planned.flatMap((each) => each.changes);
  return {
    path: written[0]?.path ?? null,
    revision: written[0]?.revision ?? null,
    written,
    differences: changes.map(({ text }) => text),
    changes,
    findings: planned.flatMap(({ findings }) => findings),
    unmanaged: compared.flatMap(({ difference }) => summarizeUnmanaged(difference.unmanaged)),
    trials: compared.flatMap(({ difference: { trial } }) => (trial === undefined ? [] : [trial])),
    questions: answers.all,
  };
}

type AllCompared = readonly [Compared, ...Compared[]];

/** If an env module has several runs, only the first one counts: all tenants have the same schema. */
async function compareAll(
  settings: ResolvedSettings,
  map: RevisionMap,
  options: RevisionOptions,
): Promise<AllCompared> {
  const tried = new Set<string | null>();
  const [first, ...others] = await compareEnvironment(settings, options, async ({ connection, settings }) => {
    const targets = await loadTargets(settings);
    const { expandContract = false, chooseRename } = options;
    const sides = { settings, map, events: options, targets, renames: options, chooseRename, expandContract };
    const difference = await findDifference(connection, sides);
    for (const change of difference.stages?.immediate ?? []) {
      options.onWarning?.(`Programs that are running notice at once: ${change}.`);
    }
    const isTried = (options.try ?? settings.tryRevisions) && !tried.has(settings.database);
    tried.add(settings.database);
    return isTried
      ? tryPlanned({ difference, settings }, { live: connection, map, options })
      : { difference, settings };
  });
  return onceEach(settings, [first, ...others]);
}

function refuseToExpand({ databases }: ResolvedSettings, autogenerate: boolean): void {
  if (!autogenerate) {
    throw expandUnavailable('only a generated revision can be split', 'Add `--autogenerate`.');
  }
  if (databases.length > 0) {
    throw expandUnavailable('the settings name several databases', 'Write revisions for one database with `-n NAME`.');
  }
}

interface Trying extends Pick<TrialFor, 'live'> {
  readonly map: RevisionMap;
  readonly options: RevisionOptions;
}

/** Tries what will be written, which the processors of the settings may change. If that is nothing, nothing is tried. */
async function tryPlanned(
  { difference, settings }: { readonly difference: ComparedDifference; readonly settings: ResolvedSettings },
  { live, map, options }: Trying,
): Promise<Compared> {
  const planning = { map, autogenerate: true, online: options.online === true };
  const directives = await directivesFor(options, { difference, settings }, planning);
  const planned = withAllOperations(difference, directives);
  if (planned.operations.length === 0) return { difference, settings, directives };
  // The trial waits for the server, which leaves time to load the parser.
  if (needsLint(planned, settings)) loadParser().catch(() => undefined);
  const { tryDifference } = await import('./difference/trial/try-difference.js');
  const trial = await tryDifference(planned, { live, settings, events: options });
  return { difference: { ...difference, trial }, settings, directives };
}

/** The env module runs only if the setting asks for it: Alembic's `revision_environment`. */
async function notCompared(settings: ResolvedSettings, options: RevisionOptions): Promise<AllCompared> {
  const runsEnv = settings.revisionEnvironment && settings.env !== null;
  const [first = settings, ...others] = runsEnv ? await configuredSettings(settings, options) : settings.databases;
  const nothing = (each: ResolvedSettings): Compared => ({ difference: NO_DIFFERENCE, settings: each });
  return onceEach(settings, [nothing(first), ...others.map(nothing)]);
}

/** The first run on each database. */
function onceEach({ databases }: ResolvedSettings, [first, ...others]: AllCompared): AllCompared {
  if (databases.length === 0) return [first];
  const isFirst = (each: Compared, position: number, all: readonly Compared[]) =>
    all.findIndex(({ settings }) => settings.database === each.settings.database) === position;
  return [first, ...[first, ...others].filter(isFirst).slice(1)];
}

function placementRequest(settings: ResolvedSettings, request: DirectiveRequest, cwd: string) {
  const { revId, head, branchLabel, versionPath, dependsOn = [] } = request;
  return {
    versionLocations: settings.versionLocations,
    ...(revId === undefined ? {} : { id: revId }),
    heads: [head ?? 'head'],
    splice: request.splice === true,
    branchLabels: branchLabel === undefined || branchLabel === null ? [] : [branchLabel],
    dependsOn,
    ...(versionPath === undefined || versionPath === null ? {} : { versionPath: resolve(cwd, versionPath) }),
  };
}

interface PlacedRevision extends PlannedRevision {
  readonly placement: RevisionPlacement;
}

/** Each may come after those before it. Nothing is written yet, so that one that cannot be placed leaves no file. */
function placeAll(
  map: RevisionMap,
  planned: readonly PlannedRevision[],
  toRequest: (directive: RevisionDirective) => ReturnType<typeof placementRequest>,
): readonly PlacedRevision[] {
  const placed: PlacedRevision[] = [];
  let known = map;
  for (const revision of planned) {
    const placement = placeNewRevision(known, toRequest(revision.directive));
    placed.push({ ...revision, placement });
    known = withNewRevision(known, placement);
  }
  return placed;
}

function withNewRevision(map: RevisionMap, placement: RevisionPlacement): RevisionMap {
  const path = join(placement.folder, placement.id);
  const about = { transaction: true, message: '', doc: '', createDate: null, path, language: 'ts' } as const;
  return new RevisionMap([...map.nodes.map(({ revision }) => revision), { ...placement, ...about }]);
}
