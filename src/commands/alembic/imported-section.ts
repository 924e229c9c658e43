import { type AlembicRevision, doesNothing } from '../../script/alembic/read-alembic-revision.js';
import type { AlembicDirection } from '../../script/alembic/read-alembic-sql.js';
import { onOneLine, sqlComment } from '../../util/escape.js';
import type { CollectedSql } from './collect-alembic-sql.js';

/** - sql: as Alembic writes it - nothing: there is nothing to do - refuses: it is left to a person */
export type ImportedPart = 'sql' | 'nothing' | 'refuses';

export interface ImportedSection {
  readonly part: ImportedPart;
  readonly lines: readonly string[];
  /** Why it is left to a person. */
  readonly reason: string | null;
  readonly transaction: boolean;
}

/** What a section of the imported revision holds; without SQL it refuses to run, and shows the Python. */
export function importedSection(
  revision: AlembicRevision,
  direction: AlembicDirection,
  collected: CollectedSql | null,
): ImportedSection {
  const sql = collected?.sql[direction].get(revision.id);
  const python = revision[direction];
  const lines = sql === undefined || sql.blocks.length === 0 ? [] : sql.blocks.join('\n\n').split('\n');
  if (sql !== undefined && sql.doubt === null) {
    return { part: lines.length === 0 ? 'nothing' : 'sql', lines, reason: null, transaction: sql.transaction };
  }
  if (python !== null && doesNothing(python)) return { part: 'nothing', lines: [], reason: null, transaction: true };
  const reason = findReason(revision, direction, collected);
  const refusal = `-- migrate: refuse ${onOneLine(reason.replaceAll(/\s+/g, ' '))}`;
  const shown = python === null ? [] : ['--', ...python.split(/\r?\n/).map((line) => sqlComment(`| ${line}`))];
  return { part: 'refuses', lines: [refusal, ...lines, ...shown], reason, transaction: sql?.transaction ?? true };
}

function findReason(revision: AlembicRevision, direction: AlembicDirection, collected: CollectedSql | null): string {
  if (revision[direction] === null) return `The Python file has no function ${direction}().`;
  if (collected === null) return 'Alembic was not run, so this is still to be written in SQL.';
  const doubt = collected.sql[direction].get(revision.id)?.doubt ?? null;
  if (doubt !== null) return `Check the SQL against the Python: ${doubt}.`;
  return `Alembic could not write it as SQL: ${collected.failures[direction].get(revision.id) ?? 'it gave no reason'}`;
}

/** For a revision that runs outside the transaction of the run because of its other section. */
export function inOwnTransaction({ part, lines, transaction }: ImportedSection): readonly string[] {
  return part === 'sql' && transaction ? ['BEGIN;', '', ...lines, '', 'COMMIT;'] : lines;
}
