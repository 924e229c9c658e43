import type { ReflectionOptions } from '../../reflect/reflection.js';
import { parseIgnore } from '../../schema/ignore.js';
import { ignoredBy, type NameRule, REFUSED_BY_INCLUDE_NAME } from '../../schema/name-rule.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { ownTablesOf } from '../environment/open-database.js';

/** What the settings leave out, on whichever side. */
export function reflectOptions(
  settings: ResolvedSettings,
): Pick<ReflectionOptions, 'exclude' | 'ignore' | 'includeName' | 'privileges' | 'owners'> {
  return {
    privileges: settings.comparePrivileges,
    owners: settings.compareOwners,
    exclude: ownTablesOf(settings),
    ignore: settings.ignore,
    ...(settings.includeName === null ? {} : { includeName: settings.includeName }),
  };
}

/** The schemas to reflect according to the settings, if no models name others. */
export function wantedSchemas({ includeSchemas }: ResolvedSettings): NonNullable<ReflectionOptions['schemas']> {
  if (typeof includeSchemas === 'object') return includeSchemas;
  return includeSchemas ? 'all' : 'default';
}

/** The same rules for both sides of a comparison: reflecting a declared side doesn't apply them to definitions. */
export function nameRuleOf({ includeName, ignore }: ResolvedSettings, defaultSchema: string): NameRule | null {
  if (ignore.length === 0 && includeName === null) return null;
  const findIgnoring = parseIgnore(ignore, defaultSchema);
  return (candidate) => {
    if (includeName?.(candidate) === false) return REFUSED_BY_INCLUDE_NAME;
    const pattern = findIgnoring(candidate);
    return pattern === null ? null : ignoredBy(pattern);
  };
}
