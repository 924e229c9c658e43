import { isOneOf, type QualifiedName, sameName } from '../../../schema/names.js';
import type { Families } from '../tables/families.js';
import type { TablePair } from '../tables/table-pair.js';

/**
 * Columns that a table loses but a table that inherits from it keeps. They are dropped from the parent only, and all
 * children keep them as their own. A child that inherits the column from another parent too needs nothing: PostgreSQL
 * leaves the column inherited from that parent.
 */
export function columnsKeptByChildren({ declared, reflected }: TablePair, families: Families): ReadonlySet<string> {
  if (families.heirsOf(declared).length === 0) return NONE;
  const stays = new Set(declared.columns.map(({ name }) => name));
  const lost = reflected.columns.map(({ name }) => name).filter((name) => !stays.has(name));
  return new Set(lost.filter((name) => isKeptBelow(declared, name, families)));
}

const NONE: ReadonlySet<string> = new Set();

function isKeptBelow(table: QualifiedName, name: string, families: Families): boolean {
  return families.heirsOf(table).some((heir) => {
    const { declared, reflected } = heir;
    const wasParent = isOneOf(reflected.inherits ?? []);
    const others = families
      .pairsOf(declared.inherits ?? [])
      .filter((other) => !sameName(other.declared, table) && wasParent(other.reflected));
    if (stillHaving(name, others).length > 0) return false;
    return declared.columns.some((column) => column.name === name) || isKeptBelow(declared, name, families);
  });
}

/** The tables that have the column before and after. */
export function stillHaving(name: string, pairs: readonly TablePair[]): readonly TablePair[] {
  return pairs.filter((pair) =>
    [pair.declared, pair.reflected].every(({ columns }) => columns.some((column) => column.name === name)),
  );
}
