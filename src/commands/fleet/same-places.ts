import type { Fingerprint } from '../../reflect/fingerprint/read-fingerprints.js';
import { readRowFingerprints } from '../../reflect/fingerprint/read-row-fingerprints.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { schemasNamedIn } from '../../schema/schemas-named-in.js';
import type { DeclaredSide } from '../declare/declared-schema.js';
import type { ComparedDifference } from '../difference/difference.js';
import type { FoundPlace, OpenedFleet } from './open-fleet.js';

export interface ReadablePlace extends FoundPlace {
  readonly heads: readonly string[];
}

export interface FingerprintedPlace extends ReadablePlace {
  /** Missing: what the comparison sees of the place is more than its catalogs say. */
  readonly fingerprint?: Fingerprint | undefined;
}

/** Places of one database at the same revisions; if there are several, they have the same fingerprint. */
export type SamePlaces = readonly [FingerprintedPlace, ...FingerprintedPlace[]];

export function groupPlacesBy(
  places: readonly FingerprintedPlace[],
  keyOf: (place: FingerprintedPlace) => string,
): readonly SamePlaces[] {
  const groups = new Map<string, [FingerprintedPlace, ...FingerprintedPlace[]]>();
  for (const place of places) {
    const key = keyOf(place);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()];
}

/**
 * Splits a group, once its first place is compared, by what the models declare and fingerprints don't say. The first place is
 * in the first group.
 */
export async function splitGroup(
  { sessions }: Pick<OpenedFleet, 'sessions'>,
  places: SamePlaces,
  { side, operations }: Pick<ComparedDifference, 'side' | 'operations'>,
): Promise<readonly SamePlaces[]> {
  if (places.length === 1) return [places];
  const { schema } = side;
  // Another schema may refer to one place, and then differs from what it is at the next.
  if (schemasNamedIn(schema).length > 0) return groupPlacesBy(places, ({ name }) => name);
  const seesOutside = operations.length > 0 || managesOutside(side);
  const schemas = places.flatMap(({ place }) => place.schema ?? []);
  const rows =
    schema.rows.length === 0
      ? null
      : await sessions.onDatabase(
          places[0].place.database,
          (connection) => readRowFingerprints(connection, schemas, schema.rows),
          schemas.length,
        );
  return groupPlacesBy(places, ({ name, place, fingerprint }) => {
    const ofRows = rows === null ? '' : (rows.get(place.schema ?? '') ?? [name]);
    return JSON.stringify([seesOutside ? fingerprint?.outside : null, ofRows]);
  });
}

/** Whether objects that are in no schema are compared, such as publications. */
function managesOutside({ managedKinds }: Pick<DeclaredSide, 'managedKinds'>): boolean {
  if (managedKinds === 'all') return true;
  return [...managedKinds].some((kind) => ['database', 'sql'].includes(ruleOf(kind).place));
}
