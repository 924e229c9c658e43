import type { ConnectionTarget } from './connection-target.js';
import type { EnvironmentSettings } from './settings.js';

/** Settings from one place. */
export interface SettingsLayer {
  /** The way to it from the top of the config: `['environments', 'prod']`. */
  readonly path: readonly string[];
  readonly settings: EnvironmentSettings;
}

export type DatabaseChoice =
  | { readonly kind: 'given'; readonly target: ConnectionTarget; readonly origin: string }
  /** The setting exists, but is empty. */
  | { readonly kind: 'empty'; readonly path: readonly string[] }
  | { readonly kind: 'none' };

/**
 * The database that the first layer with a `url` or a `directUrl` names. An empty one there is never made up for by a
 * later layer or by the environment: that would be another database than the one asked for.
 */
export function chooseDatabase(layers: readonly SettingsLayer[]): DatabaseChoice {
  const choice = chooseNamedDatabase(layers);
  return choice.kind === 'none' ? databaseOfEnvironment() : choice;
}

/** The same of several databases: the environment variables name only one. */
export function chooseNamedDatabase(layers: readonly SettingsLayer[]): DatabaseChoice {
  for (const { path, settings } of layers) {
    const given = (['directUrl', 'url'] as const).filter((name) => Object.hasOwn(settings, name));
    for (const name of given) {
      const target = settings[name];
      if (target !== undefined && !isEmpty(target)) return { kind: 'given', target, origin: [...path, name].join('.') };
    }
    const [name] = given.slice(-1);
    if (name !== undefined) return { kind: 'empty', path: [...path, name] };
  }
  return { kind: 'none' };
}

/** DATABASE_URL, else the PG* variables, which node-postgres reads itself (manual: "libpq", "Environment Variables"). */
function databaseOfEnvironment(): DatabaseChoice {
  const { DATABASE_URL, PGHOST, PGDATABASE } = process.env;
  if (DATABASE_URL && !isEmpty(DATABASE_URL)) return { kind: 'given', target: DATABASE_URL, origin: 'DATABASE_URL' };
  return PGHOST || PGDATABASE ? { kind: 'given', target: {}, origin: 'the PG* variables' } : { kind: 'none' };
}

function isEmpty(target: ConnectionTarget): boolean {
  return typeof target === 'string' && target.trim() === '';
}
