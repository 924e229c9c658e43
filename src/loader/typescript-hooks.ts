import { readFile } from 'node:fs/promises';
import type { InitializeHook, LoadHook, ResolveFnOutput, ResolveHook } from 'node:module';
import { transform } from 'sucrase';
import { otherSpellings } from './other-spellings.js';

// Node runs this file in a separate thread (manual: "Customization Hooks"), where the rest of the package is not loaded.

/** What the thread is given when it starts. */
export interface HooksData {
  /** How many imports are under way that these hooks are meant for, in memory that both threads share. */
  readonly imports: Int32Array;
  /** The entries of the package that runs, by the names under which users import them. */
  readonly entries: ReadonlyMap<string, string>;
}

let data: HooksData = { imports: new Int32Array(1), entries: new Map() };

/** The files that these hooks are meant for: what they import later, while they run, is another one. */
const ours = new Set<string>();

export const initialize: InitializeHook<HooksData> = (given) => {
  data = given;
};

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  if (!isMeantForUs(context.parentURL)) return nextResolve(specifier, context);
  const resolved = await resolveForUser(specifier, context, nextResolve);
  if (isTypeScript(resolved.url)) ours.add(resolved.url);
  return resolved;
};

const resolveForUser: ResolveHook = async (specifier, context, nextResolve) => {
  const entry = data.entries.get(specifier);
  if (entry !== undefined) return { url: entry, format: 'module', shortCircuit: true };
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    for (const other of otherSpellings(specifier, context.parentURL)) {
      const found: ResolveFnOutput | null = await Promise.resolve(nextResolve(other, context)).catch(() => null);
      if (found !== null) return found;
    }
    throw error;
  }
};

export const load: LoadHook = async (url, context, nextLoad) => {
  if (!isTypeScript(url) || !isMeantForUs(url)) return nextLoad(url, context);
  const source = toJavaScript(await readFile(new URL(url), 'utf8'));
  // Node then says that it doesn't know files of this kind, before it runs anything, and another loader takes over.
  if (source === null) return nextLoad(url, context);
  return { format: 'module', source, shortCircuit: true };
};

function isTypeScript(url: string): boolean {
  return /^file:.*\.m?ts$/.test(url) && !url.includes('/node_modules/');
}

function isMeantForUs(url = ''): boolean {
  return Atomics.load(data.imports, 0) > 0 || ours.has(url);
}

/** What sucrase reads and leaves out, or leaves as it is; and what a module has only if it is compiled to CommonJS. */
const BEYOND_SUCRASE = [
  /\b(?:namespace|module)\s+[\w$.]+\s*\{/,
  /\bimport\s+(?:type\s+)?[\w$]+\s*=|\bexport\s*=|\bexport\s+import\b/,
  /\b__(?:dirname|filename)\b|\brequire\s*[(.]|\bmodule\.exports\b|\bexports\./,
];

/** Every line stays where it was. Null if another loader should read the file, be it to say what is wrong with it. */
function toJavaScript(source: string): string | null {
  const isModule = /^[ \t]*(?:import|export)\b/m.test(source);
  if (!isModule || BEYOND_SUCRASE.some((pattern) => pattern.test(source))) return null;
  try {
    return transform(source, { transforms: ['typescript'], disableESTransforms: true }).code;
  } catch {
    return null;
  }
}
