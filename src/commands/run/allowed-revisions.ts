import { unknownRevision } from '../../errors/selector-errors.js';
import { getRevision } from '../../script/find-revision.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';

/** All revisions, or those of these ids. */
type Allowed = boolean | readonly string[];

/**
 * The revisions that may destroy data: those that the settings allow, and those that the call allows.
 * @throws LimbeckError if a name is unknown or ambiguous.
 */
export function allowedRevisions(
  map: RevisionMap,
  settings: Pick<ResolvedSettings, 'allowDestructive'>,
  { allowDestructive: option }: { readonly allowDestructive?: Allowed | undefined },
): Allowed {
  const setting = settings.allowDestructive ?? true;
  const ids = [setting, option]
    .flatMap((allowed) => (Array.isArray(allowed) ? allowed : []))
    .map((name) => idOf(map, name));
  if (typeof option === 'boolean') return option;
  return setting === true || ids;
}

/** Only an id, or the beginning of one: what a label or `head` means may change between the review and the run. */
function idOf(map: RevisionMap, name: string): string {
  const { id } = getRevision(map, name, null);
  if (!id.startsWith(name)) throw unknownRevision(name, null);
  return id;
}
