import { casingNotSupported } from '../../../errors/drizzle-errors.js';
import type { Enum } from '../../../models/enum.js';
import { MetaData } from '../../../models/meta-data.js';
import { metaDataState } from '../../../models/meta-data-state.js';
import type { DeclaredSql } from '../../../models/objects/object-declaration.js';
import { clipName } from '../../../schema/choose-name.js';
import { nameKey, type QualifiedName } from '../../../schema/names.js';
import type { DrizzleCasing } from '../../../settings/drizzle-target.js';
import { isEntity } from './entity-kind.js';
import type { Dialect, DrizzleEnum, DrizzleSql, DrizzleTable, NamedColumn, PgCore } from './pg-core.js';

/** What turns objects of Drizzle into declarations of a MetaData. */
export class DrizzleContext {
  readonly metadata = new MetaData();
  readonly core: PgCore;
  readonly #dialect: Dialect;
  readonly #enums = new Map<string, Enum>();
  readonly #tables = new Map<object, DrizzleTable>();

  constructor(core: PgCore, casing: DrizzleCasing | null) {
    this.core = core;
    this.#dialect = casing === null ? new core.PgDialect() : new core.PgDialect({ casing });
    if (casing !== null && this.isVersion1) throw casingNotSupported(casing);
  }

  /** From 1.0 on, names of columns are final. */
  get isVersion1(): boolean {
    return this.#dialect.casing === undefined;
  }

  /** Drizzle calls the functions of the user each time. */
  table(table: object): DrizzleTable {
    const known = this.#tables.get(table) ?? this.core.getTableConfig(table);
    this.#tables.set(table, known);
    return known;
  }

  columnName({ name, keyAsName }: NamedColumn): string {
    return keyAsName === true ? (this.#dialect.casing?.convert(name) ?? name) : name;
  }

  /** The text with its parameters in it, and columns without their table. */
  expression(sql: DrizzleSql): string {
    return this.#dialect.sqlToQuery(inlined(sql), 'indexes').sql;
  }

  /** The text with its parameters in it, and columns with their table. */
  query(sql: DrizzleSql): string {
    return this.#dialect.sqlToQuery(inlined(sql)).sql;
  }

  /** An enum is declared when it is first met: it may be used without being exported. */
  enum(declared: DrizzleEnum): Enum {
    const name = { schema: schemaOf(declared), name: clipName(declared.enumName) };
    const known = this.#enums.get(nameKey(name)) ?? this.metadata.enum(name.name, declared.enumValues, optionsOf(name));
    this.#enums.set(nameKey(name), known);
    return known;
  }

  /** A schema of a table is declared already. */
  schema(name: string): void {
    if (!this.metadata[metaDataState].schemas.some((known) => known.name === name)) this.metadata.schema(name);
  }

  /** Declares what is known by a definition. */
  declare(declared: DeclaredSql, schema: string | null): void {
    this.metadata[metaDataState].objects.push({ ...declared, schema, file: null, line: null });
  }
}

/** As options of a declaration say it. */
export function optionsOf({ schema }: Pick<QualifiedName, 'schema'>): { readonly schema?: string } {
  return schema === null ? {} : { schema };
}

export function schemaOf({ schema }: { readonly schema: string | undefined }): string | null {
  return schema ?? null;
}

export function isSql(value: unknown): value is DrizzleSql {
  return isEntity(value, 'SQL');
}

/** A copy, because Drizzle changes the SQL itself. */
function inlined(sql: DrizzleSql): DrizzleSql {
  const copy: DrizzleSql = Reflect.construct(sql.constructor, [[sql]]);
  return copy.inlineParams();
}
