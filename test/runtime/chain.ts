import type { Connection } from '../../src/runtime/connection.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { RevisionBody, RunOptions, RunResult } from '../../src/runtime/run-options.js';
import { runSteps } from '../../src/runtime/run-steps.js';
import type { RevisionStep } from '../../src/script/step.js';

export type Chain = Readonly<Record<string, RevisionBody>>;

export const VERSION_TABLE = { schema: null, name: 'limbeck_version' };

/** Upgrades along a chain of revisions, which come one after the other in the order given, from where the database is. */
export function upgrade(connection: Connection, chain: Chain, options: Partial<RunOptions> = {}): Promise<RunResult> {
  return runSteps({ connection, ...planOf(chain), ...options });
}

/** The steps of such an upgrade. */
export function planOf(chain: Chain): Pick<RunOptions, 'versionTable' | 'plan' | 'loadBody'> {
  const ids = Object.keys(chain);
  return {
    versionTable: VERSION_TABLE,
    plan: ([head]) => ids.slice(head === undefined ? 0 : ids.indexOf(head) + 1).map((id) => upgradeStep(id, ids)),
    loadBody: ({ revision }) => chain[revision?.id ?? ''] ?? {},
  };
}

/** The steps from an empty database. */
export function stepsOf(chain: Chain): readonly RevisionStep[] {
  const ids = Object.keys(chain);
  return ids.map((id) => upgradeStep(id, ids));
}

function upgradeStep(id: string, ids: readonly string[]): RevisionStep {
  const down = ids[ids.indexOf(id) - 1];
  return {
    direction: 'upgrade',
    revision: revision(id, down),
    from: down === undefined ? [] : [down],
    to: [id],
    versionChanges: [down === undefined ? { insert: id } : { update: [down, id] }],
  };
}

function revision(id: string, down: string | undefined): RevisionStep['revision'] {
  return {
    id,
    downRevisions: down === undefined ? [] : [down],
    branchLabels: [],
    dependsOn: [],
    transaction: true,
    message: '',
    doc: '',
    createDate: null,
    path: import.meta.filename,
    language: 'ts',
  };
}

/** A revision whose upgrade is this. */
export function up(body: (op: Operations) => unknown): RevisionBody {
  return { upgrade: body };
}

/** A revision that makes a table. */
export function makes(table: string): RevisionBody {
  return up((op) => op.execute(`CREATE TABLE ${table} ()`));
}

export const FAILS: RevisionBody = up((op) => op.execute('SELECT nothing'));
