import { declaredKinds } from '../autogen/bystanders.js';
import type { ManagedKinds } from '../autogen/compare-options.js';
import { createStatements } from '../models/create-all.js';
import { reflect } from '../reflect/reflect.js';
import type { Reflection } from '../reflect/reflection.js';
import type { Connection } from '../runtime/connection.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import { PUBLIC_SCHEMA } from '../schema/names.js';
import type { SqlSource } from '../scratch/sql-source.js';
import { withScratchOf } from '../scratch/with-scratch.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';
import { mergeSchemas } from './merge-schemas.js';
import { reflectOptions } from './reflect-options.js';
import { scratchOptions } from './scratch-options.js';
import type { Targets } from './targets.js';
import { withRenames } from './with-renames.js';

/** What is declared; of SQL also what is in it and not managed. */
export interface DeclaredSide extends Pick<Reflection, 'schema' | 'unmanaged' | 'otherRelations'> {
  readonly managedKinds: ManagedKinds;
  /** Models alone, which need not know of partitions. */
  readonly ofModels?: boolean;
}

/** The database that something is declared for; its name may be needed, and how names are read there. */
export interface DeclaredFor {
  /** Null: none is there to be asked. */
  readonly live: Connection | null;
  readonly defaultSchema: string;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

/** What the targets declare. Where SQL is among them, all of it is built in a scratch database and reflected. */
export async function declareSchema(targets: Targets, database: DeclaredFor): Promise<DeclaredSide> {
  const { defaultSchema } = database;
  const ofModels = mergeSchemas(targets.models.map((metadata) => metadata.toSchema({ defaultSchema })));
  if (targets.sql.length === 0) {
    const managedKinds = declaredKinds(ofModels.objects);
    return { schema: ofModels, unmanaged: [], otherRelations: [], managedKinds, ofModels: true };
  }
  const reflection = await reflectScratch(sourcesOf(targets, defaultSchema), database);
  return { ...reflection, managedKinds: 'all', schema: withRenames(withoutEmptyPublic(reflection.schema), ofModels) };
}

async function reflectScratch(sources: readonly SqlSource[], database: DeclaredFor): Promise<Reflection> {
  const { defaultSchema, settings } = database;
  return withScratchOf(sources, scratchOptions(database), (connection) =>
    reflect(connection, { ...reflectOptions(settings), defaultSchema, schemas: 'all' }),
  );
}

/** All targets as SQL; what models declare is one more file, which is built in any order with the others. */
export function sourcesOf({ models, sql }: Targets, defaultSchema: string): readonly SqlSource[] {
  const statements = createStatements(mergeSchemas(models.map((metadata) => metadata.toSchema({ defaultSchema }))));
  return statements.length === 0 ? sql : [...sql, { file: 'the models', sql: statements.join(';\n') }];
}

/** Every new database has the schema public; one that nothing lies in need not be wanted. */
function withoutEmptyPublic(schema: DatabaseSchema): DatabaseSchema {
  const { schemas, collations, enums, sequences, tables, objects } = schema;
  const isUsed = [...collations, ...enums, ...sequences, ...tables, ...objects].some(
    (object) => object.schema === PUBLIC_SCHEMA,
  );
  return isUsed ? schema : { ...schema, schemas: schemas.filter(({ name }) => name !== PUBLIC_SCHEMA) };
}
