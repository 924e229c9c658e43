import { rmSync } from 'node:fs';
import { describeOperation } from '../../autogen/describe/describe-operation.js';
import type { ModelSources } from '../../autogen/models/model-declaration.js';
import { declaredKinds } from '../../autogen/scope/bystanders.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Operation } from '../../operations/operation.js';
import type { Reflection } from '../../reflect/reflection.js';
import type { Connection } from '../../runtime/connection.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import type { OnRefused } from '../../scratch/build.js';
import { declaredVersions } from '../../scratch/declared-versions.js';
import type { SqlSource } from '../../scratch/sql-source.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { sameValue } from '../../util/same-value.js';
import {
  type DeclaredSide,
  declareModels,
  sourcesOf,
  withBuilt,
  withoutEmptyPublic,
} from '../declare/declared-schema.js';
import { loadTargets, type Targets } from '../declare/targets.js';
import { compareDatabase, type Difference } from '../difference/difference.js';
import type { CommandEvents } from '../environment/command-events.js';
import { oneModule, targetPath, trialPath } from './model-files.js';
import { writeFiles } from './write-files.js';

export interface ModelTrial {
  /** Where the models are to go. */
  readonly path: string;
  readonly connection: Connection;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
  /** What the database has. */
  readonly reflection: Reflection;
}

/** What a database that is built from models differs in from the one that they were written from. */
export interface TrialResult {
  /** What would make the built one equal. */
  readonly missing: readonly Operation[];
  /** The tables whose columns are in another order, which no operation says. */
  readonly reordered: readonly QualifiedName[];
  /** Why PostgreSQL refused statements of the models; each reason once. */
  readonly refusals: readonly string[];
  /** Why nothing was built; null if something was. */
  readonly notBuilt: string | null;
}

/** Models as the commands read them. */
export interface LoadedModels {
  readonly targets: Targets;
  /** What they declare, except SQL. */
  readonly schema: DatabaseSchema;
  readonly sources: readonly SqlSource[];
}

/**
 * Loads models from a file next to their place.
 *
 * @throws LimbeckError if the models refuse a declaration
 */
export async function loadTrial(sources: ModelSources, trial: ModelTrial): Promise<LoadedModels> {
  const { settings, reflection } = trial;
  const path = trialPath(trial.path);
  writeFiles([{ path, text: oneModule(sources) }]);
  try {
    const targets = await loadTargets({ ...settings, cache: false, target: [path] });
    const schema = await declareModels(targets, reflection.defaultSchema);
    return { targets, schema, sources: sourcesOf(targets, schema) };
  } catch (error) {
    throw error instanceof LimbeckError ? withoutFile(error, path, targetPath(trial.path)) : error;
  } finally {
    rmSync(path, { force: true });
  }
}

/** Nobody knows the file of the trial, which is gone when the error is read. */
function withoutFile(error: LimbeckError, file: string, path: string): LimbeckError {
  const { code, message, hint, exitStatus, postgres, data } = error;
  return new LimbeckError({
    ...{ code, exitStatus, cause: error },
    message: message.replaceAll(file, path),
    hint: hint.replaceAll(file, path),
    ...(postgres === undefined ? {} : { postgres }),
    ...(data === undefined ? {} : { data }),
  });
}

/**
 * Builds the models in a scratch database and compares its catalogs with those of the original. Nothing is skipped here
 * that a comparison with models skips elsewhere, such as partitions that no model declares.
 */
export async function tryModels(models: LoadedModels, trial: ModelTrial): Promise<TrialResult> {
  const { targets, schema: ofModels, sources } = models;
  const { settings, connection, events, reflection } = trial;
  const { defaultSchema } = reflection;
  const refusals = new Set<string>();
  const onRefused: OnRefused = (_statement, reason) => refusals.add(reason);
  const database = { live: connection, defaultSchema, settings, events, onRefused, isOfDatabase: true };
  const result = await withBuilt(sources, database, (built) => {
    const whole = withSharedTables(withoutEmptyPublic(built.schema), reflection.schema);
    const schema = { ...whole, defaultSchema: ofModels.defaultSchema };
    const side = { ...built, schema, managedKinds: 'all', declaredVersions: declaredVersions(sources) } as const;
    return compareSide(side, trial);
  }).catch((error: unknown) => {
    // Without objects the models need no scratch database elsewhere either.
    if (!isImpossible(error) || hasObjects(targets)) throw error;
    return error.message;
  });
  const asDeclared = {
    schema: ofModels,
    unmanaged: [],
    managedKinds: declaredKinds([]),
    ofModels: true,
    printers: null,
  };
  if (typeof result === 'string') {
    return { ...(await compareSide(asDeclared, trial)), refusals: [], notBuilt: result };
  }
  // Models without objects are not built elsewhere: a comparison then believes what they say of themselves.
  const isReadAsDeclared = result.missing.length === 0 && !hasObjects(targets);
  const { missing } = isReadAsDeclared ? await compareSide(asDeclared, trial) : result;
  return { ...result, missing, refusals: [...refusals], notBuilt: null };
}

/** With the original's tables in place of equal ones. Every stage of a comparison is quick if both sides have one value. */
function withSharedTables(built: DatabaseSchema, original: DatabaseSchema): DatabaseSchema {
  const originals = new Map(original.tables.map((table) => [nameKey(table), table]));
  const tables = built.tables.map((table) => {
    const other = originals.get(nameKey(table));
    return other !== undefined && sameValue(table, other) ? other : table;
  });
  return { ...built, tables };
}

function hasObjects({ models }: Targets): boolean {
  return models.some((metadata) => metadata.toSql().length > 0);
}

async function compareSide(side: DeclaredSide, { settings, connection, reflection }: ModelTrial) {
  const difference = await compareDatabase(connection, {
    settings: { ...settings, compareType: true, compareServerDefault: true, comparators: [] },
    reflection,
    withDeclared: (_defaultSchema, use) => use(side),
  });
  return {
    // Settings of the session aren't part of a database.
    missing: difference.downgrade.filter(({ kind }) => kind !== 'execute'),
    reordered: reorderedTables(difference),
  };
}

function isImpossible(error: unknown): error is LimbeckError {
  return error instanceof LimbeckError && error.code === 'SCRATCH_IMPOSSIBLE';
}

/** Tables with another order of columns. A comparison ignores it, because PostgreSQL adds columns only at the end. */
function reorderedTables({ declared, reflected }: Pick<Difference, 'declared' | 'reflected'>): readonly Table[] {
  const built = new Map(declared.tables.map((table) => [nameKey(table), columnNames(table)]));
  return reflected.tables.filter((table) => {
    const names = built.get(nameKey(table));
    return names !== undefined && !sameValue(names, columnNames(table));
  });
}

function columnNames({ columns }: Table): readonly string[] {
  return columns.map(({ name }) => name);
}

/** For people. */
export function describeMissing({ missing, reordered }: TrialResult): readonly string[] {
  return [
    ...missing.map(describeOperation),
    ...reordered.map((table) => `order of the columns of table ${formatName(table)}`),
  ];
}
