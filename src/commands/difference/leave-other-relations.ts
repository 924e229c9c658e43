import type { Reflection } from '../../reflect/reflection.js';
import { type UnmanagedObject, unmanagedObject } from '../../reflect/unmanaged.js';
import type { IncludeName } from '../../schema/comparison-hooks.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { commentedDefault } from '../../schema/default-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import type { DefinedObject } from '../../schema/defined-object.js';
import { formatName, nameKey } from '../../schema/names.js';
import type { DeclaredSide } from '../declare/declared-schema.js';
import { leavePartitions } from './leave-partitions.js';

/** Why an object is left alone that the target takes for a table. */
const DECLARED_AS_TABLE = 'declared as a table, and not compared';

/** Why an object of the target is not made. */
const IN_TARGET_ALONE = 'in the target alone, and not managed: it is not made';

/** Why a comment on the default schema stays. */
const NOT_DECLARED = 'the models do not declare the schema';

/** Both sides without what only the target takes for a table. */
interface ComparableSides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
  readonly unmanaged: readonly UnmanagedObject[];
}

/**
 * What the target takes for a table may be something in the database that is not managed, such as a view: there is
 * nothing to compare, and no room for a table.
 */
export function leaveOtherRelations(
  declared: DeclaredSide,
  reflected: Reflection,
  includeName: IncludeName | null,
): ComparableSides {
  const { managedKinds } = declared;
  const bystanders = reflected.schema.objects.filter(({ kind }) => managedKinds !== 'all' && !managedKinds.has(kind));
  const relations = bystanders.filter(({ kind }) => ruleOf(kind).isRelation === true);
  const othersInDatabase = new Set(relations.map(nameKey));
  const left = declared.schema.tables.filter((table) => othersInDatabase.has(nameKey(table)));
  const names = new Set(left.map(formatName));
  const isNamed = ({ kind: type, name, schema, table }: DefinedObject) =>
    includeName?.({ type, name, schema, table }) ?? true;
  const unmanaged = [
    ...reflected.unmanaged,
    ...commentLeft(declared.schema, reflected.schema),
    ...bystanders.filter(isNamed).map(unmanagedObject),
  ];
  const sides = {
    declared: { ...declared.schema, tables: declared.schema.tables.filter((table) => !left.includes(table)) },
    reflected: reflected.schema,
    unmanaged: [
      ...unmanaged.map((object) => (names.has(object.name) ? { ...object, why: DECLARED_AS_TABLE } : object)),
      ...missingIn(reflected.unmanaged, declared.unmanaged).map((object) => ({ ...object, why: IN_TARGET_ALONE })),
    ],
  };
  return declared.ofModels === true ? leavePartitions(sides) : sides;
}

function commentLeft(declared: DatabaseSchema, reflected: DatabaseSchema): readonly UnmanagedObject[] {
  return declared.defaultSchema === null
    ? commentedDefault(reflected).map(({ name }) => ({ kind: 'comment', name: `schema ${name}`, why: NOT_DECLARED }))
    : [];
}

function missingIn(there: readonly UnmanagedObject[], wanted: readonly UnmanagedObject[]): readonly UnmanagedObject[] {
  const known = new Set(there.map(({ kind, name }) => `${kind} ${name}`));
  return wanted.filter(({ kind, name }) => !known.has(`${kind} ${name}`));
}
