import type { Revision } from '../../src/script/revision.js';
import { RevisionMap } from '../../src/script/revision-map.js';
import type { Step, VersionChange } from '../../src/script/step.js';

/**
 * A graph of revisions, one text each, in the order of their files: `a` comes first, `a>b` comes after a, `b,c>d`
 * merges, `a>b [x, y]` states labels, `a>b (c, x)` depends.
 */
export function graph(...revisions: readonly string[]): RevisionMap {
  return new RevisionMap(revisions.map(parseRevision));
}

const REVISION = /^(?:(?<down>[^>]+)>)?\s*(?<id>[^\s[(]+)\s*(?:\[(?<labels>.*?)\])?\s*(?:\((?<needs>.*?)\))?$/;

function parseRevision(text: string): Revision {
  const { down, id = '', labels, needs } = REVISION.exec(text)?.groups ?? {};
  return {
    id,
    downRevisions: parseList(down),
    branchLabels: parseList(labels),
    dependsOn: parseList(needs),
    transaction: true,
    message: '',
    doc: '',
    createDate: null,
    path: `versions/${id}.ts`,
    language: 'ts',
  };
}

function parseList(text = ''): string[] {
  return text.split(',').flatMap((name) => name.trim() || []);
}

/** `c1 d2 to two@head`: the rows of the version table and the target; the rows of an empty one are `base`. */
export function parseMove(move: string): { readonly rows: readonly string[]; readonly target: string } {
  const [rows = '', target = ''] = move.split(' to ');
  return { rows: rows === 'base' ? [] : rows.split(' '), target };
}

/** What steps do, in one line: `d1 c1 → c1 d2`: the revisions run, and the rows afterwards in the order of their ids. */
export function outcome(rows: readonly string[], steps: readonly Step[]): string {
  const run = steps.flatMap((step) => (step.direction === 'stamp' ? [] : step.revision.id));
  return [...run, '→', ...rowsAfter(rows, steps)].join(' ');
}

/** The changes of rows, as they are sent: `-a`, `+b`, `a>b`. */
export function rowChanges(steps: readonly Step[]): string[] {
  return steps.flatMap(({ versionChanges }) => versionChanges.map(formatChange));
}

function formatChange(change: VersionChange): string {
  if ('insert' in change) {
    return `+${change.insert}`;
  }
  if ('delete' in change) {
    return `-${change.delete}`;
  }
  return 'update' in change ? change.update.join('>') : 'purge';
}

/** Changes rows as a version table would: each update and delete finds its row, and no insert finds it there. */
export function rowsAfter(rows: readonly string[], steps: readonly Step[]): string[] {
  const table = new Set(rows);
  for (const change of steps.flatMap(({ versionChanges }) => versionChanges)) {
    changeRow(table, change);
  }
  return [...table].sort();
}

function changeRow(table: Set<string>, change: VersionChange): void {
  if ('deleteAll' in change) {
    table.clear();
    return;
  }
  const gone = 'delete' in change ? change.delete : 'update' in change ? change.update[0] : null;
  const come = 'insert' in change ? change.insert : 'update' in change ? change.update[1] : null;
  if ((gone !== null && !table.delete(gone)) || (come !== null && table.has(come))) {
    throw new Error(`${formatChange(change)} does not suit the rows ${[...table].join(', ')}`);
  }
  if (come !== null) {
    table.add(come);
  }
}
