import { standInFor } from '../../autogen/order/stand-in.js';
import { bringsQuotedBody } from '../../autogen/order/unchecked-bodies.js';
import type { CreateObject, ReplaceObject } from '../../operations/object-operations.js';
import type { Operation, OperationKind } from '../../operations/operation.js';
import type { DatabaseSchema } from '../../schema/database-schema.js';
import { definedKey, objectMapKey } from '../../schema/defined-object.js';
import { type Key, objectKey, tableOfPart } from '../../schema/keys.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import type { AsSql } from './as-sql.js';
import type { TrialResult } from './try-models.js';

/**
 * Says as SQL what the words did not make as it is: as little as possible, and from round to round more of it. Returns
 * the same value if nothing is left to try.
 */
export function writeMoreAsSql(
  known: AsSql,
  { missing, reordered }: Pick<TrialResult, 'missing' | 'reordered'>,
  schema: DatabaseSchema,
): AsSql {
  const { isWaiting, isRing } = waitingFinder(missing, schema);
  const partitions = new Set(schema.tables.filter(({ partitionOf }) => partitionOf !== undefined).map(nameKey));
  const steps = missing
    .filter((operation) => !isWaiting(operation))
    .flatMap((operation): Step[] => {
      const step = stepFor(operation, known, schema);
      return step === null ? [] : [step];
    });
  // A word gives a partition the columns of its parent, in their order.
  const ordered = reordered
    .map(nameKey)
    .filter((key) => partitions.has(key))
    .map((key): Step => ({ list: 'tables', key }));
  // The rest of a cycle can be created once its views exist.
  const standIns = isRing ? missing.flatMap((operation) => standInSteps(operation, known)) : [];
  const next = [...(standIns.length > 0 ? standIns : steps), ...ordered].reduce(withStep, known);
  return sameValue(sizesOf(next), sizesOf(known)) ? known : next;
}

type List = 'tables' | 'types' | 'objects' | 'unchecked' | 'standIns' | 'leftOut' | 'leftOutTables';

type Step =
  | { readonly list: List; readonly key: string }
  | { readonly list: 'changes' | 'vainChanges'; readonly change: Operation };

function withStep(asSql: AsSql, step: Step): AsSql {
  switch (step.list) {
    case 'changes':
      return { ...asSql, changes: [...asSql.changes, step.change] };
    case 'vainChanges': {
      const changes = asSql.changes.filter((change) => !sameValue(change, step.change));
      return { ...asSql, changes, vainChanges: [...asSql.vainChanges, step.change] };
    }
    case 'tables':
    case 'leftOutTables':
      // SQL says the whole table, with what changed it before.
      return {
        ...withKey(asSql, step.list, step.key),
        changes: asSql.changes.filter((change) => !('table' in change) || nameKey(change.table) !== step.key),
      };
    case 'types':
    case 'objects':
    case 'unchecked':
    case 'standIns':
    case 'leftOut':
      return withKey(asSql, step.list, step.key);
  }
}

function withKey(asSql: AsSql, list: List, key: string): AsSql {
  return { ...asSql, [list]: new Set([...asSql[list], key]) };
}

function sizesOf({ changes, vainChanges, ...sets }: AsSql): readonly number[] {
  return [...Object.values(sets).map(({ size }) => size), changes.length, vainChanges.length];
}

function stepFor(operation: Operation, known: AsSql, schema: DatabaseSchema): Step | null {
  if (operation.kind === 'createObject' || operation.kind === 'replaceObject') return objectStep(operation, known);
  const table = 'table' in operation ? findNamed(schema.tables, operation.table) : undefined;
  if (table !== undefined) return tableStep(operation, table, known);
  const { domains, compositeTypes, rangeTypes } = schema;
  const types = [...domains, ...compositeTypes, ...rangeTypes];
  const type = 'type' in operation && isName(operation.type) ? findNamed(types, operation.type) : undefined;
  if (type !== undefined) return { list: 'types', key: nameKey(type) };
  return followingStep(operation, known, FOLLOWING_WORDS);
}

/** A word, then SQL, then SQL whose body is not checked, then nothing; a view in a ring has a stand-in before that. */
function objectStep(operation: CreateObject | ReplaceObject, known: AsSql): Step | null {
  const key = objectMapKey(operation.object);
  const isMissing = operation.kind === 'createObject';
  if (isMissing && bringsQuotedBody(operation) && !known.unchecked.has(key)) return { list: 'unchecked', key };
  const isAsSql = known.objects.has(key) || known.unchecked.has(key) || known.standIns.has(key);
  if (!isAsSql) return { list: 'objects', key };
  return isMissing || known.standIns.has(key) ? { list: 'leftOut', key } : null;
}

function standInSteps(operation: Operation, known: AsSql): readonly Step[] {
  if (operation.kind !== 'createObject' || standInFor(operation.object) === null) return [];
  const key = objectMapKey(operation.object);
  return known.standIns.has(key) || known.leftOut.has(key) ? [] : [{ list: 'standIns', key }];
}

/** A part or an option that follows the words as SQL, then the whole table as SQL, and what follows that. */
function tableStep(operation: Operation, table: Table, known: AsSql): Step | null {
  const key = nameKey(table);
  if (known.leftOutTables.has(key)) return null;
  const isAsSql = known.tables.has(key);
  const following = followingStep(operation, known, isAsSql ? FOLLOWING_SQL : FOLLOWING_WORDS);
  if (following !== null && (isAsSql || !changesOwnColumn(operation, table))) return following;
  if (isAsSql && operation.kind === 'createTable') return { list: 'leftOutTables', key };
  return isAsSql ? null : { list: 'tables', key };
}

/** A partition has no words for its columns, and a child none for those that it inherits. */
function changesOwnColumn(operation: Operation, { columns }: Table): boolean {
  return (
    operation.kind === 'alterColumn' &&
    columns.some(({ name, inherited }) => name === operation.column && inherited !== true)
  );
}

const FOLLOWING_WORDS: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'addConstraint',
  'createIndex',
  'createStatistics',
  'alterColumn',
  'alterTable',
  'alterIndex',
  'alterSequence',
  'renameConstraint',
  'renameIndex',
  'setComment',
]);

const FOLLOWING_SQL: ReadonlySet<OperationKind> = new Set<OperationKind>([
  ...FOLLOWING_WORDS,
  'alterConstraint',
  'dropConstraint',
  'dropIndex',
]);

/** A change that is still missing after it was made was refused, or did nothing. */
function followingStep(change: Operation, known: AsSql, kinds: ReadonlySet<OperationKind>): Step | null {
  const isIn = (list: readonly Operation[]) => list.some((other) => sameValue(other, change));
  if (!kinds.has(change.kind) || isIn(known.vainChanges)) return null;
  return { list: isIn(known.changes) ? 'vainChanges' : 'changes', change };
}

function findNamed<Named extends QualifiedName>(list: readonly Named[], name: QualifiedName): Named | undefined {
  return list.find((each) => nameKey(each) === nameKey(name));
}

function isName(type: unknown): type is QualifiedName {
  return typeof type === 'object' && type !== null && 'name' in type && 'schema' in type;
}

/** Finds what is missing because something that it depends on is missing: that one is tried first. */
function waitingFinder(
  missing: readonly Operation[],
  { dependences }: DatabaseSchema,
): { readonly isWaiting: (operation: Operation) => boolean; readonly isRing: boolean } {
  const gone = new Set(missing.flatMap(createdKeys));
  const waiting = new Set(
    dependences.flatMap(({ dependent, on }): Key[] => {
      const [from, to] = [wholeOf(dependent), wholeOf(on)];
      return from !== to && gone.has(from) && gone.has(to) ? [from] : [];
    }),
  );
  const isRing = gone.size > 0 && [...gone].every((key) => waiting.has(key));
  return { isRing, isWaiting: (operation) => !isRing && createdKeys(operation).some((key) => waiting.has(key)) };
}

function wholeOf(key: Key): Key {
  return tableOfPart(key) ?? key;
}

function createdKeys(operation: Operation): readonly Key[] {
  switch (operation.kind) {
    case 'createObject':
      return [definedKey(operation.object)];
    case 'createTable':
      return [objectKey('table', operation.table)];
    case 'createDomain':
    case 'createCompositeType':
    case 'createRangeType':
    case 'createEnum':
      return [objectKey('type', operation.type)];
    default:
      return [];
  }
}
