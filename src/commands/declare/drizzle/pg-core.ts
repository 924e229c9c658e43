import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { drizzleMissing } from '../../../errors/drizzle-errors.js';
import type { ReferentialAction } from '../../../schema/constraints.js';

/**
 * What `drizzle-orm/pg-core` says of a schema, as far as its versions 0.36 to 1.0 have it in common. The types of the
 * package itself differ between the versions.
 */
export interface PgCore {
  readonly getTableConfig: (table: object) => DrizzleTable;
  readonly getViewConfig: (view: object) => DrizzleView;
  readonly getMaterializedViewConfig: (view: object) => DrizzleMaterializedView;
  readonly PgDialect: new (options?: { readonly casing: string }) => Dialect;
}

export interface Dialect {
  /** Before 1.0. */
  readonly casing?: { readonly convert: (name: string) => string };
  readonly sqlToQuery: (sql: DrizzleSql, invokeSource?: 'indexes') => { readonly sql: string };
}

export interface DrizzleSql {
  readonly inlineParams: () => DrizzleSql;
}

export interface NamedColumn {
  readonly name: string;
  readonly keyAsName?: boolean;
}

export interface DrizzleEnum {
  readonly enumName: string;
  readonly enumValues: readonly string[];
  readonly schema: string | undefined;
}

export interface SequenceConfig {
  readonly increment?: number | string | bigint;
  readonly minValue?: number | string | bigint;
  readonly maxValue?: number | string | bigint;
  readonly startWith?: number | string | bigint;
  readonly cache?: number | string | bigint;
  readonly cycle?: boolean;
}

export interface DrizzleColumn extends NamedColumn {
  readonly notNull: boolean;
  readonly primary: boolean;
  readonly isUnique: boolean;
  /** Before 1.0 also if the user gave none. */
  readonly uniqueName: string | undefined;
  readonly uniqueType: string | undefined;
  readonly default: unknown;
  readonly generated: { readonly as: unknown; readonly mode?: string } | undefined;
  readonly generatedIdentity:
    | {
        readonly type: 'always' | 'byDefault';
        readonly sequenceName?: string;
        readonly sequenceOptions?: SequenceConfig;
      }
    | undefined;
  readonly enum?: DrizzleEnum;
  /** The column of the elements, before 1.0. */
  readonly baseColumn?: DrizzleColumn;
  /** The brackets of an array, from 1.0 on. */
  readonly dimensions?: number;
  readonly srid?: number;
  readonly getSQLType: () => string;
}

export interface IndexedColumn extends NamedColumn {
  readonly indexConfig?: {
    readonly order?: 'asc' | 'desc';
    readonly nulls?: 'first' | 'last';
    readonly opClass?: string;
  };
}

/** The names that are chosen by Drizzle are known by `isNameExplicit` from 1.0 on. */
export interface DrizzleIndex {
  readonly isNameExplicit?: boolean;
  readonly config: {
    readonly name: string | undefined;
    readonly columns: readonly (IndexedColumn | DrizzleSql)[];
    readonly unique: boolean;
    readonly method?: string;
    readonly where?: DrizzleSql;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
  };
}

export interface DrizzlePrimaryKey {
  readonly isNameExplicit?: boolean;
  readonly name: string | undefined;
  readonly columns: readonly NamedColumn[];
  readonly getName: () => string;
}

export interface DrizzleUnique {
  readonly isNameExplicit?: boolean;
  readonly name: string | undefined;
  readonly columns: readonly NamedColumn[];
  readonly nullsNotDistinct: boolean;
}

export interface DrizzleForeignKey {
  readonly isNameExplicit?: () => boolean;
  readonly getName: () => string;
  readonly onDelete: ReferentialAction | undefined;
  readonly onUpdate: ReferentialAction | undefined;
  readonly reference: () => {
    readonly name?: string;
    readonly columns: readonly NamedColumn[];
    readonly foreignTable: object;
    readonly foreignColumns: readonly NamedColumn[];
  };
}

export interface DrizzlePolicy {
  readonly name: string;
  readonly as?: 'permissive' | 'restrictive';
  readonly for?: 'all' | 'select' | 'insert' | 'update' | 'delete';
  readonly to?: DrizzleRole | readonly DrizzleRole[];
  readonly using?: DrizzleSql;
  readonly withCheck?: DrizzleSql;
  /** The table of a policy that is declared outside a table. */
  readonly _linkedTable?: object;
}

export type DrizzleRole = string | { readonly name: string };

export interface DrizzleTable {
  readonly name: string;
  readonly schema: string | undefined;
  readonly columns: readonly DrizzleColumn[];
  readonly indexes: readonly DrizzleIndex[];
  readonly foreignKeys: readonly DrizzleForeignKey[];
  readonly checks: readonly { readonly name: string; readonly value: DrizzleSql }[];
  readonly primaryKeys: readonly DrizzlePrimaryKey[];
  readonly uniqueConstraints: readonly DrizzleUnique[];
  readonly policies?: readonly DrizzlePolicy[];
  readonly enableRLS?: boolean;
}

export interface DrizzleView {
  readonly name: string;
  readonly schema: string | undefined;
  /** Missing if the view exists already. */
  readonly query: DrizzleSql | undefined;
  readonly isExisting: boolean;
  readonly with?: {
    readonly checkOption?: 'local' | 'cascaded';
    readonly securityBarrier?: boolean;
    readonly securityInvoker?: boolean;
  };
}

export interface DrizzleMaterializedView extends Omit<DrizzleView, 'with'> {
  readonly with?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly using?: string;
  readonly tablespace?: string;
}

export interface DrizzleSequence {
  readonly seqName: string | undefined;
  readonly seqOptions: SequenceConfig | undefined;
  readonly schema: string | undefined;
}

/** What the exports of a module are. */
export interface DrizzleObjects {
  readonly PgTable: object;
  readonly PgView: object;
  readonly PgMaterializedView: object;
  readonly PgEnum: DrizzleEnum;
  readonly PgSequence: DrizzleSequence;
  readonly PgSchema: { readonly schemaName: string };
  readonly PgPolicy: DrizzlePolicy;
  readonly PgRole: object;
}

/**
 * The copy of drizzle-orm that a module of the user's gets, or the folder of the settings.
 *
 * @param files the modules, and a file of that folder
 */
export async function importPgCore(files: readonly string[]): Promise<PgCore> {
  for (const file of files) {
    const path = findPgCore(file);
    if (path === null) continue;
    const core: PgCore = await import(pathToFileURL(path).href);
    return core;
  }
  throw drizzleMissing(files[0] ?? '');
}

function findPgCore(file: string): string | null {
  try {
    const required = createRequire(file).resolve('drizzle-orm/pg-core');
    // ES modules import the other form of the same code. If they did, that form is loaded already.
    const imported = required.replace(/\.cjs$/, '.js');
    return existsSync(imported) ? imported : required;
  } catch {
    return null;
  }
}
