import type { AddConstraint } from '../../../operations/constraint-operations.js';
import type { CreateIndex, IndexParts } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { Constraint } from '../../../schema/constraints.js';
import type { Index } from '../../../schema/index-value.js';
import { type Indexed, indexedOf, isIndexed } from '../../../schema/indexed.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { besideTable } from '../../../schema/keys.js';
import { bareName, nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';

import { isLike } from './attachable-keys.js';
import { wholeFinder, wholesFinder } from './find-origin.js';
import { isAttachedLate } from './late-attachments.js';
import { afterNamesakes } from './numbered-parts.js';

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
  const known = keys.map((operation): Operation => {
    switch (operation.kind) {
      case 'createIndex':
        return withParts(operation, createdParts(operation, operation.index, after), isRenamed);
      case 'addConstraint':
        return withParts(operation, createdParts(operation, operation.constraint, after), isRenamed);
      case 'dropIndex':
      case 'dropConstraint':
        return withParts(operation, droppedParts(operation.table, operation.was, before), () => false);
      default:
        return operation;
    }
  });
  return afterNamesakes(known, changes);
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
  readonly wholesOf: ReturnType<typeof wholesFinder>;
  readonly wholeOf: ReturnType<typeof wholeFinder>;
}

function partitionsIn(tables: readonly Table[]): readonly Partition[] {
  const ancestorsOf = ancestorFinder(tables);
  const [wholesOf, wholeOf] = [wholesFinder(tables), wholeFinder(tables)];
  return tables
    .filter(({ partitionOf }) => partitionOf !== undefined)
    .map((table) => ({ table, ancestors: ancestorsOf(table), wholesOf, wholeOf }));
}

/**
 * Every partition gets a part, unless the partition's own constraint already has the index for it.
 */
function createdParts(
  { table: of, parts: known }: CreateIndex | AddConstraint,
  whole: Constraint | Index,
  partitions: readonly Partition[],
): IndexParts | null {
  if (!isIndexed(whole) || whole.only === true) {
    return null;
  }
  const under = partitionsUnder(of, partitions);
  const getting = under.filter((partition) => brought(partition, of, whole).length > 0);
  const adopted = attached(of, whole, under);
  // ATTACH PARTITION doesn't attach some of them, so their partitions are attached first.
  const joined = [
    ...(known?.joined ?? []),
    ...adopted.filter(({ part }) => isAttachedLate(part, whole)).map(({ table }) => bareName(table)),
  ];
  return getting.length + adopted.length === 0
    ? null
    : {
        ...known,
        of: getting.map(({ table }) => bareName(table)),
        names: namesOf(getting, of, whole),
        attached: adopted.map(({ table, part }) => besideIt(table, part)),
        ...(joined.length > 0 && { joined }),
      };
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
  const names =
    whole.only === true
      ? attached(of, whole, under).map(({ table, part }) => besideIt(table, part))
      : namesOf(under, of, whole);
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

/** The table may itself be a partition that leaves, so the whole need not be the farthest one. */
function brought({ table, wholesOf }: Partition, of: QualifiedName, whole: Indexed): readonly Indexed[] {
  return indexedOf(table).filter((part) => {
    const wholes = wholesOf(table, part);
    return !isOwn(part) && (wholes.length === 0 ? isLike(part, whole) : wholes.includes(besideTable(of, whole.name)));
  });
}

interface AttachedPart {
  readonly table: Table;
  readonly part: Indexed;
}

/** The partitions' own indexes that PostgreSQL attaches to this one. */
function attached(of: QualifiedName, { name }: Indexed, partitions: readonly Partition[]): readonly AttachedPart[] {
  const key = besideTable(of, name);
  return partitions.flatMap(({ table, wholeOf }) =>
    indexedOf(table)
      .filter((part) => isOwn(part) && wholeOf(table, part)?.key === key)
      .map((part) => ({ table, part })),
  );
}

function besideIt({ schema }: Table, { name }: Indexed): QualifiedName {
  return { schema, name };
}
