import { loadModule } from '../loader/load-module.js';
import { loadRevisions } from '../script/load-revisions.js';
import { RevisionMap } from '../script/revision-map.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';

/** The graph of all revision files, read from their headers. */
export async function loadRevisionMap(settings: ResolvedSettings): Promise<RevisionMap> {
  const revisions = await loadRevisions({
    locations: settings.versionLocations,
    recursive: settings.recursiveVersionLocations,
    importModule: (path) => loadModule(path, { loader: settings.loader }),
  });
  return new RevisionMap(revisions);
}
