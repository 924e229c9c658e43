import { declaredKinds } from '../../autogen/scope/bystanders.js';
import type { ManagedKinds } from '../../autogen/scope/scope-options.js';
import type { Printers } from '../../autogen/settle/settle.js';
import { createStatements } from '../../models/create-all.js';
import { createPrinter } from '../../reflect/create-printer.js';
import { reflect } from '../../reflect/reflect.js';
import type { Reflection } from '../../reflect/reflection.js';
import type { Connection } from '../../runtime/connection.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { PUBLIC_SCHEMA } from '../../schema/names.js';
import type { OnRefused } from '../../scratch/build.js';
import { checkViewColumns } from '../../scratch/check-view-columns.js';
import { definitionPrinter, renamedPrinter } from '../../scratch/print-definitions.js';
import type { Scratch } from '../../scratch/scratch.js';
import type { SqlSource } from '../../scratch/sql-source.js';
import { withScratchOf } from '../../scratch/with-scratch.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { reflectOptions } from '../difference/reflect-options.js';
import type { CommandEvents } from '../environment/command-events.js';
import { type DrizzleNames, drizzleNames } from './drizzle/drizzle-names.js';
import { mergeSchemas } from './merge-schemas.js';
import { refuseRowsWithoutSql, rowsOfSql } from './rows-of-sql.js';
import { scratchOptions } from './scratch-options.js';
import { withCachedTarget } from './sql-cache/cached-target.js';
import type { BuildTarget } from './sql-cache/lazy-build.js';
import type { Targets } from './targets.js';
import { withRenames } from './with-former-names.js';
import { withoutTables } from './without-tables.js';

/** What is declared; if it is built in a scratch database, also what is in it and not managed. */
export interface DeclaredSide extends Pick<Reflection, 'schema' | 'unmanaged'> {
  readonly managedKinds: ManagedKinds;
  /** Models alone, which need not know of partitions. */
  readonly ofModels?: boolean;
  /** What Drizzle declares, without words for all that a table can have; null if it declares nothing. */
  readonly drizzle?: DrizzleNames | null;
  /** The extensions that are declared with a version. */
  readonly declaredVersions?: ReadonlySet<string>;
  /** They ask the database with the declared objects, which exists as long as the side is used; null without one. */
  readonly printers: Printers | null;
}

/** Does something with what is declared for a default schema. */
export type WithDeclared = <T>(defaultSchema: string, use: (side: DeclaredSide) => Promise<T>) => Promise<T>;

/** The database that something is declared for; its name may be needed, and how names are read there. */
export interface DeclaredFor {
  /** Null without a live database. */
  readonly live: Connection | null;
  readonly defaultSchema: string;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

/** A database that a scratch one is built for. */
export interface BuiltFor extends DeclaredFor {
  /** Takes note of statements that can't be run; without it, they are errors. */
  readonly onRefused?: OnRefused;
  /** The sources were written from a database: no query of theirs is run. */
  readonly isOfDatabase?: boolean;
  /** The rows that the settings name belong to the schema. */
  readonly readsRows?: boolean;
}

/**
 * Does something with what the targets declare. If SQL is among them, or objects that only PostgreSQL can read, all of it
 * is built in a scratch database and reflected. The scratch database knows what a declared text means, so it stays for as
 * long as `use` runs.
 */
export async function withDeclaredSchema<T>(
  targets: Targets,
  database: DeclaredFor,
  use: (side: DeclaredSide) => Promise<T>,
): Promise<T> {
  const { defaultSchema } = database;
  const ofModels = await declareModels(targets, defaultSchema);
  const isOfModels = targets.sql.length === 0;
  const drizzle =
    targets.drizzle &&
    drizzleNames(targets.drizzle, { defaultSchema, isAll: isOfModels && targets.models.length === 1 });
  const managed = (schema: DatabaseSchema) =>
    withoutTables(schema, { tables: targets.drizzle?.outside ?? [], defaultSchema });
  if (isOfModels) refuseRowsWithoutSql(database.settings);
  if (isOfModels && objectSources(targets).length === 0) {
    const side = { schema: managed(ofModels), unmanaged: [], managedKinds: declaredKinds([]), ofModels: true };
    return use({ ...side, drizzle, printers: null });
  }
  const sources = sourcesOf(targets, ofModels);
  const build: BuildTarget = (work) => withBuilt(sources, { ...database, readsRows: true }, work);
  return withCachedTarget(sources, { database, build }, ({ printers, reflection, versions }) => {
    const built = withRenames(withoutEmptyPublic(reflection.schema), ofModels);
    // A new database has a comment there that the models say nothing of.
    const schema = managed(isOfModels ? { ...built, defaultSchema: ofModels.defaultSchema } : built);
    const managedKinds: ManagedKinds = isOfModels ? declaredKinds(schema.objects) : 'all';
    const side = { ...reflection, managedKinds, schema, ofModels: isOfModels, declaredVersions: versions };
    return use({ ...side, drizzle, printers });
  });
}

interface Built extends Reflection {
  readonly printers: Printers;
  readonly isEmbedded: boolean;
}

/** Builds the sources in a scratch database, reflects it, and calls a function while it exists. */
export function withBuilt<T>(
  sources: readonly SqlSource[],
  database: BuiltFor,
  use: (built: Built) => Promise<T>,
): Promise<T> {
  const { defaultSchema, settings, onRefused, isOfDatabase, readsRows = false } = database;
  return withScratchOf(
    sources,
    { ...scratchOptions(database), onRefused, isOfDatabase },
    async (connection, scratch) => {
      await checkViewColumns(sources, scratch);
      const reflection = await reflect(connection, { ...reflectOptions(settings), defaultSchema, schemas: 'all' });
      const isEmbedded = connection.kind !== 'pg';
      const rows = readsRows ? await rowsOfSql(connection, { ...reflection, defaultSchema, settings }) : [];
      const schema = { ...reflection.schema, rows };
      return use({ ...reflection, schema, printers: scratchPrinters(scratch, reflection), isEmbedded });
    },
  );
}

/**
 * A text of a declaration means what the declared functions and types make of it. The scratch database has them, so it is
 * asked, also about what a text of the live database would mean there.
 *
 * @param has the side whose objects the scratch database has
 */
export function scratchPrinters(
  scratch: Scratch,
  names: Pick<Reflection, 'defaultSchema' | 'serverVersion'>,
  has: 'declared' | 'reflected' = 'declared',
): Printers {
  return {
    expressions: createPrinter(scratch.connection, names),
    definitions: {
      print: definitionPrinter(scratch, names),
      printRenamed: has === 'declared' ? renamedPrinter(scratch, names) : null,
      has,
    },
  };
}

/** What the models declare, except their SQL objects. No database is asked. */
export async function declareModels({ models }: Targets, defaultSchema: string): Promise<DatabaseSchema> {
  return mergeSchemas(await Promise.all(models.map((metadata) => metadata.toSchema({ defaultSchema }))));
}

/**
 * All targets as SQL; what models declare is more files, which are built in any order with the others.
 *
 * @param models what {@link declareModels} returns
 */
export function sourcesOf(targets: Targets, models: DatabaseSchema): readonly SqlSource[] {
  const statements = createStatements(models);
  const ofModels = statements.length === 0 ? [] : [{ file: THE_MODELS, sql: statements.join(';\n') }];
  const objects = objectSources(targets);
  // Statements that fail are repeated later, but Citus must be there before tables get foreign keys.
  const isExtension = ({ sql }: SqlSource) => sql.startsWith('CREATE EXTENSION ');
  return [
    ...targets.sql,
    ...objects.filter(isExtension),
    ...ofModels,
    ...objects.filter((source) => !isExtension(source)),
  ];
}

const THE_MODELS = 'the models';

function objectSources({ models }: Targets): readonly SqlSource[] {
  return models
    .flatMap((metadata) => metadata.toSql())
    .map(({ statements, file, line, view }) => ({
      file: file ?? THE_MODELS,
      sql: statements.join(';\n'),
      ...(line === null ? {} : { madeAt: line }),
      ...(view !== undefined && { view }),
    }));
}

/** Every new database has the schema public. If it is empty, the target may not want it. */
export function withoutEmptyPublic(schema: DatabaseSchema): DatabaseSchema {
  const { schemas, collations, enums, sequences, tables, objects } = schema;
  const isUsed = [...collations, ...enums, ...sequences, ...tables, ...objects].some(
    (object) => object.schema === PUBLIC_SCHEMA,
  );
  return isUsed ? schema : { ...schema, schemas: schemas.filter(({ name }) => name !== PUBLIC_SCHEMA) };
}
