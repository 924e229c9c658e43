import { loadModule } from '../../loader/load-module.js';
import type { LinkOptions } from '../../script/link-revisions.js';
import { loadRevisions } from '../../script/load-revisions.js';
import { toRevision } from '../../script/read-header.js';
import type { Revision } from '../../script/revision.js';
import { RevisionMap } from '../../script/revision-map.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { RevisionModule } from '../../settings/revision-module.js';

/** The graph of all revision files, read from their headers. */
export async function loadRevisionMap(settings: ResolvedSettings, options: LinkOptions = {}): Promise<RevisionMap> {
  return new RevisionMap(await loadHeaders(settings), options);
}

/** The same, before the revisions are linked to a graph. */
export async function loadHeaders(settings: ResolvedSettings): Promise<readonly Revision[]> {
  if (settings.revisions !== null) return settings.revisions.map(revisionOf);
  return loadRevisions({
    locations: settings.versionLocations,
    recursive: settings.recursiveVersionLocations,
    importModule: (path) => loadModule(path, { loader: settings.loader }),
  });
}

/** Messages name it by its id, since there is no file. */
function revisionOf(module: RevisionModule): Revision {
  const found = toRevision(module, `revision ${module.revision}`);
  return { ...found, message: module.message ?? '' };
}
