import type { DatabaseSchema } from '../../schema/database-schema.js';
import { definedKey } from '../../schema/defined-object.js';
import type { Key } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { bystandersOf } from './bystanders.js';
import type { Sides } from './sides.js';

/**
 * Both sides without the schemas that only the database has and that must remain, because they contain objects that
 * are not compared.
 * @param all the reflected side before anything was excluded
 * @param kept schemas that must remain for other reasons
 */
export function keepSchemas({ declared, reflected }: Sides, all: DatabaseSchema, kept: readonly string[]): Sides {
  const wanted = new Set(declared.schemas.map(({ name }) => name));
  const occupied = new Set<string | null>([
    ...kept,
    ...[...leftOutOf(all, reflected), ...bystandersOf(all.objects, reflected.objects)].map(({ schema }) => schema),
    ...schemasOfExtensions(all, extensionsThatLeave({ declared, reflected })),
  ]);
  const schemas = reflected.schemas.filter(({ name }) => wanted.has(name) || !occupied.has(name));
  return { declared, reflected: { ...reflected, schemas } };
}

/** Extensions that are dropped, and those that move to another schema. */
function extensionsThatLeave({ declared, reflected }: Sides): ReadonlySet<Key> {
  const extensions = declared.objects.filter(({ kind }) => kind === 'extension');
  const stay = new Set(extensions.map(definedKey));
  const [wanted, found] = [extensionPlaces(declared), extensionPlaces(reflected)];
  return new Set(
    reflected.objects
      .filter(({ kind }) => kind === 'extension')
      .map(definedKey)
      .filter((key) => !stay.has(key) || wanted.get(key) !== found.get(key)),
  );
}

/** The schemas of the other extensions' objects. */
function schemasOfExtensions(all: DatabaseSchema, leaving: ReadonlySet<Key>): readonly string[] {
  return [...extensionPlaces(all)].flatMap(([extension, schema]) => (leaving.has(extension) ? [] : [schema]));
}

/** The schema of each extension that is not in the default one. */
function extensionPlaces({ objects, dependences }: DatabaseSchema): ReadonlyMap<Key, string> {
  const extensions = new Set(objects.filter(({ kind }) => kind === 'extension').map(definedKey));
  const prefix = 'schema:';
  return new Map(
    dependences
      .filter(({ dependent, on }) => extensions.has(dependent) && on.startsWith(prefix))
      .map(({ dependent, on }) => [dependent, on.slice(prefix.length)]),
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
