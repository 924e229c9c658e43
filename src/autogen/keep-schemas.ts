import type { DatabaseSchema } from '../schema/database-schema.js';
import { definedKey, objectMapKey } from '../schema/defined-object.js';
import type { Key } from '../schema/keys.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import { bystandersOf } from './bystanders.js';
import type { Sides } from './filters.js';

/**
 * Both sides without the schemas that only the database has and that must stay there: something lies in them that the
 * comparison does not see.
 *
 * @param all the reflected side before anything was left out
 * @param kept schemas of which that is known already
 */
export function keepSchemas({ declared, reflected }: Sides, all: DatabaseSchema, kept: readonly string[]): Sides {
  const wanted = new Set(declared.schemas.map(({ name }) => name));
  const occupied = new Set<string | null>([
    ...kept,
    ...[...leftOutOf(all, reflected), ...bystandersOf(all.objects, reflected.objects)].map(({ schema }) => schema),
    ...schemasOfExtensions(all, extensionsThatGo({ declared, reflected })),
  ]);
  const schemas = reflected.schemas.filter(({ name }) => wanted.has(name) || !occupied.has(name));
  return { declared, reflected: { ...reflected, schemas } };
}

function extensionsThatGo({ declared, reflected }: Sides): ReadonlySet<Key> {
  const stay = new Set(declared.objects.map(objectMapKey));
  const go = reflected.objects.filter((object) => object.kind === 'extension' && !stay.has(objectMapKey(object)));
  return new Set(go.map(definedKey));
}

/** Where the others have their parts. */
function schemasOfExtensions(all: DatabaseSchema, gone: ReadonlySet<Key>): readonly string[] {
  const extensions = all.objects.filter(({ kind }) => kind === 'extension').map(definedKey);
  const staying = new Set(extensions.filter((key) => !gone.has(key)));
  const prefix = 'schema:';
  return all.dependences.flatMap(({ dependent, on }) =>
    staying.has(dependent) && on.startsWith(prefix) ? [on.slice(prefix.length)] : [],
  );
}

function leftOutOf(all: DatabaseSchema, compared: DatabaseSchema): readonly QualifiedName[] {
  const objects = ({
    defaultSchema: _default,
    schemas: _,
    objects: _objects,
    dependences: _dependences,
    privileges: _privileges,
    owners: _owners,
    ...lists
  }: DatabaseSchema) => Object.values<readonly QualifiedName[]>(lists);
  const seen = objects(compared).map((list) => new Set(list.map(nameKey)));
  return objects(all).flatMap((list, kind) => list.filter((object) => seen[kind]?.has(nameKey(object)) === false));
}
