import { reflect } from '../../reflect/reflect.js';
import type { Reflection } from '../../reflect/reflection.js';
import type { Connection } from '../../runtime/connection.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { reflectOptions } from '../difference/reflect-options.js';
import { type ObjectNames, readObjectNames } from './renamed-objects.js';

/** What a scratch database has between two revisions. */
export interface SchemaState {
  readonly reflection: Reflection;
  readonly names: ObjectNames;
}

export async function readSchemaState(connection: Connection, settings: ResolvedSettings): Promise<SchemaState> {
  const reflection = await reflect(connection, { ...reflectOptions(settings), schemas: 'all' });
  return { reflection, names: await readObjectNames(connection, reflection.defaultSchema) };
}
