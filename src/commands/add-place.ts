import type { SettingsInput } from '../settings/resolve-settings.js';
import type { AddPlaceOptions, AddPlaceReport } from './fleet/add-place.js';

export type { AddPlaceOptions, AddPlaceReport };

/** Creates a place of a fleet, a schema or a database, at the heads. If that fails, nothing is left of it. */
export async function addPlace(input: SettingsInput, options: AddPlaceOptions): Promise<AddPlaceReport> {
  const { createPlace } = await import('./fleet/add-place.js');
  return createPlace(input, options);
}
