import type { ColumnType } from '../../schema/types.js';

/** A column as the catalogs have it. */
export interface ColumnFacts {
  readonly name: string;
  /** Of a domain, the type below it. */
  readonly type: ColumnType;
  /** Two columns of the same type have the same. */
  readonly typeKey: string;
  readonly isEnum: boolean;
  readonly isGenerated: boolean;
}

/** A table, a partitioned table or a composite type, at one moment of a transaction. */
export interface RelationFacts {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** Whether the search path finds it by its bare name. */
  readonly isVisible: boolean;
  /** `pg_class.relkind`: a letter of `RELKIND`. */
  readonly kind: string;
  /** TRUNCATE changes it, and so does every statement that rewrites the table. */
  readonly fileNode: string;
  /** How many rows this transaction has deleted and updated so far. */
  readonly deleted: number;
  readonly updated: number;
  /** The oids of the tables that it inherits from, or is a partition of. */
  readonly parents: readonly string[];
  /** By attnum. */
  readonly columns: ReadonlyMap<string, ColumnFacts>;
}

/** The relations that can lose data. */
export interface DatabaseFacts {
  /** PostgreSQL counts deleted and updated rows. */
  readonly countsRows: boolean;
  readonly fixedTimeZone: boolean;
  readonly relations: ReadonlyMap<string, RelationFacts>;
}

/** What a transaction has locked for writing, as it is now. */
export interface LockedFacts extends DatabaseFacts {
  /** Locked by oid: nobody else can have dropped or altered them. */
  readonly exclusive: ReadonlySet<string>;
  readonly locked: ReadonlySet<string>;
}

/** `users`, `audit.users`. */
export function showRelation({ schema, name, isVisible }: RelationFacts): string {
  return isVisible ? name : `${schema}.${name}`;
}
