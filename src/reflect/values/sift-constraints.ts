import type { Catalog } from '../catalog/catalog.js';
import type { IndexRow } from '../catalog/indexes.js';
import { partName, type UnmanagedObject } from '../unmanaged.js';
import type { CatalogLookup } from './catalog-lookup.js';

type ConstraintRows = Pick<Catalog, 'indexes' | 'checks' | 'foreignKeys'>;

interface ConstraintRow {
  readonly table: string;
  readonly name: string;
  readonly enforced?: boolean;
  readonly temporal?: boolean;
}

export interface Sifted {
  readonly held: ConstraintRows;
  readonly unmanaged: readonly UnmanagedObject[];
}

/** Parts the constraints and indexes that values can hold from those that they cannot. */
export function siftConstraints({ indexes, checks, foreignKeys }: ConstraintRows, lookup: CatalogLookup): Sifted {
  const constraints = [...indexes, ...checks, ...foreignKeys].filter((row) => !isOrdinary(row));
  return {
    held: {
      indexes: indexes.filter((row) => isOrdinary(row) && isUsable(row)),
      checks: checks.filter(isOrdinary),
      foreignKeys: foreignKeys.filter(isOrdinary),
    },
    unmanaged: [
      ...constraints.map((row) => ({ kind: 'constraint', name: on(row, lookup), why: whyNot(row) })),
      ...indexes
        .filter((row) => !isUsable(row))
        .map((row) => ({
          kind: 'invalid index',
          name: on(row, lookup),
          why: 'a CREATE INDEX CONCURRENTLY that failed left it behind',
        })),
    ],
  };
}

function isOrdinary({ enforced = true, temporal = false }: ConstraintRow): boolean {
  return enforced && !temporal;
}

function whyNot({ temporal }: ConstraintRow): string {
  return temporal === true ? 'it holds over periods of time' : 'it is NOT ENFORCED';
}

function isUsable({ usable, constraint }: IndexRow): boolean {
  return usable || constraint !== null;
}

function on({ name, table }: ConstraintRow, lookup: CatalogLookup): string {
  return partName(name, lookup.tableName(table));
}
