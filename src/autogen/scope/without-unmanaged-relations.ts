import { commentedDefault } from '../../schema/default-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { formatName, nameKey } from '../../schema/names.js';
import { type UnmanagedObject, unmanagedObject } from '../../schema/unmanaged-object.js';
import type { ManagedKinds, ScopeOptions } from './scope-options.js';
import type { Sides } from './sides.js';
import type { Unmanaged } from './unmanaged.js';

/** The reason for an object that the declaration has as a table. */
const DECLARED_AS_TABLE = 'declared as a table';

/** The reason for an object of the declaration that is not created. */
const IN_TARGET_ALONE = 'in the target alone, and not managed: it is not made';

/** The reason for a comment on the default schema. */
const NOT_DECLARED = 'the models do not declare the schema';

/**
 * A declared table may be a view in the database, and views may not be managed. Then it can't be compared, and the
 * table can't be created.
 */
export function withoutUnmanagedRelations({ declared, reflected }: Sides, options: ScopeOptions): Sides & Unmanaged {
  const others = ofOtherKinds(reflected.objects, options.managedKinds ?? 'all');
  const relations = new Set(others.filter(({ kind }) => ruleOf(kind).isRelation === true).map(nameKey));
  const left = declared.tables.filter((table) => relations.has(nameKey(table)));
  const names = new Set(left.map(formatName));
  const isNamed = ({ kind: type, name, schema, table }: DefinedObject) =>
    (options.nameRule?.({ type, name, schema, table }) ?? null) === null;
  const found = options.unmanaged ?? { declared: [], reflected: [] };
  const unmanaged = [
    ...found.reflected,
    ...commentLeft({ declared, reflected }),
    ...others.filter(isNamed).map(unmanagedObject),
  ];
  return {
    declared: { ...declared, tables: declared.tables.filter((table) => !left.includes(table)) },
    reflected,
    unmanaged: [
      ...unmanaged.map((object) => (names.has(object.name) ? { ...object, why: DECLARED_AS_TABLE } : object)),
      ...missingIn(found.reflected, found.declared).map((object) => ({ ...object, why: IN_TARGET_ALONE })),
    ],
  };
}

function ofOtherKinds(objects: readonly DefinedObject[], kinds: ManagedKinds): readonly DefinedObject[] {
  return kinds === 'all' ? [] : objects.filter(({ kind }) => !kinds.has(kind));
}

function commentLeft({ declared, reflected }: Sides): readonly UnmanagedObject[] {
  return declared.defaultSchema === null
    ? commentedDefault(reflected).map(({ name }) => ({ kind: 'comment', name: `schema ${name}`, why: NOT_DECLARED }))
    : [];
}

function missingIn(there: readonly UnmanagedObject[], wanted: readonly UnmanagedObject[]): readonly UnmanagedObject[] {
  const known = new Set(there.map(({ kind, name }) => `${kind} ${name}`));
  return wanted.filter(({ kind, name }) => !known.has(`${kind} ${name}`));
}
