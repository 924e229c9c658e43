import { resolve } from 'node:path';
import type { ConnectionTarget } from './connection-target.js';
import { isDrizzleTarget } from './drizzle-target.js';
import type { EnvironmentSettings, Target } from './settings.js';

/** The settings with every path absolute; relative ones start from the folder. */
export function withAbsolutePaths<Of extends EnvironmentSettings>(settings: Of, folder: string): Of {
  const { scriptLocation, versionLocations, target, env, databases } = settings;
  const absolute = (path: string) => resolve(folder, path);
  return {
    ...settings,
    ...(scriptLocation === undefined ? {} : { scriptLocation: absolute(scriptLocation) }),
    ...(versionLocations === undefined ? {} : { versionLocations: versionLocations.map(absolute) }),
    ...(target === undefined ? {} : { target: toTargets(target).map((item) => withAbsolutePath(item, absolute)) }),
    ...(env === undefined ? {} : { env: absolute(env) }),
    ...(databases === undefined ? {} : { databases: mapValues(databases, (each) => withAbsolutePaths(each, folder)) }),
  };
}

function mapValues<Value>(byName: Readonly<Record<string, Value>>, change: (value: Value) => Value) {
  return Object.fromEntries(Object.entries(byName).map(([name, value]) => [name, change(value)]));
}

/** One target or a list of them as a list. */
export function toTargets(target: Target | readonly Target[]): readonly Target[] {
  return isList(target) ? target : [target];
}

function isList(target: Target | readonly Target[]): target is readonly Target[] {
  return Array.isArray(target);
}

function withAbsolutePath(target: Target, absolute: (path: string) => string): Target {
  if (isDrizzleTarget(target)) return { ...target, paths: target.paths.map(absolute) };
  return typeof target === 'string' ? absolute(target) : target;
}

/**
 * The settings with every embedded database at an absolute path: on the command line a folder is relative to where the
 * command is typed.
 */
export function withAbsoluteUrls(settings: EnvironmentSettings, folder: string): EnvironmentSettings {
  const { url, directUrl } = settings;
  return {
    ...settings,
    ...(url === undefined ? {} : { url: withAbsoluteFolder(url, folder) }),
    ...(directUrl === undefined ? {} : { directUrl: withAbsoluteFolder(directUrl, folder) }),
  };
}

const EMBEDDED = 'pglite://';

function withAbsoluteFolder(target: ConnectionTarget, folder: string): ConnectionTarget {
  if (typeof target !== 'string' || !target.startsWith(EMBEDDED) || target === `${EMBEDDED}memory`) return target;
  return EMBEDDED + resolve(folder, target.slice(EMBEDDED.length));
}
