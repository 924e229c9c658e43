import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { alembicNotRunnable } from '../../errors/alembic-errors.js';
import { splitWords } from '../../util/split-words.js';
import type { AlembicProgram } from './run-alembic.js';

export interface AlembicChoice {
  /** The program, also with arguments: `poetry run alembic`, `flask db`. False to run none. Default: `alembic`. */
  readonly alembic?: string | false | undefined;
  /** Its alembic.ini or pyproject.toml. Default: the nearest one above the folder of the revisions. */
  readonly ini?: string | undefined;
}

/**
 * Which Alembic to run, or null to run none. A path of a program becomes absolute, since it is run in another folder.
 * @throws LimbeckError if Alembic has no settings.
 */
export function findAlembic(folder: string, { alembic, ini }: AlembicChoice, cwd: string): AlembicProgram | null {
  if (alembic === false) return null;
  const written = alembic ?? 'alembic';
  const found = ini === undefined ? findSettings(folder) : resolve(cwd, ini);
  if (found === null) throw alembicNotRunnable(written, `no alembic.ini was found in "${folder}" or above it`);
  if (!existsSync(found)) throw alembicNotRunnable(written, `"${found}" does not exist`);
  const command = toCommand(written, cwd);
  // Flask-Migrate runs in the folder of the application, above the folder with alembic.ini.
  return isFlaskMigrate(command)
    ? { command, settings: ['-d', dirname(found)], cwd: dirname(dirname(found)) }
    : { command, settings: ['-c', found], cwd: dirname(found) };
}

function findSettings(folder: string): string | null {
  const [ini, project] = [join(folder, 'alembic.ini'), join(folder, 'pyproject.toml')];
  if (existsSync(ini)) return ini;
  if (existsSync(project) && /^\s*\[tool\.alembic\]/m.test(readFileSync(project, 'utf8'))) return project;
  return dirname(folder) === folder ? null : findSettings(dirname(folder));
}

function toCommand(written: string, cwd: string): AlembicProgram['command'] {
  const [program = written, ...args] = existsSync(resolve(cwd, written)) ? [written] : (splitWords(written) ?? []);
  return [/[\\/]/.test(program) ? resolve(cwd, program) : program, ...args];
}

function isFlaskMigrate(command: readonly string[]): boolean {
  const [flask = '', db] = command.slice(-2);
  return db === 'db' && /^flask(?:\.exe)?$/i.test(basename(flask));
}
