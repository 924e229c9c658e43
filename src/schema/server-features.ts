/**
 * What PostgreSQL learned after version 14, the oldest that Limbeck supports, by the first major version that has it
 * (manual: Release Notes). Code that depends on the version asks {@link hasFeature}.
 */
const SINCE = {
  /** UNIQUE NULLS NOT DISTINCT. */
  nullsNotDistinct: 15,
  /** ON DELETE SET NULL (column, …). */
  onDeleteColumns: 15,
  /** UNLOGGED of sequences. An owned sequence follows its table. */
  unloggedSequences: 15,
  /** Column lists, WHERE, and TABLES IN SCHEMA of publications. */
  publicationFilters: 15,
  /** A column that stops being generated no longer depends on the functions of the expression. */
  unboundExpressions: 15,
  /** The locale of an ICU collation is no longer in collcollate. */
  icuLocaleColumn: 15,
  /** Not everybody may create objects in the schema public. */
  closedPublicSchema: 15,
  collationRules: 16,
  setStorageDefault: 16,
  /** pg_input_is_valid(). */
  inputIsValid: 16,
  /** Collations of the provider "builtin", and one column for the locale of every provider. */
  builtinCollations: 17,
  /** "No statistics target" is null in pg_attribute, and not -1. */
  nullStatisticsTarget: 17,
  /** NOT NULL of a domain is a constraint with a name. */
  notNullConstraintsOfDomains: 17,
  /** Partitions have the identity of their table. */
  identityOfPartitions: 17,
  /** ALTER COLUMN … SET EXPRESSION. */
  setExpression: 17,
  /** If a type change recreates an index of a partitioned table, its comment isn't copied to the parts. */
  ownCommentsOfParts: 17,
  exclusionOfPartitionedTables: 17,
  accessMethodOfPartitionedTables: 17,
  virtualColumns: 18,
  /** NOT NULL of a column is a constraint with a name, NO INHERIT, and NOT VALID. */
  notNullConstraints: 18,
  /** WITHOUT OVERLAPS and PERIOD. */
  temporalKeys: 18,
  notEnforced: 18,
  /** The clones of a foreign key to a partitioned table are named after it: fk_1, fk_2. */
  numberedClones: 18,
  /** publish_generated_columns of publications. */
  publishGeneratedColumns: 18,
} as const;

export type ServerFeature = keyof typeof SINCE;

/** @param serverVersion as server_version_num says it: 150018 */
export function hasFeature(serverVersion: number, feature: ServerFeature): boolean {
  return serverVersion >= SINCE[feature] * 10_000;
}

/** The first major version of PostgreSQL that has a feature. */
export function firstVersionWith(feature: ServerFeature): number {
  return SINCE[feature];
}
