import { unknownEnvironment } from '../errors/settings-errors.js';
import { findClosestWord } from '../util/closest-word.js';
import type { EnvironmentSettings, Settings } from './settings.js';

/** What is known of the config when an environment is chosen. */
export interface ConfigFacts {
  readonly path: string | null;
  /** A function has seen the name, and may have used it in its own way. */
  readonly isFunction: boolean;
}

/** The settings of the environment; none if no name is given. */
export function chooseEnvironment(settings: Settings, name: string | null, config: ConfigFacts): EnvironmentSettings {
  const { environments } = settings;
  if (name === null || (environments === undefined && config.isFunction)) return {};
  const chosen = environments !== undefined && Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (chosen !== undefined) return chosen;
  const known = Object.keys(environments ?? {});
  throw unknownEnvironment({ name, meant: findClosestWord(name, known), known, configPath: config.path });
}
