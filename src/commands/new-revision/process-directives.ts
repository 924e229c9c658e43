import { notesOnDowngrade } from '../../autogen/notes/notes-on-downgrade.js';
import { notesOnUpgrade } from '../../autogen/notes/notes-on-upgrade.js';
import { directivesNotReturned } from '../../errors/command-errors.js';
import type { RevisionDirective, RevisionDirectiveContext } from '../../operations/revision-directive.js';
import { EMPTY_SCHEMA } from '../../schema/database-schema.js';
import { newRevisionId } from '../../script/revision-id.js';
import type { RevisionMap } from '../../script/revision-map.js';
import { toIds } from '../../script/revision-node.js';
import { describeValue } from '../../settings/describe-value.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { runUserCode } from '../../util/user-code.js';
import type { ComparedDifference, Difference } from '../difference/difference.js';
import { type ComparedSides, findDifference } from '../difference/find-difference.js';
import type { WorkPlace } from '../environment/work.js';

/** What the user asked of a new revision, without defaults. */
export type DirectiveRequest = {
  readonly [Name in keyof RevisionDirective]?: RevisionDirective[Name] | undefined;
};

interface Processing {
  readonly settings: ResolvedSettings;
  readonly map: RevisionMap;
  readonly autogenerate: boolean;
}

/** What the request becomes by the processors of the settings. */
export async function processDirectives(
  requests: readonly DirectiveRequest[],
  { settings, map, autogenerate }: Processing,
): Promise<readonly RevisionDirective[]> {
  const context: RevisionDirectiveContext = { command: settings.command, autogenerate, heads: toIds(map.heads) };
  const taken = [...toIds(map.nodes), ...requests.flatMap(({ revId }) => revId ?? [])];
  const newId = () => {
    const id = newRevisionId(settings.revisionIds, taken);
    taken.push(id);
    return id;
  };
  let directives: readonly RevisionDirective[] = requests.map((request) => toDirective(request, newId));
  for (const process of settings.processRevisionDirectives) {
    const code = { what: 'processRevisionDirectives', file: settings.configPath ?? 'the settings' };
    const returned: unknown = await runUserCode(code, () => process(directives, context));
    if (!isListOfDirectives(returned)) throw directivesNotReturned(describeValue(returned));
    directives = returned;
  }
  return directives;
}

function toDirective(request: DirectiveRequest, newId: () => string): RevisionDirective {
  return {
    revId: request.revId ?? newId(),
    message: request.message ?? '',
    head: request.head ?? 'head',
    splice: request.splice === true,
    branchLabel: request.branchLabel ?? null,
    versionPath: request.versionPath ?? null,
    dependsOn: request.dependsOn ?? [],
    upgradeOps: request.upgradeOps ?? [],
    downgradeOps: request.downgradeOps ?? [],
  };
}

function isListOfDirectives(value: unknown): value is readonly RevisionDirective[] {
  return Array.isArray(value) && value.every((item) => Array.isArray(Object(item).upgradeOps));
}

/** The difference at one place as the processors want it to be: the operations of all directives together. */
export async function findProcessedDifference(
  { settings, connection }: Pick<WorkPlace, 'settings' | 'connection'>,
  { map, events, renames, chooseRename }: Pick<ComparedSides, 'map' | 'events' | 'renames' | 'chooseRename'>,
): Promise<ComparedDifference> {
  const difference = await findDifference(connection, {
    settings,
    map,
    events,
    chooseRename,
    ...(renames && { renames }),
  });
  if (settings.processRevisionDirectives.length === 0) return difference;
  const request = { upgradeOps: difference.operations, downgradeOps: difference.downgrade };
  const directives = await processDirectives([request], { settings, map, autogenerate: true });
  return withAllOperations(difference, directives);
}

/** The difference with the operations of all directives together. */
export function withAllOperations<Found extends Difference>(
  difference: Found,
  directives: readonly RevisionDirective[],
): Found {
  return withOperations(difference, {
    upgradeOps: directives.flatMap(({ upgradeOps }) => upgradeOps),
    downgradeOps: directives.toReversed().flatMap(({ downgradeOps }) => downgradeOps),
  });
}

/** The difference with other operations, and with the notes for those. */
export function withOperations<Found extends Difference>(
  difference: Found,
  { upgradeOps, downgradeOps }: Pick<RevisionDirective, 'upgradeOps' | 'downgradeOps'>,
): Found {
  if (upgradeOps === difference.operations && downgradeOps === difference.downgrade) return difference;
  const { declared, reflected, serverVersion, stages } = difference;
  const notes = [
    ...notesOnUpgrade(upgradeOps, { before: reflected, after: declared, serverVersion }),
    ...notesOnDowngrade(downgradeOps, { before: declared, after: reflected, serverVersion }),
  ];
  return {
    ...difference,
    operations: upgradeOps,
    downgrade: downgradeOps,
    notes: notes.filter(({ operation }) => stages?.filled.has(operation) !== true),
  };
}

/** Of a revision for which nothing was compared. */
export const NO_DIFFERENCE: Difference = {
  operations: [],
  downgrade: [],
  notes: [],
  declared: EMPTY_SCHEMA,
  reflected: EMPTY_SCHEMA,
  serverVersion: 0,
  unmanaged: [],
  renderItem: null,
};
