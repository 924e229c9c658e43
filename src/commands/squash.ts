import { rmSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';
import { noFileToEdit } from '../errors/command-errors.js';
import { ExitStatus } from '../errors/exit-status.js';
import { LimbeckError } from '../errors/limbeck-error.js';
import { revisionFileExists } from '../errors/new-revision-errors.js';
import { squashDiffers, squashImpossible, squashKeepsFiles } from '../errors/squash-errors.js';
import { invertStep } from '../script/invert-step.js';
import { mapToShow } from '../script/map-that-knows.js';
import { planSquash, type SquashPlan, stepsOf } from '../script/plan-squash.js';
import type { Revision } from '../script/revision.js';
import type { RevisionMap } from '../script/revision-map.js';
import type { RevisionFormat } from '../script/revision-template.js';
import type { RevisionStep } from '../script/step.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './environment/command-events.js';
import { configuredSettings } from './environment/environment.js';
import { askAllDatabases, type DatabaseRows, type NotAsked } from './graph/ask-databases.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { writeNewRevision } from './new-revision/write-new-revision.js';
import { type ReadRevision, readRevision } from './squash/read-revisions.js';
import { comparedPart, keptPart, renderParts, type SquashPart } from './squash/squash-bodies.js';
import { differencesOf, type Tried, trySteps } from './squash/try-squash.js';

export interface SquashOptions extends CommandEvents {
  /** `start:end`, both included; `base:head` is all. */
  readonly range: string;
  readonly message?: string;
  /** The language of the file. Default: what the settings say, or SQL if all of the revisions are in SQL. */
  readonly format?: RevisionFormat;
  /** Deletes the files that the squash replaces. Default: they stay, for databases inside the range. */
  readonly delete?: boolean;
  /** The environments whose databases are asked before files are deleted. Default: all databases of the settings. */
  readonly environments?: readonly string[];
}

export interface SquashReport {
  readonly path: string;
  /** The id of the last revision of the range, which the squash has. */
  readonly revision: string;
  /** The ids of the others. */
  readonly replaces: readonly string[];
  readonly downRevisions: readonly string[];
  /** How many of the revisions became one comparison of schemas; the others are kept step by step. */
  readonly compared: number;
  /** False if the downgrade of the squash is refused, because those of the revisions are, or don't lead back. */
  readonly isReversible: boolean;
  /** The files of the replaced revisions: still there, or deleted. */
  readonly kept: readonly string[];
  readonly deleted: readonly string[];
  readonly notAsked: readonly NotAsked[];
}

/** Writes one revision that does what those of a range do, and tries it on scratch databases. */
export async function squash(input: SettingsInput, options: SquashOptions): Promise<SquashReport> {
  const settings = await resolveSettings(input);
  if (settings.databaseNames.length > 1) {
    throw squashImpossible(
      options.range,
      'the settings name several databases',
      'A revision may do something else on each of them, so write it by hand.',
    );
  }
  if (settings.revisions !== null) throw noFileToEdit(options.range);
  const map = await loadRevisionMap(settings);
  const plan = planSquash(map, options.range);
  const notAsked = options.delete === true ? await refuseInside(input, { plan, map, options }) : [];
  const [configured] = await configuredSettings(settings, options);
  const work: SquashWork = { plan, map, options, settings: forScratch(configured), configured };
  const { path, compared, isReversible } = await writeTried(work);
  const files = filesOf(map, plan, path);
  if (options.delete === true) for (const file of files) rmSync(file);
  return {
    path,
    revision: plan.top.id,
    replaces: plan.replaces,
    downRevisions: plan.downRevisions,
    compared,
    isReversible,
    kept: options.delete === true ? [] : files,
    deleted: options.delete === true ? files : [],
    notAsked,
  };
}

interface SquashWork {
  readonly plan: SquashPlan;
  readonly map: RevisionMap;
  readonly options: SquashOptions;
  /** For the scratch databases. */
  readonly settings: ResolvedSettings;
  /** For the file. */
  readonly configured: ResolvedSettings;
}

/** All that the revisions make counts, whatever the settings leave out of comparisons. */
function forScratch(settings: ResolvedSettings): ResolvedSettings {
  return {
    ...settings,
    log: false,
    onVersionApply: [],
    ignore: [],
    includeName: null,
    includeSchemas: true,
    comparePrivileges: true,
    compareOwners: true,
  };
}

interface Deleting {
  readonly plan: SquashPlan;
  readonly map: RevisionMap;
  readonly options: SquashOptions;
}

/** A database inside the range needs the files to get out of it. */
async function refuseInside(input: SettingsInput, { plan, map, options }: Deleting): Promise<readonly NotAsked[]> {
  const { databases, notAsked } = await askAllDatabases(input, options.environments ?? [], options);
  const needing = ({ rows, unfinished }: DatabaseRows) => [...rows, ...unfinished].filter((id) => isInside(id));
  const isInside = (id: string) => plan.replaces.includes(id) || mapToShow(map, [id]).find(id) === undefined;
  const places = databases.map((place) => ({ name: place.name, revisions: needing(place) }));
  const inside = places.filter(({ revisions }) => revisions.length > 0);
  if (inside.length > 0) throw squashKeepsFiles(inside);
  return notAsked;
}

/** The files of the range, and those that an older squash of it left. */
function filesOf(map: RevisionMap, { nodes, replaces }: SquashPlan, written: string): readonly string[] {
  const ids = new Set([...nodes.map(({ id }) => id), ...replaces]);
  const all = [...nodes.map(({ revision }) => revision), ...map.replaced.filter(({ id }) => ids.has(id))];
  return all.map(({ path }) => path).filter((path) => path !== written);
}

/** The first form that leads to the same is written: as short as can be, or else every step as it is. */
async function writeTried(work: SquashWork): Promise<WrittenSquash> {
  const { plan, options, settings } = work;
  const below = stepsOf(plan.below);
  const steps = stepsOf([...plan.below, ...plan.nodes]).slice(plan.below.length);
  const read: ReadRevision[] = [];
  for (const step of steps) read.push(await readRevision(step, settings, options.range));
  const wanted = await trySteps(placeOf(work), below, steps);
  const count = below.length > 0 ? 0 : countComparable(read);
  let differences: readonly string[] = [];
  for (const compared of count > 0 ? [count, 0] : [0]) {
    const parts = await partsOf(work, { read, compared, wanted });
    const path = await writeSquash(work, parts, wanted);
    const trial = { path, below, wanted };
    differences = await removingOnFailure(path, () => differencesUpwards(work, trial));
    if (differences.length > 0) {
      rmSync(path);
      continue;
    }
    const isReversible = parts.every(({ downgrade }) => downgrade !== null) && (await leadsBack(work, trial));
    if (isReversible) return { path, compared, isReversible };
    rmSync(path);
    return { path: await writeSquash(work, withoutDowngrade(parts), wanted), compared, isReversible };
  }
  throw squashDiffers(options.range, differences);
}

/** Downgrades of old revisions may be missing, or not lead back. */
function withoutDowngrade(parts: readonly SquashPart[]): readonly SquashPart[] {
  return parts.some(({ downgrade }) => downgrade === null)
    ? parts
    : parts.map((part) => ({ ...part, downgrade: null }));
}

async function removingOnFailure<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

function placeOf({ settings, map, options }: SquashWork) {
  return { settings, map, events: options };
}

function countComparable(read: readonly ReadRevision[]): number {
  const end = read.findIndex(({ hasOwnSteps }) => hasOwnSteps);
  return end === -1 ? read.length : end;
}

interface Form {
  readonly read: readonly ReadRevision[];
  /** How many of the first revisions are compared. */
  readonly compared: number;
  readonly wanted: Tried;
}

async function partsOf(work: SquashWork, { read, compared, wanted }: Form): Promise<readonly SquashPart[]> {
  const { settings, options } = work;
  const parts: SquashPart[] = [];
  if (compared > 0) {
    const steps = read.slice(0, compared).map(({ step }) => step);
    const { before, after } = compared === read.length ? wanted : await trySteps(placeOf(work), [], steps);
    parts.push(comparedPart(compared, before.reflection, after.reflection));
  }
  for (const each of read.slice(compared)) parts.push(await keptPart(each, { settings, range: options.range }));
  return parts;
}

async function writeSquash(work: SquashWork, parts: readonly SquashPart[], wanted: Tried): Promise<string> {
  const { plan, map, options, configured } = work;
  const format = options.format ?? usualFormat(plan, configured);
  const schemas = [wanted.before.reflection, wanted.after.reflection];
  const bodies = renderParts(parts, { format, schemas, settings: configured });
  const { top, downRevisions, branchLabels, dependsOn, replaces } = plan;
  const folder = folderOf(top.revision, configured);
  const placement = { id: top.id, downRevisions, branchLabels, dependsOn, folder, replaces };
  const { message } = options;
  const path = await writeNewRevision(configured, { ...options, message, format, placement, bodies });
  const hidden = [...map.nodes.map(({ revision }) => revision), ...map.replaced].find((other) =>
    sameStem(other.path, path),
  );
  if (hidden === undefined) return path;
  rmSync(path);
  throw revisionFileExists(hidden.path);
}

/** Of files that differ in their endings alone, only one is read. */
function sameStem(one: string, other: string): boolean {
  const stem = (path: string) => path.replace(/\.[^./\\]*$/, '');
  return stem(one) === stem(other);
}

function usualFormat({ nodes }: SquashPlan, { revisionFormat }: ResolvedSettings): RevisionFormat {
  if (nodes.every(({ revision }) => revision.language === 'sql')) return 'sql';
  return revisionFormat === 'sql' ? 'ts' : revisionFormat;
}

function folderOf({ path }: Revision, { versionLocations }: ResolvedSettings): string {
  const location = versionLocations.find((folder) => {
    const way = relative(folder, path);
    return !way.startsWith('..') && !isAbsolute(way);
  });
  return location ?? dirname(path);
}

interface WrittenSquash {
  readonly path: string;
  readonly compared: number;
  readonly isReversible: boolean;
}

interface Trial {
  readonly path: string;
  readonly below: readonly RevisionStep[];
  readonly wanted: Tried;
}

/** What the file, as a run reads it, makes differently. */
async function differencesUpwards(work: SquashWork, { path, below, wanted }: Trial): Promise<readonly string[]> {
  const steps = await stepsOfFile(work, path);
  try {
    const found = await trySteps(placeOf(work), below, steps);
    return differencesOf(wanted.after, found.after);
  } catch (error) {
    if (error instanceof LimbeckError && error.exitStatus === ExitStatus.refused) return [error.message];
    throw error;
  }
}

/** Whether the downgrade of the file restores the schema below it. */
async function leadsBack(work: SquashWork, { path, below, wanted }: Trial): Promise<boolean> {
  const steps = await stepsOfFile(work, path);
  try {
    const { after } = await trySteps(placeOf(work), [...below, ...steps], steps.map(invertStep));
    return differencesOf(wanted.before, { ...after, facts: wanted.before.facts }).length === 0;
  } catch (error) {
    if (error instanceof LimbeckError) return false;
    throw error;
  }
}

async function stepsOfFile({ plan, settings, options }: SquashWork, path: string): Promise<readonly RevisionStep[]> {
  const map = await loadRevisionMap(settings);
  const node = map.find(plan.top.id);
  if (node === undefined || node.revision.path !== path) {
    throw squashImpossible(options.range, `"${path}" is not read as its squash`, 'Compare the setting `fileTemplate`.');
  }
  return stepsOf([...plan.below, node]).slice(plan.below.length);
}
