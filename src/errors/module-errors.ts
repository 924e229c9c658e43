import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError } from './limbeck-error.js';

/** Why a file of the user's could not be loaded. */
export interface ModuleFailure {
  /** For people. */
  readonly reason: string;
  readonly place: ErrorPlace;
  readonly cause: unknown;
}

export function moduleNotFound(path: string): LimbeckError {
  return new LimbeckError({
    code: 'MODULE_NOT_FOUND',
    message: `There is no file "${path}".`,
    hint: 'Check the path. A relative path starts from the folder of the config file.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

export function importNotFound(specifier: string, { place, cause }: ModuleFailure): LimbeckError {
  const isFile = /^[./]|^file:|^[a-z]:[\\/]/i.test(specifier);
  return new LimbeckError({
    code: 'IMPORT_NOT_FOUND',
    message: `"${specifier}" is imported, but there is no such ${isFile ? 'file' : 'package'}.`,
    hint: isFile
      ? 'Check the path. It starts from the file that imports it.'
      : `Install it with \`npm install ${packageOf(specifier)}\`, or check \`paths\` of tsconfig.json.`,
    exitStatus: ExitStatus.badRequest,
    place,
    cause,
  });
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

export interface SyntaxFailure extends ModuleFailure {
  /** Whether it is about something that only tsx understands. */
  readonly needsTsx: boolean;
}

export function moduleSyntaxError({ reason, place, cause, needsTsx }: SyntaxFailure): LimbeckError {
  return new LimbeckError({
    code: 'MODULE_SYNTAX_ERROR',
    message: `${reason}.`,
    hint: needsTsx
      ? "Set `loader: 'tsx'` in the config file and install tsx, which supports decorators."
      : 'Correct this line.',
    exitStatus: ExitStatus.badRequest,
    place,
    cause,
  });
}

export function moduleFailed({ reason, place, cause }: ModuleFailure): LimbeckError {
  return new LimbeckError({
    code: 'MODULE_FAILED',
    message: `Loading the file failed: ${reason}.`,
    hint: 'Correct this line. `--trace` shows the whole stack.',
    exitStatus: ExitStatus.badRequest,
    place,
    cause,
  });
}

/** `file` is the one that was to be loaded. */
export function loaderMissing(loader: string, packageName: string, file: string): LimbeckError {
  return new LimbeckError({
    code: 'LOADER_MISSING',
    message: `The setting \`loader: '${loader}'\` needs the package ${packageName}, which is not installed.`,
    hint: `Install it with \`npm install --save-dev ${packageName}\`.`,
    exitStatus: ExitStatus.badRequest,
    place: { file },
  });
}

/** Something that a revision file exports and that is of the wrong kind. */
export interface WrongExport {
  readonly name: string;
  readonly expected: string;
  readonly found: string;
  readonly file: string;
}

export function invalidRevisionExport({ name, expected, found, file }: WrongExport): LimbeckError {
  return new LimbeckError({
    code: 'INVALID_REVISION_EXPORT',
    message: `"${name}" of the revision must be ${expected}; found ${found}.`,
    hint: 'Write it as `migrate revision` does: `export async function upgrade(op: Operations): Promise<void> { … }`.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
  });
}
