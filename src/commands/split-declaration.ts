import { rmSync } from 'node:fs';
import { compareOwners } from '../autogen/compare/compare-owners.js';
import { comparePrivileges } from '../autogen/compare/compare-privileges.js';
import { describeOperation } from '../autogen/describe-operation.js';
import { type ModelDeclaration, renderModelObjects, renderModels } from '../autogen/models/render-models.js';
import { LimbeckError } from '../errors/limbeck-error.js';
import { createOperations } from '../operations/create-all.js';
import type { Operation } from '../operations/operation.js';
import type { Reflection } from '../reflect/reflection.js';
import type { Connection } from '../runtime/connection.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../schema/database-schema.js';
import { nameKey, type QualifiedName } from '../schema/names.js';
import type { Table } from '../schema/table.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { CommandEvents } from './command-events.js';
import { declareSchema } from './declared-schema.js';
import { compareDatabase } from './difference.js';
import { oneModule, trialPath } from './model-files.js';
import { loadTargets } from './targets.js';
import { writeFiles } from './write-files.js';

/** A database as models, with SQL in them for what has no word of its own. */
export interface SplitDeclaration {
  readonly declarations: readonly ModelDeclaration[];
  /** The tables and types that are said as SQL, for people. */
  readonly asSql: readonly string[];
  /** What the models still differ in from the database. */
  readonly differences: readonly Operation[];
}

interface Trial {
  /** Where the models are to go. */
  readonly path: string;
  readonly connection: Connection;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

/**
 * Models are tried out: they are written beside their place, loaded and compared. A table that they get wrong is said
 * in SQL, and with it each foreign key that refers to it; so is what has no word of its own.
 */
export async function splitDeclaration({ schema }: Reflection, trial: Trial): Promise<SplitDeclaration> {
  let asSql: readonly QualifiedName[] = [];
  let checksBodies = true;
  for (;;) {
    const parts = split(schema, asSql);
    const declarations = [...renderModels(parts.models), ...renderModelObjects(parts.rest, checksBodies)];
    const differences = await tryOut(declarations, trial).catch((error: unknown) => {
      if (!checksBodies || !isRefused(error)) throw error;
      return null;
    });
    if (differences === null) {
      checksBodies = false;
      continue;
    }
    const wrong = wrongTables(differences, parts.models.tables);
    if (wrong.length === 0) return { declarations, asSql: parts.asSql, differences };
    asSql = [...asSql, ...wrong];
  }
}

function split(schema: DatabaseSchema, asSql: readonly QualifiedName[]) {
  const keys = new Set(asSql.map(nameKey));
  const isSql = (name: QualifiedName) => keys.has(nameKey(name));
  const outside = schema.tables.filter(isSql);
  const refersOut = ({ foreignKeys }: Table) => foreignKeys.filter(({ referredTable }) => isSql(referredTable));
  const inside = schema.tables.filter((table) => !isSql(table));
  const models: DatabaseSchema = {
    ...schema,
    tables: inside.map((table) => ({
      ...table,
      foreignKeys: table.foreignKeys.filter((key) => !refersOut(table).includes(key)),
    })),
  };
  const made = createOperations({
    ...schema,
    defaultSchema: null,
    schemas: [],
    collations: [],
    enums: [],
    sequences: [],
    tables: outside,
  });
  const references = inside.flatMap((table) =>
    refersOut(table).map((constraint): Operation => ({ kind: 'addConstraint', table, constraint })),
  );
  const objects = schema.objects.map((object): Operation => ({ kind: 'createObject', object }));
  const all = { declared: schema, reflected: EMPTY_SCHEMA };
  const access = [...compareOwners(all, []), ...comparePrivileges(all, [])];
  return {
    models,
    rest: [...made, ...references, ...objects, ...access],
    asSql: made.map((operation) => describeOperation(operation).replace(/^create /, '')),
  };
}

async function tryOut(declarations: readonly ModelDeclaration[], trial: Trial): Promise<readonly Operation[]> {
  const { connection, settings, events } = trial;
  const path = trialPath(trial.path);
  writeFiles([{ path, text: oneModule(declarations) }]);
  try {
    const own = { ...settings, target: [path] };
    const targets = await loadTargets(own);
    const difference = await compareDatabase(connection, {
      settings: own,
      declare: (defaultSchema) => declareSchema(targets, { live: connection, defaultSchema, settings: own, events }),
    });
    return difference.operations;
  } finally {
    rmSync(path, { force: true });
  }
}

/** A function may have been made before what its body names, or under another search path. */
function isRefused(error: unknown): boolean {
  return error instanceof LimbeckError && error.code === 'SQL_TARGET_REFUSED';
}

function wrongTables(differences: readonly Operation[], tables: readonly Table[]): readonly QualifiedName[] {
  const changed = new Set(differences.flatMap((operation) => ('table' in operation ? [nameKey(operation.table)] : [])));
  return tables.filter((table) => changed.has(nameKey(table)));
}
