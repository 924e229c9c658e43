import { quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { OnlineStep } from '../../online/step.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Connection } from '../connection.js';
import { ask } from '../run/run-own-statement.js';
import { TRUSTED_ROLES } from '../trusted-roles.js';
import type { JournalEntry } from './journal-entry.js';

export const JOURNAL_NAME = 'limbeck_journal';

/** Next to the version table. */
export function journalNextTo({ schema }: QualifiedName): QualifiedName {
  return { schema, name: JOURNAL_NAME };
}

/**
 * Creates it when the first revision leaves its transaction. A run carries out the SQL that it finds there, so nobody else
 * may write to it: default privileges may have given others the right to (manual: ALTER DEFAULT PRIVILEGES). A table of
 * this name that somebody else creates meanwhile is an error, and never used.
 */
export function createJournal(table: QualifiedName): readonly string[] {
  return [createTable(table), revokeFromOthers(table)];
}

function createTable(table: QualifiedName): string {
  return `CREATE TABLE ${quoteName(table)} (
    revision pg_catalog.text NOT NULL, direction pg_catalog.text NOT NULL, directive pg_catalog.int4 NOT NULL,
    number pg_catalog.int4 NOT NULL, fingerprint pg_catalog.text NOT NULL, before pg_catalog.jsonb NOT NULL,
    steps pg_catalog.jsonb NOT NULL, done pg_catalog.int4 NOT NULL DEFAULT 0,
    place pg_catalog.jsonb, postponed pg_catalog.jsonb NOT NULL DEFAULT '[]',
    started_at pg_catalog.timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    finished_at pg_catalog.timestamptz)`;
}

function revokeFromOthers(table: QualifiedName): string {
  const name = quoteLiteral(quoteName(table));
  return `DO ${quoteLiteral(`
    DECLARE grantee pg_catalog.text;
    BEGIN
      FOR grantee IN
        SELECT DISTINCT CASE WHEN a.grantee OPERATOR(pg_catalog.=) 0 THEN 'PUBLIC'
                             ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
          FROM pg_catalog.pg_class AS c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS a
         WHERE c.oid OPERATOR(pg_catalog.=) ${name}::pg_catalog.regclass AND a.grantee OPERATOR(pg_catalog.<>) c.relowner
      LOOP
        EXECUTE pg_catalog.concat('REVOKE ALL ON ', ${name}, ' FROM ', grantee);
      END LOOP;
    END`)}`;
}

/** Who could make a run carry out their SQL. */
export interface JournalRights {
  readonly owner: string;
  readonly isOwnerTrusted: boolean;
  /** Other roles that may write to it; null if no other role may. */
  readonly writers: string | null;
}

export async function readJournalRights(connection: Connection, table: QualifiedName): Promise<JournalRights | null> {
  const rows = await ask<JournalRights>(
    connection,
    'ask who may write to the journal',
    `
    WITH journal AS (SELECT c.oid, c.relowner, c.relacl FROM pg_catalog.pg_class AS c
                      WHERE c.oid OPERATOR(pg_catalog.=) ${quoteLiteral(quoteName(table))}::pg_catalog.regclass),
         trusted AS (${TRUSTED_ROLES}),
         granted AS (SELECT a.* FROM journal AS j CROSS JOIN LATERAL pg_catalog.aclexplode(j.relacl) AS a
                      UNION ALL
                     SELECT a.* FROM journal AS j
                       JOIN pg_catalog.pg_attribute AS t ON t.attrelid OPERATOR(pg_catalog.=) j.oid
                      CROSS JOIN LATERAL pg_catalog.aclexplode(t.attacl) AS a)
    SELECT pg_catalog.pg_get_userbyid(j.relowner)::pg_catalog.text AS owner,
           EXISTS (SELECT FROM trusted AS t WHERE t.oid OPERATOR(pg_catalog.=) j.relowner) AS "isOwnerTrusted",
           (SELECT pg_catalog.string_agg(DISTINCT CASE WHEN g.grantee OPERATOR(pg_catalog.=) 0 THEN 'PUBLIC'
                     ELSE pg_catalog.pg_get_userbyid(g.grantee)::pg_catalog.text END, ', ')
              FROM granted AS g
             WHERE g.privilege_type OPERATOR(pg_catalog.<>) 'SELECT' AND g.grantee OPERATOR(pg_catalog.<>) j.relowner
               AND NOT EXISTS (SELECT FROM trusted AS t WHERE t.oid OPERATOR(pg_catalog.=) g.grantee)) AS writers
      FROM journal AS j`,
  );
  return rows[0] ?? null;
}

type JournalRow = Omit<JournalEntry, 'before' | 'steps' | 'place' | 'postponed'> & {
  readonly before: string;
  readonly steps: string;
  readonly place: string | null;
  readonly postponed: string;
};

/** The entries of the revisions that could not end, that of the last directive first. */
export async function readJournal(connection: Connection, table: QualifiedName): Promise<readonly JournalEntry[]> {
  const rows = await ask<JournalRow>(
    connection,
    'read the journal',
    `SELECT revision, direction, directive, number, fingerprint, before::pg_catalog.text AS before,
            steps::pg_catalog.text AS steps, done, place::pg_catalog.text AS place, postponed::pg_catalog.text AS postponed
       FROM ${quoteName(table)} WHERE finished_at IS NULL ORDER BY revision, direction, number DESC`,
  );
  return rows.map(({ before, steps, place, postponed, ...row }) => ({
    ...row,
    before: parseBefore(before),
    steps: parseSteps(steps),
    place: parsePlace(place),
    postponed: parseNumbers(postponed),
  }));
}

export function insertEntry(table: QualifiedName, entry: JournalEntry): string {
  const { revision, direction, directive, number, fingerprint, before, steps, done, postponed } = entry;
  const texts = [revision, direction].map(quoteLiteral).join(', ');
  const lists = [before, steps].map((list) => `${quoteLiteral(JSON.stringify(list))}::pg_catalog.jsonb`).join(', ');
  return `INSERT INTO ${quoteName(table)} (revision, direction, directive, number, fingerprint, before, steps, done, postponed)
    VALUES (${texts}, ${directive}, ${number}, ${quoteLiteral(fingerprint)}, ${lists}, ${done}, '${JSON.stringify(postponed)}')`;
}

/** Records that so many steps of a directive are done. */
export function updateEntry(table: QualifiedName, entry: JournalEntry, done: number): string {
  return `UPDATE ${quoteName(table)} SET done = ${done}, place = NULL,
    postponed = '${JSON.stringify(entry.postponed)}' WHERE ${isOfEntry(entry)}`;
}

/** Records where the batches of the next step are. */
export function updatePlace(table: QualifiedName, entry: JournalEntry, place: readonly string[]): string {
  const json = `${quoteLiteral(JSON.stringify(place))}::pg_catalog.jsonb`;
  return `UPDATE ${quoteName(table)} SET place = ${json} WHERE ${isOfEntry(entry)}`;
}

/** Records that a directive is undone. */
export function finishEntry(table: QualifiedName, entry: JournalEntry): string {
  return `UPDATE ${quoteName(table)} SET finished_at = pg_catalog.clock_timestamp() WHERE ${isOfEntry(entry)}`;
}

/** Records that the revision is done. */
export function finishEntries(table: QualifiedName, entry: Pick<JournalEntry, 'revision' | 'direction'>): string {
  return `UPDATE ${quoteName(table)} SET finished_at = pg_catalog.clock_timestamp() WHERE ${isOf(entry)}`;
}

/** Records that no revision is unfinished. */
export function finishAllEntries(table: QualifiedName): string {
  return `UPDATE ${quoteName(table)} SET finished_at = pg_catalog.clock_timestamp() WHERE finished_at IS NULL`;
}

function isOfEntry(entry: JournalEntry): string {
  return `${isOf(entry)} AND number OPERATOR(pg_catalog.=) ${entry.number}`;
}

function isOf({ revision, direction }: Pick<JournalEntry, 'revision' | 'direction'>): string {
  return `revision OPERATOR(pg_catalog.=) ${quoteLiteral(revision)}
    AND direction OPERATOR(pg_catalog.=) ${quoteLiteral(direction)} AND finished_at IS NULL`;
}

/** Only trusted roles may write to the journal, so what it says is as trustworthy as the revisions. */
function parseSteps(text: string): readonly OnlineStep[] {
  const steps: readonly OnlineStep[] = JSON.parse(text);
  return steps;
}

function parseBefore(text: string): JournalEntry['before'] {
  const before: JournalEntry['before'] = JSON.parse(text);
  return before;
}

function parsePlace(text: string | null): JournalEntry['place'] {
  const place: unknown = text === null ? null : JSON.parse(text);
  return Array.isArray(place) ? place.map(String) : null;
}

function parseNumbers(text: string): readonly number[] {
  const numbers: unknown = JSON.parse(text);
  return Array.isArray(numbers) ? numbers.map(Number) : [];
}
