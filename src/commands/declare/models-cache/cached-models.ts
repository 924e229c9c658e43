import { join } from 'node:path';
import { cacheFolder } from '../../../loader/cache-folder.js';
import { readSource } from '../../../loader/load-root-module.js';
import { RUNS_FROM_SOURCE } from '../../../loader/running-package.js';
import type { MetaData } from '../../../models/meta-data.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import type { ResolvedSettings } from '../../../settings/resolved-settings.js';
import { sha256 } from '../../../util/node-crypto.js';
import { readCacheFile, writeCacheFile } from '../cache/cache-file.js';
import { programVersion } from '../cache/program-version.js';
import { mergeSchemas } from '../merge-schemas.js';
import { type TargetFiles, targetFiles } from '../target-files.js';
import type { DeclaredModels } from './declared-models.js';
import { isRepeatableModule } from './is-repeatable-module.js';

/** The only module of a target, and where what it declares is cached. */
export interface ModelsPlace {
  readonly files: TargetFiles;
  readonly module: string;
  readonly source: string;
  readonly path: string;
  /** Of everything that the declarations depend on, except the default schema. */
  readonly key: string;
}

/** What the cache has of the models. */
interface CachedModels {
  readonly defaultSchema: string;
  readonly schema: DatabaseSchema;
}

/** In place of the declarations if the models were read once: most models aren't read a second time before they change. */
interface SeenModels {
  readonly defaultSchema: string;
  readonly schema: null;
}

/** Null if the target is more than one module, or if nothing may be cached. */
export function findModelsPlace(settings: ResolvedSettings): ModelsPlace | null {
  const { target, loader, cache, baseFolder, configPath, environment, database } = settings;
  const [only, ...others] = target;
  if (RUNS_FROM_SOURCE || !cache || loader !== 'auto' || others.length > 0) return null;
  if (typeof only !== 'string' || !/\.m?[jt]s$/.test(only)) return null;
  const files = targetFiles(only);
  const [module] = files.modules;
  if (files.folder !== null || module === undefined) return null;
  const source = readSource(module);
  if (source === null) return null;
  const name = sha256(JSON.stringify([configPath ?? baseFolder, environment, database, module]));
  return {
    files,
    module,
    source,
    path: join(cacheFolder(baseFolder), `models-${name.slice(0, 16)}.json`),
    key: sha256(JSON.stringify([programVersion(), process.version, module, source])),
  };
}

/** What the module declared when it ran before; null if it has to run. `load` runs it if the default schema is another. */
export function readCachedModels(
  { path, key }: ModelsPlace,
  load: () => Promise<readonly DeclaredModels[]>,
): { readonly models: DeclaredModels; readonly tables: readonly string[] } | null {
  const cached = readCacheFile(path, key);
  if (!isCachedModels(cached)) return null;
  const models: DeclaredModels = {
    async toSchema(options) {
      if (options.defaultSchema === cached.defaultSchema) return cached.schema;
      return mergeSchemas(await Promise.all((await load()).map((each) => each.toSchema(options))));
    },
    toSql: () => [],
  };
  return { models, tables: cached.schema.tables.map(({ name }) => name) };
}

/** The models of the place, which are cached if they are read a second time, if that is safe. */
export function rememberedModels(models: readonly MetaData[], place: ModelsPlace): DeclaredModels {
  return {
    toSchema(options) {
      const schema = mergeSchemas(models.map((each) => each.toSchema(options)));
      if (models.every((each) => each.toSql().length === 0)) remember(place, { ...options, schema });
      return schema;
    },
    toSql: () => models.flatMap((each) => each.toSql()),
  };
}

function remember({ path, key, source, module }: ModelsPlace, models: CachedModels): void {
  const seen = readCacheFile(path, key);
  if (!isSeen(seen)) {
    writeCacheFile(path, key, { defaultSchema: models.defaultSchema, schema: null } satisfies SeenModels);
  } else if (isRepeatableModule(source, module)) {
    writeCacheFile(path, key, models);
  }
}

/** What has the right key was written here; these are for the compiler. */
function isCachedModels(value: unknown): value is CachedModels {
  return isSeen(value) && value.schema !== null;
}

function isSeen(value: unknown): value is CachedModels | SeenModels {
  return typeof value === 'object' && value !== null && 'defaultSchema' in value && 'schema' in value;
}
