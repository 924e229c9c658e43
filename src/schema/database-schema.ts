import type { CompositeType } from './composite-type.js';
import type { DeclaredRows } from './declared-rows.js';
import type { DefinedObject, Dependence } from './defined-object.js';
import type { Domain } from './domain.js';
import type { EnumType } from './enum-type.js';
import type { Ownership, Privilege } from './privileges.js';
import type { RangeType } from './range-type.js';
import type { Sequence } from './sequence.js';
import type { Table } from './table.js';

/** A PostgreSQL schema (namespace). */
export interface Schema {
  readonly name: string;
  readonly comment: string | null;
  /** Citus keeps all its tables on one node of the cluster. */
  readonly isDistributed?: true;
}

/** A collation made by CREATE COLLATION. */
export interface Collation {
  readonly schema: string | null;
  readonly name: string;
  readonly provider: 'libc' | 'icu' | 'builtin';
  readonly locale: string;
  /** Set if LC_CTYPE differs from LC_COLLATE; libc only. */
  readonly ctype: string | null;
  readonly deterministic: boolean;
  readonly rules: string | null;
  readonly comment: string | null;
}

/**
 * Everything the tool manages in one database: what the models declare and what reflection reads.
 * Lists are in the order of their names, except that the declared ones keep the order of the models.
 */
export interface DatabaseSchema {
  /** The schema of unqualified names; null if it isn't declared, which is usual for models. */
  readonly defaultSchema: Schema | null;
  /** Those other than the default one. */
  readonly schemas: readonly Schema[];
  readonly collations: readonly Collation[];
  readonly enums: readonly EnumType[];
  readonly domains: readonly Domain[];
  readonly compositeTypes: readonly CompositeType[];
  readonly rangeTypes: readonly RangeType[];
  /** Those that stand alone; the ones behind identity and serial columns belong to their column. */
  readonly sequences: readonly Sequence[];
  readonly tables: readonly Table[];
  /** Views, functions, triggers and all other objects that are known by a definition. */
  readonly objects: readonly DefinedObject[];
  /** Which object depends on which, as far as PostgreSQL tracks it. Empty if only models were read. */
  readonly dependences: readonly Dependence[];
  /** Empty if privileges are not compared. */
  readonly privileges: readonly Privilege[];
  /** Empty if owners are not compared. */
  readonly owners: readonly Ownership[];
  /** The rows that belong to the schema. Empty if it was read from a database. */
  readonly rows: readonly DeclaredRows[];
}

export const EMPTY_SCHEMA: DatabaseSchema = {
  defaultSchema: null,
  schemas: [],
  collations: [],
  enums: [],
  domains: [],
  compositeTypes: [],
  rangeTypes: [],
  sequences: [],
  tables: [],
  objects: [],
  dependences: [],
  privileges: [],
  owners: [],
  rows: [],
};
