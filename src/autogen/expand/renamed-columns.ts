import { expandImpossible } from '../../errors/command-errors.js';
import type { Column } from '../../schema/column.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { helperName } from '../../schema/helper-name.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameType } from '../../schema/types.js';
import type { RenamedObject, RenamedPart } from '../match/renamed.js';
import type { Sides } from '../scope/sides.js';
import { mentionsColumn } from '../sql-text.js';

/** A renamed column: both columns exist between the two revisions. */
export interface RenamedColumn {
  /** By its new name. */
  readonly table: QualifiedName;
  readonly from: string;
  readonly to: string;
  /** Tables that inherit the column. */
  readonly heirs: readonly QualifiedName[];
  /** Those that aren't partitions. A trigger of the parent doesn't fire for their rows. */
  readonly children: readonly QualifiedName[];
  /** The trigger function that keeps the two in step, and its triggers. */
  readonly routine: QualifiedName;
  /** There are privileges on the column alone, which are not compared. */
  readonly isGranted: boolean;
  readonly keepsType: boolean;
  /** Both are computed from other columns, so nothing has to keep them in step. */
  readonly isGenerated: boolean;
}

/** What is declared, with renamed columns as new ones. */
export function withoutColumnOrigins(declared: DatabaseSchema): DatabaseSchema {
  const isPlain = ({ columns }: Table) => columns.every(({ renamedFrom }) => renamedFrom === undefined);
  return {
    ...declared,
    tables: declared.tables.map((table) =>
      isPlain(table) ? table : { ...table, columns: table.columns.map(({ renamedFrom: _, ...column }) => column) },
    ),
  };
}

/**
 * @param renamed the renames of columns, those of children included
 * @param sides both sides under the new names of tables
 */
export function renamedColumns(
  renamed: readonly RenamedPart[],
  { declared, reflected }: Sides,
): readonly RenamedColumn[] {
  return renamed
    .filter(({ inheritedFrom, aside }) => inheritedFrom === undefined && aside !== true)
    .flatMap(({ of, from, to }) => {
      const [wanted, found] = [findTable(declared, of), findTable(reflected, of)];
      const [after, before] = [findColumn(wanted, to), findColumn(found, from)];
      if (wanted === undefined || found === undefined || after === undefined || before === undefined) return [];
      const why = findObstacle({ wanted, found }, { before, after });
      if (why !== null) throw expandImpossible(`${formatName(of)}.${from}:${to}`, why);
      const isHeir = ({ inheritedFrom, from: old }: RenamedPart) =>
        inheritedFrom !== undefined && nameKey(inheritedFrom) === nameKey(of) && old === from;
      const heirs = renamed.filter(isHeir).map((part) => part.of);
      return [
        {
          table: of,
          from,
          to,
          heirs,
          children: heirs.filter((heir) => findTable(reflected, heir)?.partitionOf === undefined),
          routine: { schema: of.schema, name: helperName('sync', [of.schema, of.name, from, to]) },
          isGranted: before.granted === true,
          keepsType: sameType(before.type, after.type),
          isGenerated: after.generated !== null,
        },
      ];
    });
}

/** The column when its table has its old name again. */
export function underOldName(column: RenamedColumn, tables: readonly RenamedObject[]): RenamedColumn {
  const before = (name: QualifiedName) => tables.find(({ to }) => nameKey(to) === nameKey(name))?.from ?? name;
  return { ...column, table: before(column.table), children: column.children.map(before) };
}

interface TablePair {
  readonly wanted: Table;
  readonly found: Table;
}

interface ColumnPair {
  readonly before: Column;
  readonly after: Column;
}

function findObstacle({ wanted, found }: TablePair, { before, after }: ColumnPair): string | null {
  if (findColumn(found, after.name) !== undefined) return `the table still has another column "${after.name}"`;
  if ((before.generated === null) !== (after.generated === null)) return 'only one of the two columns is generated';
  const keys = [...(found.partitionBy?.keys ?? []), ...(wanted.partitionBy?.keys ?? [])];
  const isKey = keys.some((key) => mentionsColumn(key, before.name) || mentionsColumn(key, after.name));
  return isKey ? 'the column is part of the partition key' : null;
}

function findTable({ tables }: DatabaseSchema, name: QualifiedName): Table | undefined {
  return tables.find((table) => nameKey(table) === nameKey(name));
}

function findColumn(table: Table | undefined, name: string): Column | undefined {
  return table?.columns.find((column) => column.name === name);
}
