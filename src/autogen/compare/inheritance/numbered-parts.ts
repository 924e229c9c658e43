import type { AddConstraint } from '../../../operations/constraint-operations.js';
import type { CreateIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';

type Creation = CreateIndex | AddConstraint;

/**
 * PostgreSQL numbers the name that it chooses for the part of a partition if an index of the partition has it. If that index
 * is new too, it comes first.
 *
 * @param changes of the parts after they were created
 */
export function afterNamesakes(keys: readonly Operation[], changes: readonly Operation[]): readonly Operation[] {
  const creations = keys.filter(isCreation);
  return keys.map((operation): Operation => {
    if (!isCreation(operation) || operation.parts?.of === undefined) return operation;
    const { parts } = operation;
    const names = [...parts.names, ...namesAtFirst(parts.of ?? [], changes)];
    const earlier = creations
      .filter(({ parts: { after, joined, follows } = { names: [] } }) => (after ?? joined ?? follows) === undefined)
      .filter((other) => isOn(other.table, parts.of ?? []))
      .map(nameOf)
      .filter((name) => names.some((part) => comesBefore(name, part)));
    return earlier.length === 0
      ? operation
      : { ...operation, parts: { ...parts, attached: [...(parts.attached ?? []), ...earlier] } };
  });
}

function isCreation(operation: Operation): operation is Creation {
  return operation.kind === 'createIndex' || operation.kind === 'addConstraint';
}

function nameOf(operation: Creation): QualifiedName {
  const { name } = operation.kind === 'createIndex' ? operation.index : operation.constraint;
  return { schema: operation.table.schema, name };
}

function isOn(table: QualifiedName, tables: readonly QualifiedName[]): boolean {
  return tables.some((other) => nameKey(other) === nameKey(table));
}

/** The names that PostgreSQL chooses for parts that are renamed. */
function namesAtFirst(tables: readonly QualifiedName[], changes: readonly Operation[]): readonly QualifiedName[] {
  return changes.flatMap((change) =>
    (change.kind === 'renameIndex' || change.kind === 'renameConstraint') && isOn(change.table, tables)
      ? [{ schema: change.table.schema, name: change.name }]
      : [],
  );
}

/** Whether PostgreSQL tries the one name before the other: `t_a_idx`, `t_a_idx1`, `t_a_idx2`. */
function comesBefore(one: QualifiedName, other: QualifiedName): boolean {
  const [, base = '', number = ''] = /^(.*_(?:idx|key|pkey|excl))(\d+)$/s.exec(other.name) ?? [];
  if (number === '' || one.schema !== other.schema || !one.name.startsWith(base)) return false;
  const rest = one.name.slice(base.length);
  return rest === '' || (/^\d+$/.test(rest) && Number(rest) < Number(number));
}
