import type { IncludeName } from '../schema/comparison-hooks.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { QualifiedName } from '../schema/names.js';
import type { Ownership } from '../schema/privileges.js';
import type { UnmanagedObject } from '../schema/unmanaged-object.js';

export interface ReflectOptions {
  /**
   * The default schema alone, every schema of the user's (none of PostgreSQL's own, none of an extension's), or the
   * default one and those named.
   */
  readonly schemas?: 'default' | 'all' | readonly string[];
  /** What current_schema() says on this connection where nothing is said. */
  readonly defaultSchema?: string;
  /** What it refuses is not reflected, and neither is what hangs on it. The default schema is asked for by null. */
  readonly includeName?: IncludeName;
  /**
   * Patterns of what is left out: see parseIgnore(). An object that is known by a definition is reflected all the same,
   * since it may have to be put back.
   */
  readonly ignore?: readonly string[];
  /** Whether privileges are reflected. Default: false. */
  readonly privileges?: boolean;
  /** Whether owners are. Default: false. */
  readonly owners?: boolean;
  /**
   * Names of tables and types that get another name: they are reflected whatever the filters say. Of a schema that is
   * not among `schemas`, nothing else is.
   */
  readonly former?: readonly FormerName[];
  /** Tables of the tool's own, which nobody is to see. */
  readonly exclude?: readonly QualifiedName[];
}

export interface FormerName {
  readonly type: 'table' | 'enum' | 'domain' | 'compositeType' | 'rangeType';
  readonly name: QualifiedName;
}

export interface Reflection {
  readonly schema: DatabaseSchema;
  /** Whatever else is there: seen, but not described. In the order of kinds and names. */
  readonly unmanaged: readonly UnmanagedObject[];
  /** What the options leave out. */
  readonly ignored: readonly UnmanagedObject[];
  /** The schemas of the user that were not read. */
  readonly schemasNotRead: readonly string[];
  /** Schemas that nobody is to drop: `public`, and those in which something lies that is not described. */
  readonly keptSchemas: readonly string[];
  /** The owners of whatever privileges are granted on, by name. Nothing if privileges are not reflected. */
  readonly ownerRoles: readonly Ownership[];
  /** Whether nothing of the database was left out, except the tables of the tool's own. */
  readonly isWhole: boolean;
  /** As server_version_num says it: 150018. */
  readonly serverVersion: number;
  readonly defaultSchema: string;
}
