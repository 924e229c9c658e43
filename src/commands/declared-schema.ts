import { targetHasNoMetaData, targetMissing, targetNotSupported } from '../errors/command-errors.js';
import { loadModule } from '../loader/load-module.js';
import { loadRootModule } from '../loader/load-root-module.js';
import { isMetaData, type MetaData } from '../models/meta-data.js';
import type { DatabaseSchema } from '../schema/database-schema.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { Target } from '../settings/settings.js';
import { mergeSchemas } from './merge-schemas.js';

const MODULE = /\.[cm]?[jt]s$/;

/** What the models declare for a database whose default schema has this name. */
export type DeclareSchema = (defaultSchema: string) => DatabaseSchema;

/** Loads the models, all targets together. What they declare depends on the database: a name may be its default schema's. */
export async function loadDeclaredSchema(settings: ResolvedSettings): Promise<DeclareSchema> {
  if (settings.target.length === 0) {
    throw targetMissing(settings.configPath);
  }
  const found: MetaData[] = [];
  for (const target of settings.target) {
    found.push(...(await loadTarget(target, settings)));
  }
  const distinct = [...new Set(found)];
  return (defaultSchema) => mergeSchemas(distinct.map((metadata) => metadata.toSchema({ defaultSchema })));
}

async function loadTarget(target: Target, settings: ResolvedSettings): Promise<readonly MetaData[]> {
  if (isMetaData(target)) {
    return [target];
  }
  if (typeof target !== 'string' || !MODULE.test(target)) {
    throw targetNotSupported(typeof target === 'string' ? target : typeof target);
  }
  // One of several targets may be imported by another one, and must then be the same module to both.
  const load = settings.target.length === 1 ? loadRootModule : loadModule;
  const exported = Object.values(await load(target, { loader: settings.loader }));
  const metadata = exported.filter(isMetaData);
  if (metadata.length === 0) {
    throw targetHasNoMetaData(target);
  }
  return metadata;
}
