import type { IncludeName } from '../schema/comparison-hooks.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { QualifiedName } from '../schema/names.js';
import type { Ownership } from '../schema/privileges.js';
import type { UnmanagedObject } from '../schema/unmanaged-object.js';

export interface ReflectionOptions {
  /**
   * The default schema alone, every schema of the user's (none of PostgreSQL's own, none of an extension's), or the
   * default one and those named.
   */
  readonly schemas?: 'default' | 'all' | readonly string[];
  /** Default: the result of current_schema() on this connection. */
  readonly defaultSchema?: string;
  /**
   * If the function refuses a name, the object and the objects that depend on it are not reflected. The default schema
   * is passed as null.
   */
  readonly includeName?: IncludeName;
  /**
   * Patterns of objects to leave out: see parseIgnore(). An object that is known by a definition is still reflected,
   * because it may have to be restored.
   */
  readonly ignore?: readonly string[];
  /** Whether privileges are reflected. Default: false. */
  readonly privileges?: boolean;
  /** Whether owners are. Default: false. */
  readonly owners?: boolean;
  /**
   * Names of tables and types that get another name: they are reflected regardless of the filters. Of a schema that is
   * not among `schemas`, nothing else is.
   */
  readonly former?: readonly FormerName[];
  /** Limbeck's own tables, which are hidden. */
  readonly exclude?: readonly QualifiedName[];
}

export interface FormerName {
  readonly type: 'table' | 'enum' | 'domain' | 'compositeType' | 'rangeType';
  readonly name: QualifiedName;
}

export interface Reflection {
  readonly schema: DatabaseSchema;
  /** All other objects of the database: found, but not described. In the order of kinds and names. */
  readonly unmanaged: readonly UnmanagedObject[];
  /** What the options leave out. */
  readonly ignored: readonly UnmanagedObject[];
  /** The schemas of the user that were not read. */
  readonly schemasNotRead: readonly string[];
  /** Schemas that must not be dropped: `public`, and schemas that contain an object that is not described. */
  readonly keptSchemas: readonly string[];
  /** The owners of whatever privileges are granted on, by name. Nothing if privileges are not reflected. */
  readonly ownerRoles: readonly Ownership[];
  /** The role of the session. */
  readonly role: string;
  /** Whether nothing of the database was left out, except the tables of the tool's own. */
  readonly isWhole: boolean;
  /** As server_version_num says it: 150018. */
  readonly serverVersion: number;
  readonly defaultSchema: string;
}
