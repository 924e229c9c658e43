import type { QualifiedName } from '../schema/names.js';

/** A type as a statement writes it. */
export interface WrittenType {
  /** Without `pg_catalog`: `int4`, `varchar`, `app.color`. */
  readonly name: string;
  /** `varchar(20)` has [20]. */
  readonly modifiers: readonly number[];
  readonly isArray: boolean;
}

/** When PostgreSQL evaluates a default: once for the statement, or for each row, which rewrites the table. */
export type Volatility = 'constant' | 'volatile';

export interface WrittenColumn {
  readonly name: string;
  readonly type: WrittenType | null;
  readonly notNull: boolean;
  readonly default: Volatility | null;
  readonly generated: 'stored' | 'virtual' | null;
  readonly isIdentity: boolean;
  readonly constraints: readonly WrittenConstraint[];
}

/** A table in a query, and the name that columns of the query have before their point. */
interface MentionedTable {
  readonly table: QualifiedName;
  readonly alias: string;
}

/** The tables and columns that a query mentions. */
export interface Mentions {
  readonly tables: readonly MentionedTable[];
  /** `*` for all columns. */
  readonly columns: readonly { readonly of: string | null; readonly name: string }[];
}

export interface WrittenConstraint {
  readonly type: 'check' | 'foreignKey' | 'unique' | 'primaryKey' | 'exclusion' | 'notNull';
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly isNotValid: boolean;
  readonly isEnforced: boolean;
  /** The existing index that it takes over. */
  readonly usingIndex: string | null;
  readonly referredTable: QualifiedName | null;
  /** Empty for the primary key. */
  readonly referredColumns: readonly string[];
  /** The columns in a check. */
  readonly mentions: readonly string[];
  /** The columns that a check proves to be not null. */
  readonly provesNotNull: readonly string[];
}

/** How many rows a statement may change or read: those that it names, or as many as the table has. */
export type Reach = 'every row' | 'open' | 'bounded';

export type Renamed = 'table' | 'column' | 'schema' | 'type' | 'enumValue' | 'view' | 'other';

export type Dropped =
  | 'table'
  | 'schema'
  | 'database'
  | 'index'
  | 'type'
  | 'view'
  | 'materializedView'
  | 'function'
  | 'sequence'
  | 'extension'
  | 'trigger'
  | 'policy'
  /** Everything that roles own. */
  | 'owned'
  | 'other';

/** What one part of a statement does, whether SQL or a directive says it. Rules judge only this. */
export type Act =
  | {
      readonly act: 'createIndex';
      readonly table: QualifiedName;
      readonly name: string | null;
      readonly isConcurrent: boolean;
      readonly isUnique: boolean;
      readonly ifNotExists: boolean;
      readonly isOnly: boolean;
      readonly method: string;
      readonly columns: readonly (string | null)[];
      /** The columns in its expressions and its condition. */
      readonly computedFrom: readonly string[];
    }
  | {
      readonly act: 'reindex';
      readonly of: 'index' | 'table' | 'all';
      readonly name: QualifiedName;
      readonly isConcurrent: boolean;
    }
  | {
      readonly act: 'createTable';
      readonly table: QualifiedName;
      readonly columns: readonly WrittenColumn[];
      readonly constraints: readonly WrittenConstraint[];
      readonly ifNotExists: boolean;
      readonly partitionOf: QualifiedName | null;
      readonly isPartitioned: boolean;
    }
  | { readonly act: 'createSequence'; readonly name: QualifiedName }
  | { readonly act: 'createView'; readonly name: QualifiedName; readonly mentions: Mentions }
  | {
      readonly act: 'createMaterializedView';
      readonly name: QualifiedName;
      readonly withData: boolean;
      readonly mentions: Mentions;
    }
  | { readonly act: 'createType'; readonly name: QualifiedName; readonly isEnum: boolean }
  | { readonly act: 'createDomain'; readonly name: QualifiedName; readonly hasConstraint: boolean }
  | { readonly act: 'createSchema'; readonly name: string }
  | {
      readonly act: 'createTrigger';
      readonly table: QualifiedName;
      readonly name: string;
      readonly function: QualifiedName;
      readonly mentions: Mentions;
    }
  | {
      readonly act: 'createFunction';
      readonly name: QualifiedName;
      readonly isSecurityDefiner: boolean;
      /** Whether the search path of the caller decides what the names in its body mean. */
      readonly usesCallersPath: boolean;
      /** Of each statement in a body that is text. */
      readonly mentions: readonly Mentions[];
    }
  | {
      readonly act: 'createPolicy';
      readonly table: QualifiedName;
      readonly name: string;
      readonly mentions: Mentions;
    }
  | TableAct
  | {
      readonly act: 'rename';
      readonly what: Renamed;
      readonly name: QualifiedName;
      readonly part: string | null;
      readonly to: string;
    }
  | { readonly act: 'setSchema'; readonly what: Renamed; readonly name: QualifiedName; readonly to: string }
  | {
      readonly act: 'drop';
      readonly what: Dropped;
      readonly names: readonly QualifiedName[];
      readonly isCascade: boolean;
      readonly isConcurrent: boolean;
      readonly ifExists: boolean;
    }
  | { readonly act: 'truncate'; readonly tables: readonly QualifiedName[]; readonly isCascade: boolean }
  | {
      readonly act: 'update' | 'delete' | 'insert';
      readonly table: QualifiedName;
      readonly reach: Reach;
      /** The other tables that it reads: `INSERT … SELECT`. */
      readonly reads: readonly QualifiedName[];
    }
  | { readonly act: 'select' }
  /** Calls of functions of Citus that move all rows of a table to other servers, or back from them. */
  | { readonly act: 'distribute' | 'undistribute'; readonly table: QualifiedName; readonly call: string }
  | {
      readonly act: 'addEnumValue';
      readonly type: QualifiedName;
      readonly value: string;
      readonly hasPosition: boolean;
    }
  | {
      readonly act: 'domainConstraint';
      readonly domain: QualifiedName;
      readonly isNotValid: boolean;
      readonly isValidation: boolean;
      readonly isNotNull: boolean;
    }
  | { readonly act: 'lockTable'; readonly tables: readonly QualifiedName[]; readonly mode: number }
  | { readonly act: 'setting'; readonly name: string; readonly value: string | null; readonly isLocal: boolean }
  | { readonly act: 'transaction'; readonly command: 'begin' | 'commit' | 'rollback' | 'other' }
  | { readonly act: 'vacuum'; readonly isFull: boolean; readonly tables: readonly QualifiedName[] }
  | { readonly act: 'cluster'; readonly table: QualifiedName | null }
  | {
      readonly act: 'refresh';
      readonly name: QualifiedName;
      readonly isConcurrent: boolean;
      readonly withData: boolean;
    }
  | { readonly act: 'grant'; readonly toPublic: boolean; readonly isOnTables: boolean }
  /** `ALTER SYSTEM`, `CREATE TABLESPACE`, and others that concern all databases of the server. */
  | { readonly act: 'serverChange'; readonly statement: string }
  | { readonly act: 'dynamicSql' }
  | { readonly act: 'other'; readonly statement: string };

/** One part of an ALTER TABLE. */
export type TableAct =
  | {
      readonly act: 'addColumn';
      readonly table: QualifiedName;
      readonly column: WrittenColumn;
      readonly ifNotExists: boolean;
    }
  | {
      readonly act: 'dropColumn';
      readonly table: QualifiedName;
      readonly column: string;
      readonly isCascade: boolean;
      readonly ifExists: boolean;
    }
  | {
      readonly act: 'setNotNull' | 'dropNotNull' | 'setDefault' | 'dropExpression';
      readonly table: QualifiedName;
      readonly column: string;
    }
  | { readonly act: 'setExpression' | 'addIdentity'; readonly table: QualifiedName; readonly column: string }
  | {
      readonly act: 'alterType';
      readonly table: QualifiedName;
      readonly column: string;
      readonly type: WrittenType;
      readonly setsCollation: boolean;
      /** `cast`: the column itself, cast to the new type at most. */
      readonly using: 'none' | 'cast' | 'expression';
    }
  | { readonly act: 'addConstraint'; readonly table: QualifiedName; readonly constraint: WrittenConstraint }
  | {
      readonly act: 'dropConstraint';
      readonly table: QualifiedName;
      readonly name: string;
      readonly isCascade: boolean;
    }
  | { readonly act: 'validateConstraint'; readonly table: QualifiedName; readonly name: string }
  | {
      readonly act: 'attachPartition';
      readonly table: QualifiedName;
      readonly partition: QualifiedName;
      readonly isDefault: boolean;
    }
  | {
      readonly act: 'detachPartition';
      readonly table: QualifiedName;
      readonly partition: QualifiedName;
      readonly isConcurrent: boolean;
    }
  | {
      readonly act: 'rewriteTable';
      readonly table: QualifiedName;
      readonly by: 'logged' | 'tablespace' | 'accessMethod';
    }
  | { readonly act: 'replicaIdentity'; readonly table: QualifiedName; readonly identity: 'full' | 'nothing' | 'other' }
  | {
      readonly act: 'disableTrigger' | 'enableTrigger' | 'enableRowSecurity' | 'alterTable';
      readonly table: QualifiedName;
    }
  | { readonly act: 'setStorage'; readonly table: QualifiedName; readonly turnsOffAutovacuum: boolean };

export type ActName = Act['act'];

export type ActOf<Name extends ActName> = OneOf<Act, Name>;

export function isNamed<Name extends ActName>(act: Act, name: Name): act is ActOf<Name> {
  return act.act === name;
}

/** A member of the union may stand for several names. */
type OneOf<One, Name> = One extends { readonly act: infer Own } ? (Name extends Own ? One : never) : never;
