import { quoteName } from '../../../ddl/quote.js';
import { usualSequenceName } from '../../../ddl/serial-sequence.js';
import { sequencesIn } from '../../../operations/order/sequences-in.js';
import type { Column } from '../../../schema/column.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { nameKey, type QualifiedName, sameName } from '../../../schema/names.js';
import { type Sequence, sequenceDefaults } from '../../../schema/sequence.js';
import { hasFeature } from '../../../schema/server-features.js';
import type { Table } from '../../../schema/table.js';
import type { Sides } from '../../scope/sides.js';
import { sequenceType } from './compare-identity.js';

/**
 * A serial column is a shorthand for a default and a sequence. If the other side has that sequence
 * with other options, both sides are written out, so that the sequence is altered instead of
 * dropped. The same is done if other columns draw from the sequence, since it must exist before
 * them, and may belong to a partition that gets its column later than they.
 */
export function expandSerials({ declared, reflected }: Sides, serverVersion: number): Sides {
  const follows = hasFeature(serverVersion, 'unloggedSequences');
  const shared = new Set([declared, reflected].flatMap(sharedSequences));
  return {
    declared: exploded(declared, { other: reflected, shared, follows }),
    reflected: exploded(reflected, { other: declared, shared, follows }),
  };
}

interface Against {
  readonly other: DatabaseSchema;
  /** The keys of sequences of serial columns that other columns draw from, too. */
  readonly shared: ReadonlySet<string>;
  /** Whether the sequence that `serial` creates is unlogged if its table is. */
  readonly follows: boolean;
}

/** The same column of a child draws from the sequence as a matter of course. */
function sharedSequences({ tables }: DatabaseSchema): readonly string[] {
  const serials = tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const sequence = sequenceOf(table, column);
      return sequence === null ? [] : [[nameKey(sequence), { table, column: column.name }] as const];
    }),
  );
  if (serials.length === 0) {
    return [];
  }
  const owners = new Map(serials);
  const ancestorsOf = ancestorFinder(tables);
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, serverDefault }) =>
      sequencesIn(serverDefault ?? '')
        .map(nameKey)
        .filter((key) => {
          const owner = owners.get(key);
          const isChild = (of: QualifiedName) => ancestorsOf(table).some((ancestor) => sameName(ancestor, of));
          return owner !== undefined && !(owner.column === name && isChild(owner.table));
        }),
    ),
  );
}

function exploded(schema: DatabaseSchema, { other, shared, follows }: Against): DatabaseSchema {
  const standing = new Map(other.sequences.map((sequence) => [nameKey(sequence), sequence]));
  const isStanding = (table: Table) => (column: Column) => {
    const sequence = sequenceOf(table, column);
    return sequence !== null && (standing.has(nameKey(sequence)) || shared.has(nameKey(sequence)));
  };
  const tables = schema.tables.map((table) => ({ table, serials: table.columns.filter(isStanding(table)) }));
  if (tables.every(({ serials }) => serials.length === 0)) {
    return schema;
  }
  return {
    ...schema,
    sequences: [
      ...schema.sequences,
      ...tables.flatMap(({ table, serials }) => serials.flatMap(writeSequence(table, standing, follows))),
    ],
    tables: tables.map(({ table, serials }) => ({
      ...table,
      columns: table.columns.map((column) => (serials.includes(column) ? writeDefault(table, column) : column)),
    })),
  };
}

function sequenceOf({ schema }: QualifiedName, { serial }: Column): QualifiedName | null {
  return serial === null ? null : { schema, name: serial.sequence };
}

function writeSequence(table: Table, standing: ReadonlyMap<string, Sequence>, follows: boolean) {
  /**
   * The sequence that `serial` creates is unlogged if its table is. A sequence that is created
   * separately is as on the other side.
   */
  const isUnlogged = (column: Column, name: QualifiedName): boolean => {
    if (table.options?.unlogged !== true) return false;
    const isUsual = name.name === usualSequenceName(table.name, column.name);
    return isUsual ? follows : standing.get(nameKey(name))?.unlogged === true;
  };
  return (column: Column): readonly Sequence[] => {
    const name = sequenceOf(table, column);
    const type = sequenceType(column.type) ?? 'bigint';
    const ownedBy = { table: { schema: table.schema, name: table.name }, column: column.name };
    if (name === null) {
      return [];
    }
    const sequence = { ...name, type, options: sequenceDefaults(type, '1'), ownedBy, comment: null };
    return [isUnlogged(column, name) ? { ...sequence, unlogged: true } : sequence];
  };
}

function writeDefault(table: Table, column: Column): Column {
  const sequence = sequenceOf(table, column);
  const text = sequence === null ? '' : quoteName(sequence).replaceAll("'", "''");
  return { ...column, serial: null, serverDefault: `nextval('${text}'::regclass)` };
}
