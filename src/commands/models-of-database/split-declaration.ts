import { describeOperation } from '../../autogen/describe/describe-operation.js';
import type { ModelSources } from '../../autogen/models/model-declaration.js';
import { chooseModelDefaults } from '../../autogen/models/model-defaults.js';
import {
  partsOfModels,
  renderMetaDataDeclaration,
  renderModelObjects,
  renderModels,
} from '../../autogen/models/render-models.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Operation } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { ruleOf } from '../../schema/defined-kinds.js';
import { formatObject, objectMapKey } from '../../schema/defined-object.js';
import { type AsSql, divideSchema, NOTHING_AS_SQL } from './as-sql.js';
import { sayRefusedAsSql } from './find-refused.js';
import { describeMissing, loadTrial, type ModelTrial, type TrialResult, tryModels } from './try-models.js';
import { writeMoreAsSql } from './write-more-as-sql.js';

/** A database as models, with SQL for objects that have no word. */
export interface SplitDeclaration extends ModelSources {
  /** For people: what is written as SQL although other objects of its kind have words. */
  readonly asSql: readonly string[];
  /** What a database that is built from the models lacks or has otherwise. */
  readonly differences: readonly string[];
  /** Why PostgreSQL refused what the models leave out. */
  readonly refusals: readonly string[];
  /** Why no database was built from them; null if one was. */
  readonly notBuilt: string | null;
}

/**
 * Limbeck tries out the models: it writes them next to their place, loads them, builds them in a scratch database, and
 * compares its catalogs with the original. What the models get wrong is written as SQL, as little as possible.
 */
export async function splitDeclaration(trial: ModelTrial): Promise<SplitDeclaration> {
  const { schema } = trial.reflection;
  let asSql = NOTHING_AS_SQL;
  const refusals = new Set<string>();
  for (;;) {
    const attempt = attemptOf(schema, asSql);
    const models = await loadTrial(attempt, trial).catch(refusalOf);
    if (models instanceof LimbeckError) {
      asSql = await acceptedByModels(asSql, trial, models);
      continue;
    }
    const result = await tryModels(models, trial);
    const better = await improve(asSql, result, trial);
    if (better === asSql) return { ...attempt, ...summaryOf(result), refusals: [...refusals] };
    if (leavesOutMore(asSql, better)) for (const reason of result.refusals) refusals.add(reason);
    asSql = better;
  }
}

/** What to try after a result; the same value if nothing is left to try. */
async function improve(asSql: AsSql, result: TrialResult, trial: ModelTrial): Promise<AsSql> {
  // SQL can't be read without a place to build it in.
  if (result.notBuilt !== null) return asSql;
  const next = writeMoreAsSql(asSql, result, trial.reflection.schema);
  return next === asSql ? withoutRefusedChange(asSql, result, trial) : next;
}

function refusalOf(error: unknown): LimbeckError {
  if (error instanceof LimbeckError) return error;
  throw error;
}

/** @throws the refusal, if it is not about anything that could be said as SQL */
async function acceptedByModels(asSql: AsSql, trial: ModelTrial, refusal: LimbeckError): Promise<AsSql> {
  const { schema } = trial.reflection;
  const accepts = async (tried: AsSql): Promise<boolean> => {
    const loaded = await loadTrial(attemptOf(schema, tried), trial).catch(refusalOf);
    return !(loaded instanceof LimbeckError);
  };
  const accepted = await sayRefusedAsSql(asSql, schema, accepts);
  if (accepted === null) throw refusal;
  return accepted;
}

/** Without a change that PostgreSQL refuses although nothing is missing without it: nobody could build such models. */
async function withoutRefusedChange(asSql: AsSql, result: TrialResult, trial: ModelTrial): Promise<AsSql> {
  if (!isComplete(result) || result.refusals.length === 0) return asSql;
  for (const change of asSql.changes) {
    const tried = { ...asSql, changes: asSql.changes.filter((other) => other !== change) };
    const models = await loadTrial(attemptOf(trial.reflection.schema, tried), trial).catch(refusalOf);
    if (models instanceof LimbeckError) continue;
    const without = await tryModels(models, trial);
    if (isComplete(without) && without.refusals.length < result.refusals.length) return tried;
  }
  return asSql;
}

function isComplete({ missing, notBuilt }: TrialResult): boolean {
  return missing.length === 0 && notBuilt === null;
}

function summaryOf(result: TrialResult) {
  const refused = isComplete(result) ? result.refusals.map((reason) => `SQL that PostgreSQL refuses: ${reason}`) : [];
  return { differences: [...describeMissing(result), ...refused], notBuilt: result.notBuilt };
}

function leavesOutMore(before: AsSql, after: AsSql): boolean {
  return sizeOfRest(after) > sizeOfRest(before);
}

function sizeOfRest({ leftOut, leftOutTables, vainChanges }: AsSql): number {
  return leftOut.size + leftOutTables.size + vainChanges.length;
}

interface Attempt extends ModelSources {
  readonly asSql: readonly string[];
}

function attemptOf(schema: DatabaseSchema, asSql: AsSql): Attempt {
  const defaults = chooseModelDefaults(schema);
  const { models, made, rest } = divideSchema(schema, asSql, defaults);
  const style = {
    defaults,
    unchecked: asSql.unchecked,
    asSql: new Set([...asSql.objects, ...asSql.unchecked, ...asSql.standIns]),
  };
  const standing = partsOfModels(models, style);
  return {
    metadata: renderMetaDataDeclaration(defaults),
    declarations: [
      ...renderModels(models, standing, defaults),
      ...renderModelObjects([...made, ...rest], style, standing),
    ],
    asSql: [...made, ...rest].flatMap((operation) => describeSql(operation, style.asSql)),
  };
}

/** For people: what is written as SQL although its kind has words. */
function describeSql(operation: Operation, objects: ReadonlySet<string>): readonly string[] {
  if (operation.kind === 'createObject') {
    const { object } = operation;
    return objects.has(objectMapKey(object))
      ? [`${ruleOf(object.kind).words.toLowerCase()} ${formatObject(object)}`]
      : [];
  }
  // What follows a stand-in is the same view.
  if (isAccess(operation) || operation.kind === 'replaceObject') return [];
  return [describeOperation(operation).replace(/^(?:create|add) /, '')];
}

/** The models have no words for owners and privileges. */
function isAccess({ kind }: Operation): boolean {
  return kind === 'grant' || kind === 'revoke' || kind === 'setOwner';
}
