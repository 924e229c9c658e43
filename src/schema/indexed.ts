import type { Constraint, ExclusionConstraint, PrimaryKey, UniqueConstraint } from './constraints.js';
import type { Index } from './index-value.js';
import { nameKey, type QualifiedName } from './names.js';
import { isOwn, type Table } from './table.js';

/** What has an index. */
export type Indexed = PrimaryKey | UniqueConstraint | ExclusionConstraint | Index;

export function isIndexed(part: Constraint | Index): part is Indexed {
  return !('kind' in part) || (part.kind !== 'check' && part.kind !== 'foreignKey');
}

export function indexedOf({ primaryKey, uniques, exclusions, indexes }: Table): readonly Indexed[] {
  return [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...exclusions, ...indexes];
}

/** The table with other parts, changed in the order of {@link indexedOf}. */
export function mapIndexed(table: Table, change: <Part extends Indexed>(part: Part) => Part): Table {
  return {
    ...table,
    primaryKey: table.primaryKey && change(table.primaryKey),
    uniques: table.uniques.map((part) => change(part)),
    exclusions: table.exclusions.map((part) => change(part)),
    indexes: table.indexes.map((part) => change(part)),
  };
}

/** The table with its parts in the order of their age, as far as that is known. */
export function oldestFirst(table: Table): Table {
  const byAge = (a: Indexed, b: Indexed) => (a.age ?? 0) - (b.age ?? 0);
  return table.partitionBy === undefined
    ? table
    : {
        ...table,
        uniques: table.uniques.toSorted(byAge),
        exclusions: table.exclusions.toSorted(byAge),
        indexes: table.indexes.toSorted(byAge),
      };
}

/** An index of a partition that ALTER INDEX attaches to an index ONLY on the partitioned table. */
export interface IndexAttachment {
  /** The partition. */
  readonly table: QualifiedName;
  readonly name: string;
  /** The index of the partitioned table. */
  readonly parent: QualifiedName;
}

export function indexAttachments(tables: readonly Table[]): readonly IndexAttachment[] {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  return tables.flatMap((table) => {
    const parent = table.partitionOf && byName.get(nameKey(table.partitionOf.parent));
    const only = new Set(parent && indexedOf(parent).flatMap((part) => (part.only === true ? [part.name] : [])));
    return indexedOf(table).flatMap((part): readonly IndexAttachment[] => {
      const { name, attachedTo } = part;
      return parent === undefined || attachedTo === undefined || !isOwn(part) || !only.has(attachedTo)
        ? []
        : [{ table: nameOf(table), name, parent: { schema: parent.schema, name: attachedTo } }];
    });
  });
}

function nameOf({ schema, name }: QualifiedName): QualifiedName {
  return { schema, name };
}
