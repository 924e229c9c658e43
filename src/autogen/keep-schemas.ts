import type { DatabaseSchema } from '../schema/database-schema.js';
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
  ]);
  const schemas = reflected.schemas.filter(({ name }) => wanted.has(name) || !occupied.has(name));
  return { declared, reflected: { ...reflected, schemas } };
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
