import nodeModule from 'node:module';
import { silenceLoadWarnings } from './quiet-warnings.js';

/**
 * JavaScript with every line and column where it was. Null if Node is too old (before 22.13), or if the source
 * holds more than types.
 */
export function stripTypes(source: string): string | null {
  const module: object = nodeModule;
  if (!hasStripper(module)) return null;
  const endSilence = silenceLoadWarnings();
  try {
    return module.stripTypeScriptTypes(source);
  } catch {
    return null;
  } finally {
    endSilence();
  }
}

function hasStripper(module: object): module is { stripTypeScriptTypes(source: string): string } {
  return 'stripTypeScriptTypes' in module && typeof module.stripTypeScriptTypes === 'function';
}
