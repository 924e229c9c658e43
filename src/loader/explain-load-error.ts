import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ErrorPlace, LimbeckError } from '../errors/limbeck-error.js';
import { importNotFound, moduleFailed, moduleSyntaxError } from '../errors/module-errors.js';
import { maskPassword } from '../util/mask-password.js';
import { learnSecretsOfSource } from '../util/secrets/secrets-in-source.js';
import { readStackFrames, type StackFrame, toPath } from '../util/stack-frames.js';
import { describeThrown, isReadableError, textOfError } from '../util/thrown.js';

/** What a file of the user's threw while it was loaded, with its place in the user's source. */
export function explainLoadError(error: unknown, path: string): LimbeckError {
  // A loader quotes lines of the file, or parts of lines.
  learnSecretsOfSource(readLines(path).join('\n'));
  if (error instanceof LimbeckError) return withPlace(error, placeOf(error, path));
  if (!isReadableError(error)) {
    const reason = `it threw ${maskPassword(describeThrown(error))}`;
    return moduleFailed({ reason, place: { file: path }, cause: error });
  }
  return explainMissingImport(error, path) ?? explainSyntax(error) ?? explainThrown(error, path);
}

function withPlace(error: LimbeckError, place: ErrorPlace): LimbeckError {
  if (error.place?.file !== undefined) return error;
  const { code, message, hint, exitStatus, postgres, data } = error;
  return new LimbeckError({
    ...{ code, message, hint, exitStatus, cause: error },
    place: { ...place, ...error.place },
    ...(postgres === undefined ? {} : { postgres }),
    ...(data === undefined ? {} : { data }),
  });
}

function explainMissingImport(error: Error, path: string): LimbeckError | null {
  const [, specifier] = /^Cannot find (?:module|package) '([^']+)'/.exec(error.message) ?? [];
  if (specifier === undefined) return null;
  const [, importer] = /imported from (.+)$/m.exec(error.message) ?? [];
  const place = importer === undefined ? placeOf(error, path) : { file: toPath(importer) };
  return importNotFound(specifier, { reason: error.message, place: findMention(specifier, place), cause: error });
}

/** Node reports only the file, and shows an absolute path if the source has a relative one. */
function findMention(specifier: string, place: ErrorPlace): ErrorPlace {
  if (place.line !== undefined || place.file === undefined) return place;
  const lines = readLines(place.file);
  const [lastPart = specifier] = specifier.split(/[\\/]/).slice(-1);
  const found = lines.findIndex((line) => /\b(?:import|from|require)\b/.test(line) && line.includes(lastPart));
  return found === -1 ? place : { ...place, line: found + 1, source: maskPassword(lines[found] ?? '') };
}

function explainSyntax(error: Error): LimbeckError | null {
  const found = [BABEL, ESBUILD].map((pattern) => pattern.exec(error.message)?.groups).find((groups) => groups);
  if (found !== undefined) return explainPlaced(error, found);
  const groups = error instanceof SyntaxError ? NODE.exec(error.stack ?? '')?.groups : undefined;
  return groups === undefined ? null : explainPlaced(error, { ...groups, reason: error.message });
}

/** By jiti: `ParseError: Unexpected token \n /app/models.ts:4:11`. The whole file is to blame where it says 0:0. */
const BABEL = /^\w+: (?<reason>[\s\S]*?)\s*\n\s*(?<file>.+):(?<line>\d+):(?<column>\d+)\s*$/;

/** By tsx: `Transform failed with 1 error:\n/app/models.ts:4:11: ERROR: Expected "}"`. */
const ESBUILD = /\n(?<file>.+):(?<line>\d+):(?<column>\d+): ERROR: (?<reason>.+)/;

/** By Node: `file:///app/models.mjs:4`, lines of the source, a row of carets. */
const NODE = /^(?<file>\S.*):(?<line>\d+)\n(?:(?:.*\n)*?(?<indent> *)\^)?/;

type Groups = Readonly<Record<string, string | undefined>>;

/** Columns are given from 0. */
function explainPlaced(error: Error, groups: Groups): LimbeckError {
  const { reason = '', line = '0', indent = '', column = indent.length } = groups;
  const file = toPath(groups.file ?? '');
  const frame = { file, line: Number(line), column: Number(column) + 1 };
  return moduleSyntaxError({
    reason: withoutPlace(firstLine(reason)),
    place: frame.line === 0 ? { file } : withSource(frame),
    cause: error,
    needsTsx: reason.includes('Definitely assigned') || /\bdecorators?\b/i.test(reason),
  });
}

/** Babel ends some messages by the place, `(4:11)`, and most by a full stop. */
function withoutPlace(reason: string): string {
  return reason.replace(/\s*\(\d+:\d+\)$/, '').replace(/\.$/, '');
}

/** What follows is the stack of a program inside, or advice that the user can't follow. */
function firstLine(text: string): string {
  return (
    text
      .split(/\r?\n/)
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

function explainThrown(error: Error, path: string): LimbeckError {
  const reason = firstLine(maskPassword(`${error.name}: ${error.message}`)).replace(/\.$/, '');
  return moduleFailed({ reason, place: placeOf(error, path), cause: error });
}

/** The innermost frame in the user's own files. */
function placeOf(error: Error, path: string): ErrorPlace {
  return findUserPlace(error) ?? { file: path };
}

/** The line of the user's own files that an error came from; null if its stack shows none. */
export function findUserPlace(error: unknown): (ErrorPlace & { readonly file: string }) | null {
  const frame = readStackFrames(textOfError(error, 'stack') ?? '').find(({ file }) => isUserFile(file));
  return frame === undefined ? null : withSource(frame);
}

const OWN_FOLDER = fileURLToPath(new URL('../', import.meta.url));

function isUserFile(file: string): boolean {
  return !/[\\/]node_modules[\\/]/.test(file) && !file.startsWith(OWN_FOLDER);
}

const LONGEST_SOURCE = 200;

function withSource(frame: StackFrame): ErrorPlace & { readonly file: string } {
  const source = readLines(frame.file)[frame.line - 1];
  return source === undefined || source.length > LONGEST_SOURCE
    ? { ...frame }
    : { ...frame, source: maskPassword(source) };
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return [];
  }
}
