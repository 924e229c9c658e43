import { withAbsolutePaths } from './absolute-paths.js';
import { fillDefaults } from './fill-defaults.js';
import type { ResolvedSettings } from './resolved-settings.js';
import type { EnvironmentSettings } from './settings.js';

/** Settings in which what is given replaces what they say. */
export function mergeSettings(settings: ResolvedSettings, given: EnvironmentSettings): ResolvedSettings {
  const { baseFolder } = settings;
  const filled = fillDefaults(withAbsolutePaths(given, baseFolder), baseFolder);
  const said = new Set(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  return { ...settings, ...Object.fromEntries(Object.entries(filled).filter(([name]) => said.has(name))) };
}
