import { quoteIdentifier } from '../../ddl/quote.js';
import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { PrintExpression, PrintExpressions } from '../../schema/expression-question.js';
import { nameKey } from '../../schema/names.js';
import type { PartitionBound } from '../../schema/partition.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';

/** A text of the declaration and its counterpart in the database. */
interface Pair {
  readonly table: string;
  readonly declared: PrintExpression;
  readonly reflected: PrintExpression;
}

/** Partition keys and bounds as the database has them, if PostgreSQL prints both in the same way. */
export async function settlePartitions(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  print: PrintExpressions,
): Promise<DatabaseSchema> {
  const tables = new Map(declared.tables.map((table) => [nameKey(table), table]));
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  const pairs = declared.tables.flatMap((table) => pairsOf(table, found.get(nameKey(table)), tables));
  if (pairs.length === 0) {
    return declared;
  }
  const printed = await print(pairs.flatMap((pair) => [pair.declared, pair.reflected]));
  const differing = new Set(
    pairs
      .filter((_, at) => printed[2 * at] === null || printed[2 * at] !== printed[2 * at + 1])
      .map(({ table }) => table),
  );
  const settled = new Set(pairs.map(({ table }) => table).filter((table) => !differing.has(table)));
  return { ...declared, tables: declared.tables.map((table) => takeWords(table, found.get(nameKey(table)), settled)) };
}

function takeWords(table: Table, found: Table | undefined, settled: ReadonlySet<string>): Table {
  if (found === undefined || !settled.has(nameKey(table))) {
    return table;
  }
  const { partitionBy, partitionOf } = found;
  return {
    ...table,
    ...(table.partitionBy && partitionBy && { partitionBy }),
    ...(table.partitionOf && partitionOf && { partitionOf: { ...table.partitionOf, bound: partitionOf.bound } }),
  };
}

function pairsOf(table: Table, found: Table | undefined, tables: ReadonlyMap<string, Table>): readonly Pair[] {
  return found === undefined ? [] : [...keyPairs(table, found), ...boundPairs(table, found, tables)];
}

function keyPairs(table: Table, found: Table): readonly Pair[] {
  const [wanted, there] = [table.partitionBy, found.partitionBy];
  if (wanted?.strategy !== there?.strategy || sameValue(wanted, there) || wanted?.keys.length !== there?.keys.length) {
    return [];
  }
  const question = (expression: string, { name, columns }: Table) =>
    ({ use: 'indexKey', expression, columns, table: { name, printedAs: table.name } }) as const;
  return (wanted?.keys ?? []).map((key, at) => ({
    table: nameKey(table),
    declared: question(key, table),
    reflected: question(there?.keys[at] ?? '', found),
  }));
}

function boundPairs(table: Table, found: Table, tables: ReadonlyMap<string, Table>): readonly Pair[] {
  const { partitionOf } = table;
  const parent = partitionOf && tables.get(nameKey(partitionOf.parent));
  const [wanted, there] = [valuesOf(partitionOf?.bound), valuesOf(found.partitionOf?.bound)];
  if (parent?.partitionBy === undefined || sameValue(wanted, there) || wanted.length !== there.length) {
    return [];
  }
  const { keys } = parent.partitionBy;
  return wanted.flatMap((value, at): readonly Pair[] => {
    const column = parent.columns.find(({ name }) => quoteIdentifier(name) === keys[at % keys.length]);
    const question = (expression: string): PrintExpression => ({
      use: 'default',
      expression,
      columns: column === undefined ? [] : [plain(column)],
      column: column?.name ?? '',
    });
    const other = there[at] ?? '';
    return value === other ? [] : [{ table: nameKey(table), declared: question(value), reflected: question(other) }];
  });
}

function valuesOf(bound: PartitionBound | undefined): readonly string[] {
  if (bound === undefined || bound === 'default' || 'modulus' in bound) {
    return [];
  }
  return 'in' in bound ? bound.in : [...bound.from, ...bound.to];
}

function plain(column: Column): Column {
  return { ...column, serverDefault: null, identity: null, serial: null, generated: null };
}
