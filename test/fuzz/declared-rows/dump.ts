import { execFileSync } from 'node:child_process';
import { SERVER_MAJOR } from '../../support/database.js';

const COPIED = /^COPY (\S+) \((.*)\) FROM stdin;\n((?:.*\n)*?)\\\.\n/gm;

/** Newer versions write \restrict with a random key. */
const OF_SESSION = /^(?:--|SET |SELECT pg_catalog\.set_config|\\restrict|\\unrestrict).*\n/gm;

/** Whether `pg_dump` is installed and can read this server. */
export function canDump(): boolean {
  try {
    const [, major = ''] = /(\d+)/.exec(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' })) ?? [];
    return Number(major) >= SERVER_MAJOR;
  } catch {
    return false;
  }
}

/**
 * What `pg_dump` writes, with the data of these tables: a text for each statement, and a line for each row. Columns are in
 * alphabetical order, as PostgreSQL adds columns at the end.
 */
export function dumpDatabase(url: string, tables: readonly string[]): readonly string[] {
  const names = tables.map((name) => (name.includes('.') ? name : `public.${name}`));
  const text = execFileSync('pg_dump', ['--exclude-table=limbeck_*', url], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const rows = [...text.matchAll(COPIED)].flatMap(([, table = '', columns = '', copied = '']) =>
    names.includes(table)
      ? copied
          .split('\n')
          .slice(0, -1)
          .map((row) => `dumped row of ${table} ${named(columns, row)}`)
      : [],
  );
  const rest = text.replaceAll(COPIED, '').replaceAll(OF_SESSION, '');
  const statements = rest.split(/\n{2,}/).map((statement) => statement.trim());
  return [...statements.filter((each) => each !== '').map(inOrder), ...rows.toSorted()];
}

function named(columns: string, row: string): string {
  const values = row.split('\t');
  return columns
    .split(', ')
    .map((column, at) => `${column}=${values[at]}`)
    .toSorted()
    .join(', ');
}

function inOrder(statement: string): string {
  if (!statement.startsWith('CREATE TABLE')) return statement;
  const [head = '', ...parts] = statement.split('\n');
  return [head, ...parts.map((part) => part.replace(/,$/, '')).toSorted()].join('\n');
}
