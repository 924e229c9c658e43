import { join } from 'node:path';
import { targetHasNoMetaData, targetMissing, targetNotSupported } from '../../errors/command-errors.js';
import { loadModules } from '../../loader/load-module.js';
import { loadRootModule } from '../../loader/load-root-module.js';
import { isMetaData } from '../../models/meta-data.js';
import { metaDataState } from '../../models/meta-data-state.js';
import { readSqlFile } from '../../scratch/sql-files.js';
import type { SqlSource } from '../../scratch/sql-source.js';
import { isCommandTarget } from '../../settings/command-target.js';
import { type DrizzleCasing, isDrizzleTarget } from '../../settings/drizzle-target.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { Target } from '../../settings/settings.js';
import type { DrizzleDeclarations } from './drizzle/declare-drizzle.js';
import { findDrizzleKind } from './drizzle/entity-kind.js';
import { findModelsPlace, type ModelsPlace, readCachedModels, rememberedModels } from './models-cache/cached-models.js';
import type { DeclaredModels } from './models-cache/declared-models.js';
import { readSqlOfCommand } from './sql-of-command.js';
import { type TargetFiles, targetFiles } from './target-files.js';
import { findUnreachedTables, type UnreachedTable } from './unreached-tables.js';

/** What the targets of the settings hold, all together. */
export interface Targets {
  readonly models: readonly DeclaredModels[];
  readonly sql: readonly SqlSource[];
  /** One of the models is made of Drizzle's objects; null if no module exports any. */
  readonly drizzle: DrizzleDeclarations | null;
  /** Tables of modules next to the target that it doesn't declare. */
  readonly unreached: readonly UnreachedTable[];
}

/** Loads the modules and reads the SQL. A metadata that several modules export is listed once. */
export async function loadTargets(settings: ResolvedSettings): Promise<Targets> {
  if (settings.target.length === 0) {
    throw targetMissing(settings.configPath);
  }
  const place = findModelsPlace(settings);
  const cached = place === null ? null : cachedTargets(place, settings);
  return cached ?? loadAll(settings, place);
}

function cachedTargets(place: ModelsPlace, settings: ResolvedSettings): Targets | null {
  const cached = readCachedModels(place, async () => (await loadAll(settings, null)).models);
  if (cached === null) return null;
  const unreached = unreachedTables([place.files], cached.tables, settings);
  return { models: [cached.models], sql: [], drizzle: null, unreached };
}

/** @param cached the place of the only module, if it can be cached */
async function loadAll(settings: ResolvedSettings, cached: ModelsPlace | null): Promise<Targets> {
  const given = settings.target.filter(isMetaData);
  const commands = settings.target.filter(isCommandTarget);
  const printed = await Promise.all(commands.map((command) => readSqlOfCommand(command, settings.baseFolder)));
  const places = settings.target.filter((target) => !isMetaData(target) && !isCommandTarget(target)).flatMap(placesOf);
  const loaded = await loadPlaces(places, settings, cached?.source ?? null);
  const models = loaded.flatMap(({ exports }) => exports.filter(isMetaData));
  const drizzle = await declareDrizzleIn(loaded, settings);
  const all = [...new Set([...given, ...models, ...(drizzle === null ? [] : [drizzle.metadata])])];
  const names = all.flatMap((metadata) => metadata[metaDataState].tables.map(({ name }) => name.name));
  return {
    models: cached !== null && drizzle === null ? [rememberedModels(all, cached)] : all,
    sql: [...places.flatMap(({ files }) => files.sql.map(readSqlFile)), ...printed],
    drizzle,
    unreached: unreachedTables(
      places.map(({ files }) => files),
      names,
      settings,
    ),
  };
}

/** The models of several databases may be in one folder. */
function unreachedTables(files: readonly TargetFiles[], names: readonly string[], { database }: ResolvedSettings) {
  return findUnreachedTables(database === null ? files : [], new Set(names));
}

/** Files that a target names. */
interface Place {
  readonly files: TargetFiles;
  readonly casing: DrizzleCasing | null;
}

function placesOf(target: Target): readonly Place[] {
  if (isDrizzleTarget(target)) {
    return target.paths.map((path) => ({ files: targetFiles(path), casing: target.casing }));
  }
  if (typeof target === 'string') return [{ files: targetFiles(target), casing: null }];
  throw targetNotSupported(typeof target);
}

interface Loaded {
  readonly file: string;
  readonly casing: DrizzleCasing | null;
  readonly exports: readonly unknown[];
}

/** @param source of the only module, if it is known */
async function loadPlaces(
  places: readonly Place[],
  { loader, target }: ResolvedSettings,
  source: string | null,
): Promise<readonly Loaded[]> {
  const casings = new Map<string, DrizzleCasing | null>();
  for (const { files, casing } of places) {
    for (const file of files.modules) casings.set(file, casing ?? casings.get(file) ?? null);
  }
  const files = [...casings.keys()];
  const [only] = files;
  // One of several targets may be imported by another one, and must then be the same module to both.
  const isAlone = only !== undefined && files.length === 1 && target.length === 1;
  const modules = isAlone ? [await loadRootModule(only, { loader, source })] : await loadModules(files, { loader });
  const exports = new Map(modules.map((module, at) => [files[at] ?? '', Object.values(module)]));
  for (const place of places) refuseEmpty(place.files, exports);
  return [...casings].map(([file, casing]) => ({ file, casing, exports: exports.get(file) ?? [] }));
}

/** In a folder, one module that declares something is enough. */
function refuseEmpty({ modules, sql, folder }: TargetFiles, exports: ReadonlyMap<string, readonly unknown[]>): void {
  const declares = modules.some((file) => exports.get(file)?.some(isDeclaration));
  const [first] = modules;
  if (first !== undefined && !declares && sql.length === 0) throw targetHasNoMetaData(folder ?? first);
}

function isDeclaration(value: unknown): boolean {
  return isMetaData(value) || findDrizzleKind(value) !== null;
}

/** Drizzle is loaded only if something of it is exported. */
async function declareDrizzleIn(
  loaded: readonly Loaded[],
  { baseFolder }: ResolvedSettings,
): Promise<DrizzleDeclarations | null> {
  const sources = loaded.flatMap(({ file, casing, exports }) => {
    const objects = exports.filter((value) => findDrizzleKind(value) !== null);
    return objects.length === 0 ? [] : [{ file, casing, objects }];
  });
  if (sources.length === 0) return null;
  const [{ importPgCore }, { declareDrizzle }] = await Promise.all([
    import('./drizzle/pg-core.js'),
    import('./drizzle/declare-drizzle.js'),
  ]);
  const core = await importPgCore([...sources.map(({ file }) => file), join(baseFolder, 'package.json')]);
  const objects = new Set(sources.flatMap((source) => source.objects));
  const casing = sources.find((source) => source.casing !== null)?.casing ?? null;
  return declareDrizzle([...objects], core, casing);
}
