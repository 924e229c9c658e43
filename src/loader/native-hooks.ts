import nodeModule from 'node:module';
import { otherSpellings } from './other-spellings.js';
import { ENTRY_URLS } from './running-package.js';

interface Resolved {
  readonly url: string;
  readonly format?: string;
  readonly shortCircuit?: boolean;
}

interface ResolveContext {
  readonly parentURL?: string;
}

type Resolve = (specifier: string, context: ResolveContext) => Resolved;

interface Hooks {
  readonly resolve: (specifier: string, context: ResolveContext, nextResolve: Resolve) => Resolved;
}

interface ModuleWithHooks {
  registerHooks(hooks: Hooks): unknown;
}

/** Node has them from 22.15 on. */
export function hasResolveHooks(module: object = nodeModule): module is ModuleWithHooks {
  return 'registerHooks' in module && typeof module.registerHooks === 'function';
}

/** How many imports are under way that the hooks are meant for. */
let imports = 0;

/** The files that were found for those imports. What they import later is meant as well. */
const ours = new Set<string>();

let isRegistered = false;

/**
 * Runs an import in which TypeScript's habits of naming files hold, and this package's name means the one that runs. The same
 * holds for what these files import later. Other modules of the process are resolved as usual.
 */
export async function withResolveHooks<T>(run: () => Promise<T>): Promise<T> {
  const module: object = nodeModule;
  if (!hasResolveHooks(module)) return run();
  if (!isRegistered) module.registerHooks({ resolve: resolveIfOurs });
  isRegistered = true;
  imports += 1;
  try {
    return await run();
  } finally {
    imports -= 1;
  }
}

function resolveIfOurs(specifier: string, context: ResolveContext, nextResolve: Resolve): Resolved {
  if (imports === 0 && !ours.has(context.parentURL ?? '')) return nextResolve(specifier, context);
  const resolved = resolveForUser(specifier, context, nextResolve);
  if (resolved.url.startsWith('file:') && !resolved.url.includes('/node_modules/')) ours.add(resolved.url);
  return resolved;
}

function resolveForUser(specifier: string, context: ResolveContext, nextResolve: Resolve): Resolved {
  const entry = ENTRY_URLS.get(specifier);
  if (entry !== undefined) return { url: entry, format: 'module', shortCircuit: true };
  try {
    return nextResolve(specifier, context);
  } catch (error) {
    for (const other of otherSpellings(specifier, context.parentURL)) {
      const resolved = tryResolve(other, context, nextResolve);
      if (resolved !== null) return resolved;
    }
    throw error;
  }
}

function tryResolve(specifier: string, context: ResolveContext, nextResolve: Resolve): Resolved | null {
  try {
    return nextResolve(specifier, context);
  } catch {
    return null;
  }
}
