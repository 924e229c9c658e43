import { type Indexed, indexedOf } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { nameKey } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';

/**
 * Finds the ancestor's own index or constraint that brought an inherited one along. Of the parts of two equal keys, only
 * this tells which is which. Null if the part isn't inherited, or if it is unknown what brought it.
 */
export type FindOrigin = (table: Table, part: Indexed) => Key | null;

/** @param stays whether the table remains a partition of its parent */
export function originFinder(tables: readonly Table[], stays: (table: Table) => boolean = () => true): FindOrigin {
  const inParent = parentPartFinder(tables);
  const find: FindOrigin = (table, { partOf }) => {
    const whole = stays(table) ? inParent(table, partOf) : null;
    return whole && (find(whole.table, whole.part) ?? besideTable(whole.table, whole.part.name));
  };
  return find;
}

/** Finds all indexes and constraints of ancestors that an inherited one is a part of, the farthest first. */
export function wholesFinder(tables: readonly Table[]): (table: Table, part: Indexed) => readonly Key[] {
  const inParent = parentPartFinder(tables);
  const find = (table: Table, { partOf }: Indexed): readonly Key[] => {
    const whole = inParent(table, partOf);
    return whole === null ? [] : [...find(whole.table, whole.part), besideTable(whole.table, whole.part.name)];
  };
  return find;
}

/** An index or constraint that a partition's own one is attached to. */
interface WholeOfAttached {
  readonly whole: Indexed;
  /** The same, or what brought it along. */
  readonly key: Key;
}

/** @param stays whether the table remains a partition of its parent */
export function wholeFinder(
  tables: readonly Table[],
  stays?: (table: Table) => boolean,
): (table: Table, part: Indexed) => WholeOfAttached | null {
  const inParent = parentPartFinder(tables);
  const originOf = originFinder(tables, stays);
  return (table, { attachedTo }) => {
    const found = inParent(table, attachedTo);
    return (
      found && {
        whole: found.part,
        key: originOf(found.table, found.part) ?? besideTable(found.table, found.part.name),
      }
    );
  };
}

interface PartOfTable {
  readonly table: Table;
  readonly part: Indexed;
}

function parentPartFinder(tables: readonly Table[]): (table: Table, name: string | undefined) => PartOfTable | null {
  const byName = new Map(tables.map((table) => [nameKey(table), table]));
  return ({ partitionOf }, name) => {
    const table = partitionOf && byName.get(nameKey(partitionOf.parent));
    const part = table && indexedOf(table).find((other) => other.name === name);
    return table === undefined || part === undefined ? null : { table, part };
  };
}
