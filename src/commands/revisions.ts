import { loadModule } from '../loader/load-module.js';
import { loadRevisions } from '../script/load-revisions.js';
import { toRevision } from '../script/read-header.js';
import type { Revision } from '../script/revision.js';
import { RevisionMap } from '../script/revision-map.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { RevisionModule } from '../settings/revision-module.js';

/** The graph of all revision files, read from their headers. */
export async function loadRevisionMap(settings: ResolvedSettings): Promise<RevisionMap> {
  if (settings.revisions !== null) return new RevisionMap(settings.revisions.map(revisionOf));
  const revisions = await loadRevisions({
    locations: settings.versionLocations,
    recursive: settings.recursiveVersionLocations,
    importModule: (path) => loadModule(path, { loader: settings.loader }),
  });
  return new RevisionMap(revisions);
}

/** Messages name it by its id, since there is no file. */
function revisionOf(module: RevisionModule): Revision {
  const found = toRevision(module, `revision ${module.revision}`);
  return { ...found, message: module.message ?? '' };
}
