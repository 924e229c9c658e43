import type { Stage } from '../../autogen/expand/stages.js';
import { writtenOnline } from '../../autogen/online/written-online.js';
import { oneDirectiveForDatabases } from '../../errors/command-errors.js';
import type { RevisionDirective } from '../../operations/revision-directive.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { newRevisionId } from '../../script/revision-id.js';
import type { RevisionMap } from '../../script/revision-map.js';
import { toIds } from '../../script/revision-node.js';
import type { RevisionFormat } from '../../script/revision-template.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { Difference } from '../difference/difference.js';
import { listChanges, type ReportedChange } from '../difference/difference-report.js';
import { changesOfDatabase } from '../run/database-names.js';
import { type ChangeFinding, lintPlanned } from './lint-planned.js';
import { type DirectiveRequest, NO_DIFFERENCE, processDirectives, withOperations } from './process-directives.js';
import { renderBodies, renderParts } from './render-bodies.js';
import type { RevisionBodies } from './write-new-revision.js';

/** What was compared at one place. */
export interface Compared {
  readonly difference: Difference;
  /** They include what an env module has configured. */
  readonly settings: ResolvedSettings;
  /** What the processors of the settings made of it, if they were called already. */
  readonly directives?: readonly RevisionDirective[];
}

/** A file that is to be written. */
export interface PlannedRevision {
  readonly directive: RevisionDirective;
  readonly bodies: RevisionBodies;
  /** What its upgrade does. */
  readonly changes: readonly ReportedChange[];
  /** What is dangerous in its upgrade. */
  readonly findings: readonly ChangeFinding[];
}

interface Planning {
  readonly map: RevisionMap;
  readonly autogenerate: boolean;
  /** Whether the steps that keep readers and writers at work are written out. */
  readonly online: boolean;
  readonly format: RevisionFormat;
}

/** The files that come of a comparison; of one that finds nothing, none. */
export async function planRevisions(
  request: DirectiveRequest,
  compared: Compared,
  { format, ...planning }: Planning,
): Promise<readonly PlannedRevision[]> {
  const { difference } = compared;
  const directives = await directivesFor(request, compared, planning);
  const revisions = directives
    .filter((directive) => !planning.autogenerate || doesSomething(directive))
    .map(async (directive) => {
      const planned = withOperations(difference, directive);
      const findings = await lintPlanned(planned, compared.settings);
      return { directive, bodies: renderBodies(planned, format), changes: listChanges(planned), findings };
    });
  return Promise.all(revisions);
}

/** The file from the comparisons of several databases, with a part for each. */
export async function planParts(
  request: DirectiveRequest,
  compared: readonly Compared[],
  { format, ...planning }: Planning,
): Promise<readonly PlannedRevision[]> {
  const parts = new Map<string, Difference>();
  const found: RevisionDirective[] = [];
  const changes: ReportedChange[] = [];
  const findings: ChangeFinding[] = [];
  for (const each of compared) {
    const { difference, settings } = each;
    const directives = await directivesFor(request, each, planning);
    const [directive, ...others] = directives;
    if (others.length > 0) throw oneDirectiveForDatabases(directives.length);
    if (directive !== undefined) found.push(directive);
    const part = directive === undefined ? NO_DIFFERENCE : withOperations(difference, directive);
    parts.set(settings.database ?? '', part);
    changes.push(...changesOfDatabase(settings, listChanges(part)));
    findings.push(...(await lintPlanned(part, settings)));
  }
  const [directive] = found;
  const isEmpty = planning.autogenerate && !found.some(doesSomething);
  return directive === undefined || isEmpty
    ? []
    : [{ directive, bodies: renderParts(parts, format), changes, findings }];
}

/** What is to be written for a comparison. The processors of the settings are called once. */
export async function directivesFor(
  request: DirectiveRequest,
  { difference, settings, directives }: Compared,
  { map, autogenerate, online }: Omit<Planning, 'format'>,
): Promise<readonly RevisionDirective[]> {
  if (directives !== undefined) return directives;
  const revId = request.revId ?? newRevisionId(settings.revisionIds, toIds(map.nodes));
  const requests = requestsFor({ ...request, revId }, online ? withOnlineSteps(difference) : difference);
  return processDirectives(requests, { settings, map, autogenerate });
}

/** One revision, or two if the change is split and something is left for the second one. */
function requestsFor(
  request: DirectiveRequest & { readonly revId: string },
  difference: Difference,
): readonly DirectiveRequest[] {
  const { operations, downgrade, stages } = difference;
  if (stages === undefined || isEmpty(stages.contract) || isEmpty(stages.expand)) {
    return [{ ...request, upgradeOps: operations, downgradeOps: downgrade }];
  }
  const { revId, versionPath } = request;
  const messageOf = (stage: string) => (request.message === undefined ? stage : `${stage}: ${request.message}`);
  return [
    { ...request, revId, message: messageOf('expand'), ...opsOf(stages.expand) },
    { versionPath, head: revId, message: messageOf('contract'), ...opsOf(stages.contract) },
  ];
}

/** The difference with the steps written out. */
function withOnlineSteps(difference: Difference): Difference {
  const { declared, reflected, stages } = difference;
  const staged = (stage: Stage, before: DatabaseSchema, after: DatabaseSchema): Stage => ({
    operations: writtenOnline(stage.operations, before),
    downgrade: writtenOnline(stage.downgrade, after),
  });
  const between = { ...declared, tables: [...reflected.tables, ...declared.tables] };
  return {
    ...difference,
    ...staged({ operations: difference.operations, downgrade: difference.downgrade }, reflected, declared),
    ...(stages && {
      stages: {
        ...stages,
        expand: staged(stages.expand, reflected, between),
        contract: staged(stages.contract, between, declared),
      },
    }),
  };
}

function isEmpty({ operations, downgrade }: Stage): boolean {
  return operations.length === 0 && downgrade.length === 0;
}

function opsOf({ operations, downgrade }: Stage): Pick<RevisionDirective, 'upgradeOps' | 'downgradeOps'> {
  return { upgradeOps: operations, downgradeOps: downgrade };
}

function doesSomething({ upgradeOps, downgradeOps }: RevisionDirective): boolean {
  return upgradeOps.length > 0 || downgradeOps.length > 0;
}
