import { pathToFileURL } from 'node:url';
import { isReadableError } from '../util/thrown.js';
import { type ModuleExports, toModuleExports } from './module-exports.js';
import { hasResolveHooks, withResolveHooks } from './native-hooks.js';
import { silenceLoadWarnings } from './quiet-warnings.js';
import { RUNS_FROM_SOURCE, resolvesToRunningPackage } from './running-package.js';
import { withTypeScriptThread } from './typescript-thread.js';

type ImportModule = (path: string) => Promise<ModuleExports>;

/** Has Node load the file as it should be, if it can; of what the file imports nothing is known yet. */
export function findNativeImport(path: string): ImportModule | null {
  if (RUNS_FROM_SOURCE) return null;
  const isTypeScript = /\.[cm]?ts$/.test(path);
  if (hasResolveHooks()) return !isTypeScript || stripsTypes() ? importNatively : null;
  if (isTypeScript) return path.endsWith('.cts') ? null : importWithThread;
  return resolvesToRunningPackage(path) ? importNatively : null;
}

function stripsTypes(): boolean {
  const features: object = process.features;
  return 'typescript' in features && (features.typescript === 'strip' || features.typescript === 'transform');
}

export function importNatively(path: string): Promise<ModuleExports> {
  return withResolveHooks(() => importQuietly(path));
}

function importWithThread(path: string): Promise<ModuleExports> {
  return withTypeScriptThread(() => importQuietly(path));
}

async function importQuietly(path: string): Promise<ModuleExports> {
  const { href } = pathToFileURL(path);
  const endSilence = silenceLoadWarnings();
  try {
    return toModuleExports(await import(/* @vite-ignore */ href));
  } finally {
    endSilence();
  }
}

const LINK_ERRORS: ReadonlySet<unknown> = new Set([
  // Of JSON that is imported without saying so, on Node 20.
  'ERR_IMPORT_ASSERTION_TYPE_MISSING',
  'ERR_IMPORT_ATTRIBUTE_MISSING',
  'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'MODULE_NOT_FOUND',
]);

/**
 * Whether Node failed before it ran anything: it can't parse the file (enums), can't resolve a name (path aliases), or
 * can't find an export, because the import of a type has no `type` keyword.
 */
export function isLinkError(error: unknown): boolean {
  return isReadableError(error) && (error instanceof SyntaxError || ('code' in error && LINK_ERRORS.has(error.code)));
}
