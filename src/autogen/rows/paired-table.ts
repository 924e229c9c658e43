import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { DeclaredRows } from '../../schema/declared-rows.js';
import { nameKey, sameName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { Renames } from '../match/renames.js';
import type { Sides } from '../scope/sides.js';

/** A table with declared rows on both sides. */
export interface PairedTable {
  readonly rows: DeclaredRows;
  readonly declared: Table;
  /** By the names that the database has; null if the table is new. */
  readonly reflected: Table | null;
  /** The column in the database that a declared column is; null if the column is new. */
  readonly before: (column: string) => string | null;
}

/** The tables that rows are declared for. */
export function pairTables({ declared, reflected }: Sides, renames: Renames): readonly PairedTable[] {
  const found = tablesByKey(reflected);
  const wanted = tablesByKey(declared);
  return declared.rows.flatMap((rows): readonly PairedTable[] => {
    const table = wanted.get(nameKey(rows));
    if (table === undefined) return [];
    const from = renames.tables.find(({ to }) => sameName(to, rows))?.from ?? rows;
    const was = found.get(nameKey(from)) ?? null;
    const old = new Map(
      renames.columns.flatMap((part) => (sameName(part.of, rows) ? [[part.to, part.from] as const] : [])),
    );
    const columns = new Set(was?.columns.map(({ name }) => name));
    const left = new Set(old.values());
    const before = (column: string) => {
      const name = old.get(column) ?? (left.has(column) ? null : column);
      return name !== null && columns.has(name) ? name : null;
    };
    return [{ rows, declared: table, reflected: was, before }];
  });
}

function tablesByKey({ tables }: DatabaseSchema): ReadonlyMap<string, Table> {
  return new Map(tables.map((table) => [nameKey(table), table]));
}
