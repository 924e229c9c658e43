import type { Column } from '../schema/column.js';
import type { Constraint, ForeignKey } from '../schema/constraints.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { Index } from '../schema/index-value.js';
import { formatName } from '../schema/names.js';
import { firstVersionWith, hasFeature, type ServerFeature } from '../schema/server-features.js';
import { constraintsOf, isOwn, type Table } from '../schema/table.js';

/** A feature that a server does not have, and the declared objects that need it. */
export interface MissingFeature {
  /** The name of the feature in the manual. */
  readonly feature: string;
  /** The first major version of PostgreSQL that has it. */
  readonly since: number;
  /** `column users.slug`. */
  readonly asker: string;
}

interface Feature {
  readonly feature: string;
  readonly needs: ServerFeature;
  /** The parts of a schema that need it. */
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

/** Features that the oldest supported server does not have, and that can be declared. */
const FEATURES: readonly Feature[] = [
  {
    feature: 'NULLS NOT DISTINCT',
    needs: 'nullsNotDistinct',
    askers: ofConstraints((constraint) => constraint.kind === 'unique' && constraint.nullsNotDistinct),
  },
  { feature: 'NULLS NOT DISTINCT', needs: 'nullsNotDistinct', askers: ofIndexes((index) => index.nullsNotDistinct) },
  {
    feature: 'ON DELETE SET NULL or SET DEFAULT of some columns',
    needs: 'onDeleteColumns',
    askers: ofConstraints((key) => isForeignKey(key) && key.onDeleteColumns.length > 0),
  },
  {
    feature: 'UNLOGGED',
    needs: 'unloggedSequences',
    askers: ({ sequences }) =>
      sequences.filter(({ unlogged }) => unlogged === true).map((sequence) => `sequence ${formatName(sequence)}`),
  },
  {
    feature: 'UNLOGGED',
    needs: 'unloggedSequences',
    askers: ofColumns(({ identity }) => identity?.unlogged !== undefined),
  },
  {
    feature: 'rules of a collation',
    needs: 'collationRules',
    askers: ({ collations }) =>
      collations.filter(({ rules }) => rules !== null).map((collation) => `collation ${formatName(collation)}`),
  },
  {
    feature: 'the collation provider "builtin"',
    needs: 'builtinCollations',
    askers: ({ collations }) =>
      collations
        .filter(({ provider }) => provider === 'builtin')
        .map((collation) => `collation ${formatName(collation)}`),
  },
  {
    feature: 'an exclusion constraint on a partitioned table',
    needs: 'exclusionOfPartitionedTables',
    askers: ofConstraints(({ kind }, { partitionBy }) => kind === 'exclusion' && partitionBy !== undefined),
  },
  {
    feature: 'the access method of a partitioned table',
    needs: 'accessMethodOfPartitionedTables',
    askers: ({ tables }) =>
      tables
        .filter(({ partitionBy, options }) => partitionBy !== undefined && options?.accessMethod !== undefined)
        .map((table) => `table ${formatName(table)}`),
  },
  {
    feature: 'a VIRTUAL generated column',
    needs: 'virtualColumns',
    askers: ofColumns(({ generated }) => generated !== null && !generated.stored),
  },
  {
    feature: 'NOT NULL with NO INHERIT or NOT VALID',
    needs: 'notNullConstraints',
    askers: ofColumns(({ notNull }) => notNull?.noInherit === true || notNull?.notValid === true),
  },
  {
    feature: 'WITHOUT OVERLAPS',
    needs: 'temporalKeys',
    askers: ofConstraints((key) => isKey(key) && 'withoutOverlaps' in key && key.withoutOverlaps === true),
  },
  {
    feature: 'PERIOD',
    needs: 'temporalKeys',
    askers: ofConstraints((key) => isForeignKey(key) && key.period === true),
  },
  {
    feature: 'NOT ENFORCED',
    needs: 'notEnforced',
    askers: ofConstraints((constraint) => 'notEnforced' in constraint && constraint.notEnforced === true),
  },
];

/** The features that a schema needs and the server does not have. */
export function missingFeatures(schema: DatabaseSchema, serverVersion: number): readonly MissingFeature[] {
  return FEATURES.filter(({ needs }) => !hasFeature(serverVersion, needs)).flatMap(({ feature, needs, askers }) =>
    askers(schema).map((asker) => ({ feature, since: firstVersionWith(needs), asker })),
  );
}
