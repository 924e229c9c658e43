import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { OnlineStep } from '../../online/step.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Connection } from '../connection.js';
import { ask } from '../run/run-own-statement.js';
import type { JournalEntry } from './journal-entry.js';

export const JOURNAL_NAME = 'limbeck_journal';

/** Next to the version table. */
export function journalNextTo({ schema }: QualifiedName): QualifiedName {
  return { schema, name: JOURNAL_NAME };
}

/** Created when the first revision leaves its transaction. */
export function createJournal(table: QualifiedName): string {
  return `CREATE TABLE IF NOT EXISTS ${quoteName(table)} (
    revision pg_catalog.text NOT NULL, direction pg_catalog.text NOT NULL, directive pg_catalog.int4 NOT NULL,
    fingerprint pg_catalog.text NOT NULL, steps pg_catalog.jsonb NOT NULL, done pg_catalog.int4 NOT NULL DEFAULT 0,
    started_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    finished_at pg_catalog.timestamptz)`;
}

type JournalRow = Omit<JournalEntry, 'steps'> & { readonly steps: string };

/** The entry of each revision that could not end: that of its last directive. */
export async function readJournal(connection: Connection, table: QualifiedName): Promise<readonly JournalEntry[]> {
  const rows = await ask<JournalRow>(
    connection,
    'read the journal',
    `SELECT DISTINCT ON (revision, direction) revision, direction, directive, fingerprint, steps::pg_catalog.text AS steps, done
       FROM ${quoteName(table)} WHERE finished_at IS NULL ORDER BY revision, direction, directive DESC`,
  );
  return rows.map(({ steps, ...row }) => ({ ...row, steps: parseSteps(steps) }));
}

export function insertEntry(table: QualifiedName, entry: JournalEntry): string {
  const { revision, direction, directive, fingerprint, steps, done } = entry;
  const texts = [revision, direction].map(quoteLiteral).join(', ');
  const json = `${quoteLiteral(JSON.stringify(steps))}::pg_catalog.jsonb`;
  return `INSERT INTO ${quoteName(table)} (revision, direction, directive, fingerprint, steps, done)
    VALUES (${texts}, ${directive}, ${quoteLiteral(fingerprint)}, ${json}, ${done})`;
}

/** Records that so many steps of a directive are done. */
export function updateEntry(table: QualifiedName, entry: JournalEntry, done: number): string {
  return `UPDATE ${quoteName(table)} SET done = ${done} WHERE ${isOf(entry)} AND directive OPERATOR(pg_catalog.=) ${entry.directive}`;
}

/** Records that the revision is done. */
export function finishEntries(table: QualifiedName, entry: Pick<JournalEntry, 'revision' | 'direction'>): string {
  return `UPDATE ${quoteName(table)} SET finished_at = pg_catalog.clock_timestamp() WHERE ${isOf(entry)}`;
}

/** Records that no revision is unfinished. */
export function finishAllEntries(table: QualifiedName): string {
  return `UPDATE ${quoteName(table)} SET finished_at = pg_catalog.clock_timestamp() WHERE finished_at IS NULL`;
}

function isOf({ revision, direction }: Pick<JournalEntry, 'revision' | 'direction'>): string {
  return `revision OPERATOR(pg_catalog.=) ${quoteLiteral(revision)}
    AND direction OPERATOR(pg_catalog.=) ${quoteLiteral(direction)} AND finished_at IS NULL`;
}

/** The journal belongs to the role that runs the revisions: what it says is as trustworthy as the revisions. */
function parseSteps(text: string): readonly OnlineStep[] {
  const steps: readonly OnlineStep[] = JSON.parse(text);
  return steps;
}
