import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

export interface AlembicProgram {
  readonly program: string;
  /** Its alembic.ini, by its absolute path; it is run in the folder of that. */
  readonly ini: string;
  /** True where the user named it, so that it has to be there. */
  readonly isRequired: boolean;
}

export interface AlembicOutput {
  /** As far as it came. */
  readonly sql: string;
  /** Why it failed; null where it did not. */
  readonly failure: string | null;
  /** What keeps it from writing anything, whatever is asked of it; likewise. */
  readonly obstacle: 'missing' | 'otherDatabase' | null;
}

const LARGEST_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Has Alembic write SQL for a range such as `base:heads`; no database is touched. */
export function runAlembic(
  { program, ini }: AlembicProgram,
  direction: 'upgrade' | 'downgrade',
  range: string,
): Promise<AlembicOutput> {
  return new Promise((resolve) => {
    const options = { cwd: dirname(ini), maxBuffer: LARGEST_OUTPUT_BYTES, encoding: 'utf8' } as const;
    execFile(program, ['-c', ini, direction, range, '--sql'], options, (error, sql, stderr) => {
      const other = otherDialect(stderr);
      if (error?.code === 'ENOENT') {
        resolve({ sql: '', failure: 'there is no such program', obstacle: 'missing' });
      } else if (other !== null) {
        resolve({ sql: '', failure: `it writes SQL for ${other}, not for PostgreSQL`, obstacle: 'otherDatabase' });
      } else {
        resolve({ sql, failure: error && (lastLine(stderr) ?? error.message), obstacle: null });
      }
    });
  });
}

function lastLine(text: string): string | undefined {
  return text.trim().split(/\r?\n/).at(-1)?.trim() || undefined;
}

/** Alembic logs for which database it writes, unless its settings silence it. */
function otherDialect(log: string): string | null {
  const dialect = /Context impl (\w+)\./.exec(log)?.[1];
  return dialect === undefined || dialect === 'PostgresqlImpl' ? null : dialect;
}
