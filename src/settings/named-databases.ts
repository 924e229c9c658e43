import { databaseNeeded, unknownDatabase, urlBesideDatabases } from '../errors/settings-errors.js';
import { findClosestWord } from '../util/closest-word.js';
import type { SettingsLayer } from './choose-database.js';

/** One of `databases`, and the settings that hold for it, the first winning. */
export interface NamedDatabase {
  readonly name: string;
  readonly layers: readonly SettingsLayer[];
}

/**
 * The databases that the settings name. What an environment says of all of them comes before what the base says of one;
 * a URL is always of one alone.
 */
export function layersOfDatabases(layers: readonly SettingsLayer[]): readonly NamedDatabase[] {
  const names = [...new Set(layers.toReversed().flatMap(({ settings }) => Object.keys(settings.databases ?? {})))];
  const [overrides, ...others] = layers;
  for (const { path, settings } of names.length === 0 ? [] : others) {
    const url = (['url', 'directUrl'] as const).find((name) => settings[name] !== undefined);
    if (url !== undefined) throw urlBesideDatabases([...path, url].join('.'));
  }
  return names.map((name) => ({
    name,
    layers: [
      ...(overrides === undefined ? [] : [overrides]),
      ...others.flatMap(({ path, settings }) => [
        { path: [...path, 'databases', name], settings: settings.databases?.[name] ?? {} },
        { path, settings },
      ]),
    ],
  }));
}

interface Asked {
  /** What `-n` says. */
  readonly asked: string | undefined;
  readonly configPath: string | null;
}

/** The one that is asked for, else all. A URL from outside the config is the URL of one. */
export function chooseNamed(databases: readonly NamedDatabase[], { asked, configPath }: Asked) {
  const names = databases.map(({ name }) => name);
  if (asked === undefined) {
    const [outside] = databases[0]?.layers ?? [];
    if (names.length > 1 && outside?.settings.url !== undefined) throw databaseNeeded(names);
    return databases;
  }
  const chosen = databases.filter(({ name }) => name === asked);
  if (chosen.length > 0) return chosen;
  throw unknownDatabase({ name: asked, meant: findClosestWord(asked, names), known: names, configPath });
}
