import type { DefinedKind } from '../../schema/defined-kinds.js';
import { type DefinedObject, definedKey, objectMapKey, tableOfObject } from '../../schema/defined-object.js';
import type { Key } from '../../schema/keys.js';
import { nameKey } from '../../schema/names.js';
import { type GrantTarget, grantedKey, isDefaults, type OwnedObject } from '../../schema/privileges.js';
import type { ManagedKinds } from './scope-options.js';
import type { Sides } from './sides.js';

/** The kinds of the declared objects, and of their parts. */
export function declaredKinds(objects: readonly DefinedObject[]): ReadonlySet<DefinedKind> {
  return new Set(
    objects.flatMap(({ kind }): readonly DefinedKind[] =>
      kind === 'materializedView' ? [kind, 'materializedViewIndex'] : [kind],
    ),
  );
}

/** Both sides without objects of kinds that are not compared. */
export function withoutUnmanaged({ declared, reflected }: Sides, kinds: ManagedKinds): Sides {
  if (kinds === 'all') {
    return { declared, reflected };
  }
  const isManaged = ({ kind }: DefinedObject) => kinds.has(kind);
  return {
    declared: { ...declared, objects: declared.objects.filter(isManaged) },
    reflected: { ...reflected, objects: reflected.objects.filter(isManaged) },
  };
}

/** Of all objects of a database, those that are not compared. */
export function bystandersOf(
  all: readonly DefinedObject[],
  compared: readonly DefinedObject[],
): readonly DefinedObject[] {
  const known = new Set(compared.map(objectMapKey));
  return all.filter((object) => !known.has(objectMapKey(object)));
}

/**
 * Both sides with the objects of the database that are not compared, so that they are not dropped, and are recreated
 * if they prevent a change. Objects that belong to a dropped table are dropped with it.
 */
export function withBystanders({ declared, reflected }: Sides, bystanders: readonly DefinedObject[]): Sides {
  const relations = new Set([...declared.tables, ...declared.objects, ...bystanders].map(nameKey));
  const staying = bystanders.filter((object) => {
    const table = tableOfObject(object);
    return table === null || relations.has(nameKey(table));
  });
  const keys = new Set(staying.map(definedKey));
  const theirs = reflected.dependences.filter(({ dependent }) => keys.has(dependent));
  return {
    declared: {
      ...declared,
      objects: [...declared.objects, ...staying],
      dependences: [...declared.dependences, ...theirs],
      owners: [...declared.owners, ...reflected.owners.filter(({ object }) => isOnObject(object, keys))],
      privileges: [...declared.privileges, ...reflected.privileges.filter(({ target }) => isOnObject(target, keys))],
    },
    reflected: { ...reflected, objects: [...reflected.objects, ...bystanders] },
  };
}

function isOnObject(target: GrantTarget | OwnedObject, keys: ReadonlySet<Key>): boolean {
  return !isDefaults(target) && keys.has(grantedKey(target));
}
