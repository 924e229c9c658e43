import type { IndexParts } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Constraint } from '../../../schema/constraints.js';
import type { Index } from '../../../schema/index-value.js';
import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { besideTable } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';

import { isLike } from './attachable-keys.js';
import { type FindOrigin, originFinder } from './origins.js';

interface IndexPartSources {
  readonly declared: readonly Table[];
  readonly reflected: readonly Table[];
  /** Changes of the parts after they were created. */
  readonly changes: readonly Operation[];
}

/**
 * Adds to each operation on an index of a partitioned table the indexes of partitions that are
 * created and dropped with it.
 */
export function withIndexParts(
  keys: readonly Operation[],
  { declared, reflected, changes }: IndexPartSources,
): readonly Operation[] {
  const [after, before] = [partitionsIn(declared), partitionsIn(reflected)];
  const renamed = new Set(changes.flatMap(newIndexName));
  const isRenamed = (name: QualifiedName) => renamed.has(nameKey(name));
  return keys.map((operation): Operation => {
    switch (operation.kind) {
      case 'createIndex':
        return withParts(operation, createdParts(operation.table, operation.index, after), isRenamed);
      case 'addConstraint':
        return withParts(operation, createdParts(operation.table, operation.constraint, after), isRenamed);
      case 'dropIndex':
      case 'dropConstraint':
        return withParts(operation, droppedParts(operation.table, operation.was, before), () => false);
      default:
        return operation;
    }
  });
}

/** A part that is renamed has another name when it is created. */
function withParts<Op extends Operation>(
  operation: Op,
  parts: IndexParts | null,
  isRenamed: (name: QualifiedName) => boolean,
): Op {
  return parts === null
    ? operation
    : { ...operation, parts: { ...parts, names: parts.names.filter((name) => !isRenamed(name)) } };
}

function newIndexName(operation: Operation): readonly string[] {
  return operation.kind === 'renameIndex' || operation.kind === 'renameConstraint'
    ? [nameKey({ schema: operation.table.schema, name: operation.newName })]
    : [];
}

interface Partition {
  readonly table: Table;
  readonly ancestors: readonly Table[];
  readonly originOf: FindOrigin;
}

function partitionsIn(tables: readonly Table[]): readonly Partition[] {
  const ancestorsOf = ancestorFinder(tables);
  const originOf = originFinder(tables);
  return tables
    .filter(({ partitionOf }) => partitionOf !== undefined)
    .map((table) => ({ table, ancestors: ancestorsOf(table), originOf }));
}

/**
 * Every partition gets a part, unless the partition's own constraint already has the index for it.
 */
function createdParts(
  of: QualifiedName,
  whole: Constraint | Index,
  partitions: readonly Partition[],
): IndexParts | null {
  if (!isIndexed(whole) || whole.only === true) {
    return null;
  }
  const under = partitionsUnder(of, partitions);
  const getting = under.filter((partition) => brought(partition, of, whole).length > 0);
  const adopted = attached(of, whole, under);
  return getting.length + adopted.length === 0
    ? null
    : { of: getting.map(({ table }) => bareName(table)), names: namesOf(getting, of, whole), attached: adopted };
}

function droppedParts(
  of: QualifiedName,
  whole: Constraint | Index | undefined,
  partitions: readonly Partition[],
): IndexParts | null {
  if (whole === undefined || !isIndexed(whole)) {
    return null;
  }
  const under = partitionsUnder(of, partitions);
  const names = whole.only === true ? attached(of, whole, under) : namesOf(under, of, whole);
  return names.length === 0 ? null : { names };
}

function namesOf(partitions: readonly Partition[], of: QualifiedName, whole: Indexed): readonly QualifiedName[] {
  return partitions.flatMap((partition) =>
    brought(partition, of, whole).map((part) => besideIt(partition.table, part)),
  );
}

function partitionsUnder(of: QualifiedName, partitions: readonly Partition[]): readonly Partition[] {
  return partitions.filter(({ ancestors }) => ancestors.some((ancestor) => sameName(ancestor, of)));
}

function brought({ table, originOf }: Partition, of: QualifiedName, whole: Indexed): readonly Indexed[] {
  return indexedOf(table).filter((part) => {
    const origin = originOf(table, part);
    return !isOwn(part) && (origin === null ? isLike(part, whole) : origin === besideTable(of, whole.name));
  });
}

function attached(of: QualifiedName, { name }: Indexed, partitions: readonly Partition[]): readonly QualifiedName[] {
  return partitions
    .filter(({ table: { partitionOf } }) => partitionOf !== undefined && sameName(partitionOf.parent, of))
    .flatMap(({ table }) =>
      indexedOf(table)
        .filter((part) => isOwn(part) && part.attachedTo === name)
        .map((part) => besideIt(table, part)),
    );
}

function besideIt({ schema }: Table, { name }: Indexed): QualifiedName {
  return { schema, name };
}

function isIndexed(part: Constraint | Index): part is Indexed {
  return !('kind' in part) || (part.kind !== 'check' && part.kind !== 'foreignKey');
}
