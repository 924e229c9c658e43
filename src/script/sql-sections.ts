import { sqlRevisionInvalid } from '../errors/revision-file-errors.js';

const MARK = /^--[ \t]*migrate:[ \t]*(upgrade|downgrade)[ \t]*$/i;

export interface SqlSection {
  readonly sql: string;
  /** The line of the file on which the SQL begins, counted from 1. */
  readonly line: number;
}

export interface SqlSections {
  readonly upgrade: SqlSection;
  /** Null where the file has none, so that the revision cannot be undone. */
  readonly downgrade: SqlSection | null;
}

/** Whether a line is `-- migrate: upgrade` or `-- migrate: downgrade`. */
export function isSectionMark(line: string): boolean {
  return MARK.test(line);
}

/** Splits an SQL revision into what goes up and what goes down. */
export function readSqlSections(source: string, file: string): SqlSections {
  const lines = source.split(/\r?\n/);
  const marks = lines.flatMap((line, index) => toMark(line, index));
  refuseStraySql(lines.slice(0, marks[0]?.index ?? lines.length), file);
  const sections = new Map<string, SqlSection>();
  for (const [order, { name, index }] of marks.entries()) {
    if (sections.has(name)) {
      throw sqlRevisionInvalid(file, index + 1, `"-- migrate: ${name}" stands here a second time`);
    }
    const sql = lines.slice(index + 1, marks[order + 1]?.index).join('\n');
    sections.set(name, { sql, line: index + 2 });
  }
  const upgrade = sections.get('upgrade');
  if (upgrade === undefined) {
    throw sqlRevisionInvalid(file, lines.length, 'the file ends without a line "-- migrate: upgrade"');
  }
  return { upgrade, downgrade: sections.get('downgrade') ?? null };
}

function toMark(line: string, index: number): readonly { readonly name: string; readonly index: number }[] {
  const name = MARK.exec(line)?.[1]?.toLowerCase();
  return name === undefined ? [] : [{ name, index }];
}

function refuseStraySql(header: readonly string[], file: string): void {
  const stray = header.findIndex((line) => line.trim() !== '' && !line.startsWith('--'));
  if (stray !== -1) {
    throw sqlRevisionInvalid(file, stray + 1, 'this comes before "-- migrate: upgrade" and is no comment');
  }
}
