import { declaredKinds } from '../autogen/bystanders.js';
import type { ManagedKinds } from '../autogen/compare-options.js';
import { createStatements } from '../models/create-all.js';
import { reflect } from '../reflect/reflect.js';
import type { Reflection } from '../reflect/reflection.js';
import type { Connection } from '../runtime/connection.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { DefinedObject } from '../schema/defined-object.js';
import { PUBLIC_SCHEMA } from '../schema/names.js';
import { withAlikeDefinitions } from '../scratch/alike-definitions.js';
import type { OnRefused } from '../scratch/build.js';
import { declaredVersions } from '../scratch/declared-versions.js';
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
export interface DeclaredSide extends Pick<Reflection, 'schema' | 'unmanaged'> {
  readonly managedKinds: ManagedKinds;
  /** Models alone, which need not know of partitions. */
  readonly ofModels?: boolean;
  /** The extensions that are declared with a version. */
  readonly declaredVersions?: ReadonlySet<string>;
}

/** The database that something is declared for; its name may be needed, and how names are read there. */
export interface DeclaredFor {
  /** Null: none is there to be asked. */
  readonly live: Connection | null;
  readonly defaultSchema: string;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

/** A database that a scratch one is built for. */
export interface BuiltFor extends DeclaredFor {
  /** What it has, if that is known already. */
  readonly liveObjects?: readonly DefinedObject[];
  /** Takes note of statements that can't be run; without it, they are errors. */
  readonly onRefused?: OnRefused;
}

/**
 * What the targets declare. Where SQL is among them, or objects that only PostgreSQL can read, all of it is built in a
 * scratch database and reflected.
 */
export async function declareSchema(targets: Targets, database: DeclaredFor): Promise<DeclaredSide> {
  const { defaultSchema } = database;
  const ofModels = declareModels(targets, defaultSchema);
  const isOfModels = targets.sql.length === 0;
  if (isOfModels && objectSources(targets).length === 0) {
    return { schema: ofModels, unmanaged: [], managedKinds: declaredKinds([]), ofModels: true };
  }
  const sources = sourcesOf(targets, defaultSchema);
  const reflection = await reflectScratch(sources, database);
  const built = withRenames(withoutEmptyPublic(reflection.schema), ofModels);
  // A new database has a comment there that the models say nothing of.
  const schema = isOfModels ? { ...built, defaultSchema: ofModels.defaultSchema } : built;
  const managedKinds = isOfModels ? declaredKinds(schema.objects) : 'all';
  return { ...reflection, managedKinds, schema, ofModels: isOfModels, declaredVersions: declaredVersions(sources) };
}

/** What models declare that is no SQL, without asking anybody. */
export function declareModels({ models }: Targets, defaultSchema: string): DatabaseSchema {
  return mergeSchemas(models.map((metadata) => metadata.toSchema({ defaultSchema })));
}

/** Builds the sources in a scratch database, and reflects it. */
export async function reflectScratch(sources: readonly SqlSource[], database: BuiltFor): Promise<Reflection> {
  const { defaultSchema, settings, live, liveObjects, onRefused } = database;
  const options = { ...reflectOptions(settings), defaultSchema, schemas: 'all' } as const;
  return withScratchOf(sources, { ...scratchOptions(database), onRefused }, async (connection, scratch) => {
    const reflection = await reflect(connection, options);
    const objectsOf = async (place: Connection) => (await reflect(place, options)).schema.objects;
    const objects = await withAlikeDefinitions(reflection.schema.objects, {
      scratch,
      reflectScratch: () => objectsOf(connection),
      reflectLive: async () => liveObjects ?? (live === null ? [] : objectsOf(live)),
    });
    return { ...reflection, schema: { ...reflection.schema, objects } };
  });
}

/** All targets as SQL; what models declare is more files, which are built in any order with the others. */
export function sourcesOf(targets: Targets, defaultSchema: string): readonly SqlSource[] {
  const statements = createStatements(declareModels(targets, defaultSchema));
  const ofModels = statements.length === 0 ? [] : [{ file: THE_MODELS, sql: statements.join(';\n') }];
  return [...targets.sql, ...ofModels, ...objectSources(targets)];
}

const THE_MODELS = 'the models';

function objectSources({ models }: Targets): readonly SqlSource[] {
  return models
    .flatMap((metadata) => metadata.toSql())
    .map(({ statements, file, line }) => ({
      file: file ?? THE_MODELS,
      sql: statements.join(';\n'),
      ...(line === null ? {} : { madeAt: line }),
    }));
}

/** Every new database has the schema public; one that nothing lies in need not be wanted. */
export function withoutEmptyPublic(schema: DatabaseSchema): DatabaseSchema {
  const { schemas, collations, enums, sequences, tables, objects } = schema;
  const isUsed = [...collations, ...enums, ...sequences, ...tables, ...objects].some(
    (object) => object.schema === PUBLIC_SCHEMA,
  );
  return isUsed ? schema : { ...schema, schemas: schemas.filter(({ name }) => name !== PUBLIC_SCHEMA) };
}
