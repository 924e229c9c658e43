import { join, resolve } from 'node:path';
import { describeOperation } from '../autogen/describe-operation.js';
import type { RevisionDirective } from '../operations/revision-directive.js';
import { placeNewRevision, type RevisionPlacement } from '../script/place-new-revision.js';
import { RevisionMap } from '../script/revision-map.js';
import type { RevisionFormat } from '../script/revision-template.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';
import { type Difference, findDifference } from './difference.js';
import { runEnvironment } from './environment.js';
import { type DirectiveRequest, NO_DIFFERENCE, processDirectives, withOperations } from './process-directives.js';
import { renderBodies } from './render-bodies.js';
import { loadRevisionMap } from './revisions.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './unmanaged-summary.js';
import { writeNewRevision } from './write-new-revision.js';

export interface RevisionOptions extends CommandEvents {
  /** What the revision does. Default: `empty message`, as in Alembic. */
  readonly message?: string;
  /** Writes what makes the database equal to the models. */
  readonly autogenerate?: boolean;
  /** Its id; a random one where nothing is said. */
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
  /** The language of the file. Default: what the settings say. */
  readonly format?: RevisionFormat;
}

/** A file that was written. */
export interface WrittenRevision {
  readonly path: string;
  readonly revision: string;
}

export interface RevisionReport {
  /** Null where nothing was written: models and database agree. */
  readonly path: string | null;
  readonly revision: string | null;
  /** More than one where `processRevisionDirectives` makes several of it; the first is the one above. */
  readonly written: readonly WrittenRevision[];
  /** What autogenerate found, one line each. */
  readonly differences: readonly string[];
  readonly unmanaged: readonly UnmanagedSummary[];
}

/** Writes a revision, empty or from the comparison; nothing where the comparison finds nothing. */
export async function revision(input: SettingsInput, options: RevisionOptions = {}): Promise<RevisionReport> {
  const base = await resolveSettings(input);
  const map = await loadRevisionMap(base);
  const { cwd = process.cwd() } = input;
  // What cannot be placed is refused before a database is asked.
  placeNewRevision(map, placementRequest(base, options, cwd));
  const autogenerate = options.autogenerate === true;
  const { difference, settings } = autogenerate
    ? await compareFirst(base, map, options)
    : { difference: NO_DIFFERENCE, settings: base };
  const directives = await processDirectives(
    { ...options, upgradeOps: difference.operations, downgradeOps: difference.downgrade },
    { settings, map, autogenerate },
  );
  const wanted = directives.filter((directive) => !autogenerate || doesSomething(directive));
  const written: WrittenRevision[] = [];
  for (const { directive, placement } of placeAll(map, wanted, (each) => placementRequest(settings, each, cwd))) {
    const { format = settings.revisionFormat } = options;
    const bodies = renderBodies(withOperations(difference, directive), format);
    const file = { ...options, message: directive.message, format, placement, bodies };
    written.push({ path: await writeNewRevision(settings, file), revision: placement.id });
  }
  return {
    path: written[0]?.path ?? null,
    revision: written[0]?.revision ?? null,
    written,
    differences: wanted.flatMap(({ upgradeOps }) => upgradeOps).map(describeOperation),
    unmanaged: summarizeUnmanaged(difference.unmanaged),
  };
}

interface Compared {
  readonly difference: Difference;
  /** What an env file has configured is in them. */
  readonly settings: ResolvedSettings;
}

/** Of several runs of an env file the first one counts: what one tenant lacks, all of them lack. */
async function compareFirst(base: ResolvedSettings, map: RevisionMap, options: CommandEvents): Promise<Compared> {
  const [first] = await runEnvironment(base, options, async ({ connection, settings }) => ({
    difference: await findDifference(connection, { settings, map, events: options }),
    settings,
  }));
  return first;
}

function doesSomething({ upgradeOps, downgradeOps }: RevisionDirective): boolean {
  return upgradeOps.length > 0 || downgradeOps.length > 0;
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

interface Placed {
  readonly directive: RevisionDirective;
  readonly placement: RevisionPlacement;
}

/** Each may come after those before it. Nothing is written yet, so that one that cannot be placed leaves no file. */
function placeAll(
  map: RevisionMap,
  directives: readonly RevisionDirective[],
  toRequest: (directive: RevisionDirective) => ReturnType<typeof placementRequest>,
): readonly Placed[] {
  const placed: Placed[] = [];
  let known = map;
  for (const directive of directives) {
    const placement = placeNewRevision(known, toRequest(directive));
    placed.push({ directive, placement });
    known = withNewRevision(known, placement);
  }
  return placed;
}

function withNewRevision(map: RevisionMap, placement: RevisionPlacement): RevisionMap {
  const path = join(placement.folder, placement.id);
  const about = { transaction: true, message: '', doc: '', createDate: null, path, language: 'ts' } as const;
  return new RevisionMap([...map.nodes.map(({ revision }) => revision), { ...placement, ...about }]);
}
