import { notARevision, revisionHeaderInvalid } from '../errors/revision-file-errors.js';
import type { Revision } from './revision.js';

/** What the exports of a revision state. */
export type RevisionFacts = Pick<
  Revision,
  'id' | 'downRevisions' | 'branchLabels' | 'dependsOn' | 'replaces' | 'transaction'
>;

/**
 * Checks the exports of a revision, whether they were read from its text or come from the module itself.
 * @param exports by name.
 * @throws LimbeckError naming the file where one of them is missing or of another type.
 */
export function toRevisionFacts(exports: Readonly<Record<string, unknown>>, file: string): RevisionFacts {
  const { revision, downRevision, branchLabels, dependsOn, replaces, transaction } = exports;
  if (revision === undefined) {
    throw notARevision(file);
  }
  if (typeof revision !== 'string') {
    throw revisionHeaderInvalid(file, `states ${describe(revision)} as \`revision\`, not a string`);
  }
  if (downRevision === undefined) {
    throw revisionHeaderInvalid(file, 'exports no `downRevision`; the first revision of a project has null');
  }
  if (transaction !== undefined && typeof transaction !== 'boolean') {
    throw revisionHeaderInvalid(file, `states ${describe(transaction)} as \`transaction\`, not true or false`);
  }
  const facts: RevisionFacts = {
    id: revision,
    downRevisions: toNames(downRevision, 'downRevision', file),
    branchLabels: toNames(branchLabels ?? null, 'branchLabels', file),
    dependsOn: toNames(dependsOn ?? null, 'dependsOn', file),
    transaction: transaction ?? true,
  };
  if (replaces === undefined || replaces === null) return facts;
  return { ...facts, replaces: toNames(replaces, 'replaces', file) };
}

function toNames(value: unknown, name: string, file: string): readonly string[] {
  if (value === null) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => {
    if (typeof one !== 'string' || one === '') {
      throw revisionHeaderInvalid(file, `states ${describe(value)} as \`${name}\``);
    }
    return one;
  });
}

function describe(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return "a value that JSON can't represent";
  }
}
