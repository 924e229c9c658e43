import type { Severity } from '../../lint/finding.js';
import { formatCount } from '../../util/format-count.js';
import { blockLine } from '../plan/plan-words.js';
import type { DatabaseReview, ReviewedObject, ReviewedStatement, ReviewReport } from './review.js';

/** One line of what matters most. */
export interface ReviewFact {
  readonly label: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'plain';
  readonly text: string;
}

export function titleOf({ databases }: ReviewReport): string {
  const revisions = new Map(databases.flatMap((review) => review.revisions.map(({ id, message }) => [id, message])));
  const [[id, message] = ['', ''], ...others] = revisions;
  if (others.length > 0) return `Review of ${formatCount(revisions.size, 'revision')}`;
  return id === '' ? 'Review of no revision' : `Review of ${id}${message === '' ? '' : `: ${message}`}`;
}

/** What a reviewer reads first. */
export function factsOf(review: DatabaseReview, heads: readonly string[]): readonly ReviewFact[] {
  return [
    { label: 'Revisions', tone: 'plain', text: revisionsText(review) },
    ...(heads.length < 2 ? [] : [headsFact(heads)]),
    { label: 'Changes', tone: 'plain', text: changesText(review) },
    destroysFact(review),
    blocksFact(review),
    lintFact(review),
    downgradeFact(review),
  ];
}

const CHOSEN: Readonly<Record<DatabaseReview['chosen'], string>> = {
  asked: '',
  pending: ', not applied yet',
  last: ', applied already',
};

function revisionsText({ revisions, chosen, name }: DatabaseReview): string {
  const where = name === null ? '' : ` of ${name}`;
  return `${formatCount(revisions.length, 'revision')}${where}${CHOSEN[chosen]}`;
}

function headsFact(heads: readonly string[]): ReviewFact {
  const text = `the history has ${heads.length}: ${heads.join(', ')}. Merge them with \`migrate merge heads\``;
  return { label: 'Heads', tone: 'bad', text };
}

function changesText({ objects, notes }: DatabaseReview): string {
  const counts = (['created', 'changed', 'dropped'] as const).flatMap((change) => {
    const found = objects.filter((object) => object.change === change);
    const tables = found.filter(isTable).length;
    return [
      ...(tables === 0 ? [] : [`${formatCount(tables, 'table')} ${change}`]),
      ...(found.length === tables ? [] : [`${formatCount(found.length - tables, 'other object')} ${change}`]),
    ];
  });
  return counts.length > 0 ? counts.join(', ') : notes.length > 0 ? 'none that are known' : 'none in the schema';
}

function isTable({ object }: ReviewedObject): boolean {
  return object.startsWith('table ');
}

/** Of a loss that SQL of a revision decides, nothing more is known. */
export const UNKNOWN_LOSS = 'may lose more: its SQL decides that';

function destroysFact({ destroys, isRun }: DatabaseReview): ReviewFact {
  const known = destroys.flatMap(({ what }) => what ?? []);
  const isKnown = isRun && known.length === destroys.length;
  if (known.length > 0) {
    return { label: 'Destroys', tone: 'bad', text: `${known.join(', ')}${isKnown ? '' : ', maybe more'}` };
  }
  return isKnown
    ? { label: 'Destroys', tone: 'good', text: 'nothing' }
    : { label: 'Destroys', tone: 'warn', text: 'nothing that is known. SQL of the revisions may change rows' };
}

function blocksFact({ plan, revisions }: DatabaseReview): ReviewFact {
  const statements = revisions.flatMap(({ upgrade }) => upgrade);
  if (statements.some(({ locks }) => locks === null)) {
    return { label: 'Blocks', tone: 'warn', text: 'unknown: some statements did not run' };
  }
  // A plan knows what becomes of directives on tables of this size.
  const judged = plan === null ? statements : statements.filter(({ directive }) => directive === null);
  const long = judged.filter(({ work, locks }) => work.length > 0 && locks !== null && locks.length > 0);
  const texts = [
    ...(plan === null ? [] : plan.summary.blocks.map(blockLine)),
    ...(long.length === 0
      ? []
      : [`${formatCount(long.length, 'statement')} with locks while rows are read or written`]),
  ];
  const where = plan === null ? '' : ` in ${plan.database}`;
  return texts.length === 0
    ? { label: 'Blocks', tone: 'good', text: `nobody for longer than a moment${where}` }
    : { label: 'Blocks', tone: 'warn', text: texts.join('; ') };
}

const SEVERITIES: readonly Severity[] = ['error', 'warning'];

function lintFact({ findings }: DatabaseReview): ReviewFact {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [formatCount(count, severity)];
  });
  const isError = findings.some(({ severity }) => severity === 'error');
  return counts.length === 0
    ? { label: 'Lint', tone: 'good', text: 'no errors or warnings' }
    : { label: 'Lint', tone: isError ? 'bad' : 'warn', text: counts.join(', ') };
}

const DOWNGRADES: Readonly<Record<DatabaseReview['downgrade']['outcome'], Omit<ReviewFact, 'label'>>> = {
  restores: { tone: 'good', text: 'restores the previous schema' },
  differs: { tone: 'bad', text: 'does not restore the previous schema' },
  fails: { tone: 'bad', text: 'fails' },
  notTried: { tone: 'warn', text: 'not tried' },
};

function downgradeFact({ downgrade }: DatabaseReview): ReviewFact {
  return { label: 'Downgrade', ...DOWNGRADES[downgrade.outcome] };
}

const WORK = { scan: 'reads all rows', build: 'builds an index', rewrite: 'rewrites the table' } as const;

/** `locks users (ACCESS EXCLUSIVE: readers and writers wait), reads all rows`; empty if nobody notices. */
export function statementNotes({ locks, work, inTransaction }: ReviewedStatement): string {
  const held = (locks ?? []).map(({ table, mode, stops }) => `locks ${table} (${mode}: ${stops} wait)`);
  const notes = [...held, ...work.map((each) => WORK[each]), ...(locks === null ? ['was not run'] : [])];
  return [...notes, ...(inTransaction ? [] : ['outside a transaction'])].join(', ');
}

/** What is on a scratch database, and what isn't. */
export const SCRATCH_NOTE =
  'The revisions ran on an empty scratch database, so the locks are those of the statements as they are written. On large tables, Limbeck runs directives online.';
