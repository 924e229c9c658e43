import { describeOperation } from '../autogen/describe-operation.js';
import type { Schema } from '../schema/database-schema.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { CommandEvents } from './command-events.js';

import type { DefinitionPatch } from './definition-patches.js';
import { type Difference, findDifference } from './difference.js';
import { runEnvironment } from './environment.js';
import { namesOf } from './names-of.js';
import { loadRevisionMap } from './revisions.js';
import { summarizeUnmanaged, type UnmanagedSummary } from './unmanaged-summary.js';

export interface CheckOptions extends CommandEvents {
  /** Also gives the definitions of both sides, as unified text differences. */
  readonly definitions?: boolean;
}

export interface CheckReport {
  /** Without a password. */
  readonly database: string;
  /** What autogenerate would write, one line each; empty where models and database agree. */
  readonly differences: readonly string[];
  readonly unmanaged: readonly UnmanagedSummary[];
  /** Only where they were asked for. */
  readonly definitions?: readonly DefinitionPatch[];
}

/** Compares models and database, and writes nothing. */
export async function check(input: SettingsInput, options: CheckOptions = {}): Promise<CheckReport> {
  const settings = await resolveSettings(input);
  const map = await loadRevisionMap(settings);
  const reports = await runEnvironment(settings, options, async ({ connection, settings }): Promise<CheckReport> => {
    const difference = await findDifference(connection, { settings, map, events: options });
    return {
      database: connection.description,
      differences: difference.operations.map(describeOperation),
      unmanaged: summarizeUnmanaged(difference.unmanaged),
      ...(options.definitions === true ? { definitions: await patchesOf(difference) } : {}),
    };
  });
  return {
    database: namesOf(reports),
    differences: reports.flatMap(({ differences }) => differences),
    unmanaged: reports.flatMap(({ unmanaged }) => unmanaged),
    ...(options.definitions === true ? { definitions: reports.flatMap(({ definitions = [] }) => definitions) } : {}),
  };
}

/** The package that finds text differences is loaded only where one is asked for. */
async function patchesOf({ operations, declared, reflected }: Difference): Promise<readonly DefinitionPatch[]> {
  if (operations.length === 0) {
    return [];
  }
  const { definitionPatches } = await import('./definition-patches.js');
  return definitionPatches(declared, {
    ...reflected,
    schemas: comparedSchemas(reflected.schemas, { declared, operations }),
  });
}

/** A schema that stays although the models do not have it is no difference. */
function comparedSchemas(
  found: readonly Schema[],
  { declared, operations }: Pick<Difference, 'declared' | 'operations'>,
) {
  const wanted = new Set(declared.schemas.map(({ name }) => name));
  const dropped = new Set(operations.flatMap((operation) => (operation.kind === 'dropSchema' ? [operation.name] : [])));
  return found.filter(({ name }) => wanted.has(name) || dropped.has(name));
}
