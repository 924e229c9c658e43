import type { EnvironmentSettings } from './settings.js';

/**
 * One set of settings from several, the first winning. A script location without version locations brings its own,
 * instead of those of a later layer.
 */
export function mergeLayers(layers: readonly EnvironmentSettings[]): EnvironmentSettings {
  const merged: EnvironmentSettings = {};
  for (const layer of [...layers].reverse()) {
    const ownVersions = layer.scriptLocation !== undefined ? { versionLocations: undefined } : {};
    Object.assign(merged, ownVersions, layer);
  }
  return merged;
}
