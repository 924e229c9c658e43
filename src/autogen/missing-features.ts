import type { Column } from '../schema/column.js';
import type { Constraint, ForeignKey } from '../schema/constraints.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { Index } from '../schema/index-value.js';
import { formatName } from '../schema/names.js';
import { constraintsOf, isOwn, type Table } from '../schema/table.js';

/** Something that a server cannot do, and what is declared to do it. */
export interface MissingFeature {
  /** As the manual calls it. */
  readonly feature: string;
  /** The first major version of PostgreSQL that has it. */
  readonly since: number;
  /** `column users.slug`. */
  readonly asker: string;
}

interface Feature {
  readonly feature: string;
  readonly since: number;
  /** What of a schema asks for it. */
  readonly askers: (schema: DatabaseSchema) => readonly string[];
}

const ofColumns =
  (asks: (column: Column) => boolean): Feature['askers'] =>
  ({ tables }) =>
    tables.flatMap((table) =>
      table.columns
        .filter((column) => isOwn(column) && asks(column))
        .map(({ name }) => `column ${formatName(table)}.${name}`),
    );

const ofConstraints =
  (asks: (constraint: Constraint, table: Table) => boolean): Feature['askers'] =>
  ({ tables }) =>
    tables.flatMap((table) =>
      constraintsOf(table)
        .filter((constraint) => isOwn(constraint) && asks(constraint, table))
        .map(({ name }) => `constraint ${name} of ${formatName(table)}`),
    );

const ofIndexes =
  (asks: (index: Index) => boolean): Feature['askers'] =>
  ({ tables }) =>
    tables.flatMap((table) =>
      table.indexes
        .filter((index) => isOwn(index) && asks(index))
        .map(({ name }) => `index ${name} of ${formatName(table)}`),
    );

const isKey = (constraint: Constraint) => constraint.kind === 'unique' || constraint.kind === 'primaryKey';
const isForeignKey = (constraint: Constraint): constraint is ForeignKey => constraint.kind === 'foreignKey';

/** What came after the oldest server that is supported, and can be declared. */
const FEATURES: readonly Feature[] = [
  {
    feature: 'NULLS NOT DISTINCT',
    since: 15,
    askers: ofConstraints((constraint) => constraint.kind === 'unique' && constraint.nullsNotDistinct),
  },
  { feature: 'NULLS NOT DISTINCT', since: 15, askers: ofIndexes((index) => index.nullsNotDistinct) },
  {
    feature: 'ON DELETE SET NULL or SET DEFAULT of some columns',
    since: 15,
    askers: ofConstraints((key) => isForeignKey(key) && key.onDeleteColumns.length > 0),
  },
  {
    feature: 'UNLOGGED',
    since: 15,
    askers: ({ sequences }) =>
      sequences.filter(({ unlogged }) => unlogged === true).map((sequence) => `sequence ${formatName(sequence)}`),
  },
  { feature: 'UNLOGGED', since: 15, askers: ofColumns(({ identity }) => identity?.unlogged !== undefined) },
  {
    feature: 'rules of a collation',
    since: 16,
    askers: ({ collations }) =>
      collations.filter(({ rules }) => rules !== null).map((collation) => `collation ${formatName(collation)}`),
  },
  {
    feature: 'the collation provider "builtin"',
    since: 17,
    askers: ({ collations }) =>
      collations
        .filter(({ provider }) => provider === 'builtin')
        .map((collation) => `collation ${formatName(collation)}`),
  },
  {
    feature: 'an exclusion constraint on a partitioned table',
    since: 17,
    askers: ofConstraints(({ kind }, { partitionBy }) => kind === 'exclusion' && partitionBy !== undefined),
  },
  {
    feature: 'the access method of a partitioned table',
    since: 17,
    askers: ({ tables }) =>
      tables
        .filter(({ partitionBy, options }) => partitionBy !== undefined && options?.accessMethod !== undefined)
        .map((table) => `table ${formatName(table)}`),
  },
  {
    feature: 'a VIRTUAL generated column',
    since: 18,
    askers: ofColumns(({ generated }) => generated !== null && !generated.stored),
  },
  {
    feature: 'NOT NULL with NO INHERIT or NOT VALID',
    since: 18,
    askers: ofColumns(({ notNull }) => notNull?.noInherit === true || notNull?.notValid === true),
  },
  {
    feature: 'WITHOUT OVERLAPS',
    since: 18,
    askers: ofConstraints((key) => isKey(key) && 'withoutOverlaps' in key && key.withoutOverlaps === true),
  },
  { feature: 'PERIOD', since: 18, askers: ofConstraints((key) => isForeignKey(key) && key.period === true) },
  {
    feature: 'NOT ENFORCED',
    since: 18,
    askers: ofConstraints((constraint) => 'notEnforced' in constraint && constraint.notEnforced === true),
  },
];

/** What a schema asks for and the server does not have. */
export function missingFeatures(schema: DatabaseSchema, serverVersion: number): readonly MissingFeature[] {
  return FEATURES.filter(({ since }) => serverVersion < since * 10_000).flatMap(({ feature, since, askers }) =>
    askers(schema).map((asker) => ({ feature, since, asker })),
  );
}
