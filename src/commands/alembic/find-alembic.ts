import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { alembicNotRunnable } from '../../errors/alembic-errors.js';
import type { AlembicProgram } from './run-alembic.js';

export interface AlembicChoice {
  /** False: it is not to be run. Nothing said: the one on the PATH, if there is one. */
  readonly alembic?: string | false | undefined;
  /** Its alembic.ini. Default: the nearest one above the folder of the revisions. */
  readonly ini?: string | undefined;
}

/** Which Alembic to run, or null for none. A path of a program is absolute, since it is run in another folder. */
export function findAlembic(folder: string, { alembic, ini }: AlembicChoice, cwd: string): AlembicProgram | null {
  if (alembic === false) return null;
  const program = alembic ?? 'alembic';
  const found = ini === undefined ? findIni(folder) : resolve(cwd, ini);
  if (found !== null && existsSync(found)) {
    return {
      program: /[\\/]/.test(program) ? resolve(cwd, program) : program,
      ini: found,
      isRequired: alembic !== undefined,
    };
  }
  if (alembic === undefined && ini === undefined) return null;
  throw alembicNotRunnable(program, `there is no ${found ?? `alembic.ini above "${folder}"`}`);
}

function findIni(folder: string): string | null {
  const file = join(folder, 'alembic.ini');
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? null : findIni(dirname(folder));
}
