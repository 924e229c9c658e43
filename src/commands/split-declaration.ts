import { rmSync } from 'node:fs';
import { compareOwners } from '../autogen/compare/compare-owners.js';
import { comparePrivileges } from '../autogen/compare/compare-privileges.js';
import { describeOperation } from '../autogen/describe-operation.js';
import { typesByStyle } from '../autogen/models/render-model-types.js';
import {
  type ModelDeclaration,
  partsOfModels,
  renderModelObjects,
  renderModels,
} from '../autogen/models/render-models.js';
import { LimbeckError } from '../errors/limbeck-error.js';
import { createOperations } from '../operations/create-all.js';
import type { Operation } from '../operations/operation.js';
import type { Reflection } from '../reflect/reflection.js';
import type { Connection } from '../runtime/connection.js';
import { type DatabaseSchema, EMPTY_SCHEMA } from '../schema/database-schema.js';
import { objectMapKey } from '../schema/defined-object.js';
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

/** What is said as SQL, although there are words for it: by nameKey(), and by objectMapKey(). */
interface AsSql {
  readonly tables: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
}

const NOTHING: AsSql = { tables: new Set(), types: new Set(), objects: new Set() };

/**
 * Models are tried out: they are written beside their place, loaded and compared. A table that they get wrong is said
 * in SQL, and with it each foreign key that refers to it; so is any other object, and what has no word of its own.
 */
export async function splitDeclaration({ schema }: Reflection, trial: Trial): Promise<SplitDeclaration> {
  let asSql = NOTHING;
  let checksBodies = true;
  for (;;) {
    const parts = split(schema, asSql);
    const style = { checksBodies, asSql: asSql.objects };
    const standing = partsOfModels(parts.models, style);
    const declarations = [...renderModels(parts.models, standing), ...renderModelObjects(parts.rest, style, standing)];
    const differences = await tryOut(declarations, trial).catch((error: unknown) => {
      if (!checksBodies || !isRefused(error)) throw error;
      return null;
    });
    if (differences === null) {
      checksBodies = false;
      continue;
    }
    const more = withWrong(asSql, differences, parts.models);
    if (sizeOf(more) === sizeOf(asSql)) return { declarations, asSql: parts.asSql, differences };
    asSql = more;
  }
}

function split(schema: DatabaseSchema, asSql: AsSql) {
  const isSql = (name: QualifiedName) => asSql.tables.has(nameKey(name));
  const outside = schema.tables.filter(isSql);
  const refersOut = ({ foreignKeys }: Table) => foreignKeys.filter(({ referredTable }) => isSql(referredTable));
  const inside = schema.tables.filter((table) => !isSql(table));
  const types = typesByStyle(schema, asSql.types);
  const models: DatabaseSchema = {
    ...schema,
    ...types.inWords,
    tables: inside.map((table) => ({
      ...table,
      foreignKeys: table.foreignKeys.filter((key) => !refersOut(table).includes(key)),
    })),
  };
  const made = createOperations({ ...EMPTY_SCHEMA, ...types.asSql, tables: outside });
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

/** With what the models get wrong. */
function withWrong(known: AsSql, differences: readonly Operation[], models: DatabaseSchema): AsSql {
  const keys = (names: readonly QualifiedName[]) => new Set(names.map(nameKey));
  const [tables, types] = [
    keys(models.tables),
    keys([...models.domains, ...models.compositeTypes, ...models.rangeTypes]),
  ];
  const more = { tables: new Set(known.tables), types: new Set(known.types), objects: new Set(known.objects) };
  for (const operation of differences) {
    if ('table' in operation && tables.has(nameKey(operation.table))) more.tables.add(nameKey(operation.table));
    if ('type' in operation && isName(operation.type) && types.has(nameKey(operation.type))) {
      more.types.add(nameKey(operation.type));
    }
    if ('object' in operation && 'kind' in operation.object) more.objects.add(objectMapKey(operation.object));
  }
  return more;
}

function isName(type: unknown): type is QualifiedName {
  return typeof type === 'object' && type !== null && 'name' in type;
}

function sizeOf({ tables, types, objects }: AsSql): number {
  return tables.size + types.size + objects.size;
}
