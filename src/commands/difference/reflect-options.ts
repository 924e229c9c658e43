import type { ReflectOptions } from '../../reflect/reflection.js';
import type { IncludeName } from '../../schema/comparison-hooks.js';
import { parseIgnore } from '../../schema/ignore.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { versionTableOf } from '../environment/open-database.js';

/** What the settings leave out, on whichever side. */
export function reflectOptions(
  settings: ResolvedSettings,
): Pick<ReflectOptions, 'exclude' | 'ignore' | 'includeName' | 'privileges' | 'owners'> {
  return {
    privileges: settings.comparePrivileges,
    owners: settings.compareOwners,
    exclude: [versionTableOf(settings)],
    ignore: settings.ignore,
    ...(settings.includeName === null ? {} : { includeName: settings.includeName }),
  };
}

/** The schemas that the settings have reflected, where nothing is there to mention others. */
export function wantedSchemas({ includeSchemas }: ResolvedSettings): NonNullable<ReflectOptions['schemas']> {
  if (typeof includeSchemas === 'object') return includeSchemas;
  return includeSchemas ? 'all' : 'default';
}

/** The same where both sides are compared; of the declared side it is not asked before. */
export function includeNameOf({ includeName, ignore }: ResolvedSettings, defaultSchema: string): IncludeName | null {
  if (ignore.length === 0) return includeName;
  const isIgnored = parseIgnore(ignore, defaultSchema);
  return (candidate) => (includeName?.(candidate) ?? true) && !isIgnored(candidate);
}
