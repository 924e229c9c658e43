import type { Reflection } from '../reflect/reflection.js';
import { type UnmanagedObject, unmanagedObject } from '../reflect/unmanaged.js';
import type { IncludeName } from '../schema/comparison-hooks.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { ruleOf } from '../schema/defined-kinds.js';
import type { DefinedObject } from '../schema/defined-object.js';
import { formatName, nameKey } from '../schema/names.js';
import type { DeclaredSide } from './declared-schema.js';
import { leavePartitions } from './leave-partitions.js';

/** Why an object is left alone that the target takes for a table. */
const DECLARED_AS_TABLE = 'declared as a table, and not compared';

/** Why a table is left alone that the target takes for something else. */
const DECLARED_AS_OTHER = 'declared as something else than a table, and not compared';

/** Why an object of the target is not made. */
const IN_TARGET_ALONE = 'in the target alone, and not managed: it is not made';

/** Both sides without what only one of them takes for a table. */
interface ComparableSides {
  readonly declared: DatabaseSchema;
  readonly reflected: DatabaseSchema;
  readonly unmanaged: readonly UnmanagedObject[];
}

/**
 * A table of one side may be something else on the other, such as a view: there is nothing to compare, no room for
 * another table, and no reason to drop the one that is there.
 */
export function leaveOtherRelations(
  declared: DeclaredSide,
  reflected: Reflection,
  includeName: IncludeName | null,
): ComparableSides {
  const { managedKinds } = declared;
  const bystanders = reflected.schema.objects.filter(({ kind }) => managedKinds !== 'all' && !managedKinds.has(kind));
  const relations = bystanders.filter(({ kind }) => ruleOf(kind).isRelation === true);
  const othersInDatabase = new Set([...reflected.otherRelations, ...relations].map(nameKey));
  const othersInTarget = new Set(declared.otherRelations.map(nameKey));
  const left = declared.schema.tables.filter((table) => othersInDatabase.has(nameKey(table)));
  const kept = reflected.schema.tables.filter((table) => othersInTarget.has(nameKey(table)));
  const names = new Set(left.map(formatName));
  const isNamed = ({ kind: type, name, schema, table }: DefinedObject) =>
    includeName?.({ type, name, schema, table }) ?? true;
  const unmanaged = [...reflected.unmanaged, ...bystanders.filter(isNamed).map(unmanagedObject)];
  const sides = {
    declared: { ...declared.schema, tables: declared.schema.tables.filter((table) => !left.includes(table)) },
    reflected: { ...reflected.schema, tables: reflected.schema.tables.filter((table) => !kept.includes(table)) },
    unmanaged: [
      ...unmanaged.map((object) => (names.has(object.name) ? { ...object, why: DECLARED_AS_TABLE } : object)),
      ...kept.map((table) => ({ kind: 'table', name: formatName(table), why: DECLARED_AS_OTHER })),
      ...missingIn(reflected.unmanaged, declared.unmanaged).map((object) => ({ ...object, why: IN_TARGET_ALONE })),
    ],
  };
  return declared.ofModels === true ? leavePartitions(sides) : sides;
}

function missingIn(there: readonly UnmanagedObject[], wanted: readonly UnmanagedObject[]): readonly UnmanagedObject[] {
  const known = new Set(there.map(({ kind, name }) => `${kind} ${name}`));
  return wanted.filter(({ kind, name }) => !known.has(`${kind} ${name}`));
}
