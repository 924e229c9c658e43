import type { ReflectOptions } from '../reflect/reflection.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { versionTableOf } from './database.js';

/** What the settings leave out, on whichever side. */
export function reflectOptions(settings: ResolvedSettings): Pick<ReflectOptions, 'exclude' | 'includeName'> {
  return {
    exclude: [versionTableOf(settings)],
    ...(settings.includeName === null ? {} : { includeName: settings.includeName }),
  };
}

/** The schemas that the settings have reflected, where nothing is there to mention others. */
export function wantedSchemas({ includeSchemas }: ResolvedSettings): NonNullable<ReflectOptions['schemas']> {
  if (typeof includeSchemas === 'object') return includeSchemas;
  return includeSchemas ? 'all' : 'default';
}
