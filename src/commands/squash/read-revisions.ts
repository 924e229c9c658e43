import { squashImpossible } from '../../errors/squash-errors.js';
import type { Operation } from '../../operations/operation.js';
import type { PlannedBody } from '../../runtime/plan/planned-directive.js';
import { readBody } from '../../runtime/plan/read-body.js';
import type { RevisionStep } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { runSettings } from '../run/run-settings.js';

/** What one revision of the range does in one direction, in its order. */
export interface ReadRevision {
  readonly step: RevisionStep;
  readonly operations: readonly Operation[];
  /** Whether it contains rows or SQL, which the comparison of schemas can't know. */
  readonly hasOwnSteps: boolean;
  /** Whether a part of it runs outside a transaction. */
  readonly leavesTransaction: boolean;
}

/** Kinds of operations that are more than a change of the schema. */
const OWN_STEPS: ReadonlySet<Operation['kind']> = new Set([
  'execute',
  'bulkInsert',
  'updateRows',
  'deleteRows',
  'backfill',
  'setRowsAside',
  'putRowsBack',
  'setPrivilegesAside',
  'putPrivilegesBack',
]);

/**
 * Reads what a revision calls, without running it.
 * @throws LimbeckError if it depends on what it reads from the database: the squash would freeze one answer.
 */
export async function readRevision(
  step: RevisionStep,
  settings: ResolvedSettings,
  range: string,
): Promise<ReadRevision> {
  const { loadBody, tag, x, args } = runSettings({ settings, args: {} }, true);
  const { directives, unknown } = await readBody({ step, body: await loadBody(step) }, { tag, x, args });
  if (unknown !== null) {
    const { id } = step.revision;
    const why = `its revision "${id}" does what depends on the database, because ${unknown.reason}`;
    throw squashImpossible(range, why, `Squash the revisions before "${id}", and those after it.`);
  }
  const operations = directives.flatMap(toOperations);
  return {
    step,
    operations,
    hasOwnSteps: operations.some(({ kind }) => OWN_STEPS.has(kind)),
    leavesTransaction: !step.revision.transaction || directives.some(({ kind }) => kind === 'leave'),
  };
}

function toOperations(directive: PlannedBody['directives'][number]): readonly Operation[] {
  switch (directive.kind) {
    case 'operations':
      return directive.operations;
    case 'sql': {
      const { sql, parameters } = directive;
      return [{ kind: 'execute', sql, ...(parameters === undefined ? {} : { parameters }) }];
    }
    case 'leave':
    case 'return':
      return [];
  }
}
