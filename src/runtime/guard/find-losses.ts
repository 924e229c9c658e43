import { RELKIND } from '../../schema/relation-kinds.js';
import { type Conversion, conversionLoss, isConversionOf, type Using, usingsOf } from './conversions.js';
import { type ColumnFacts, type DatabaseFacts, type LockedFacts, type RelationFacts, showRelation } from './facts.js';
import { readUpdate } from './updates.js';
import { alteredTable, startsWith, type Word } from './words.js';

/** What was sent, and what is known of it besides its words. */
export interface Sent {
  /** Each statement. */
  readonly statements: readonly (readonly Word[])[];
  /** Limbeck wrote every USING in it, and no two values become one. */
  readonly convertsSafely: boolean;
}

export interface Observation {
  readonly sent: Sent;
  /** What the revision has found: what it has made itself is its own to destroy. */
  readonly start: ReadonlyMap<string, RelationFacts>;
  readonly before: DatabaseFacts;
  readonly after: LockedFacts;
}

/** What was lost between two moments of a transaction, each as `drops users.bio`. */
export function findLosses(observation: Observation): readonly string[] {
  const { start, before, after } = observation;
  const inRelations = [...before.relations.values()].flatMap((relation): readonly string[] => {
    const found = start.get(relation.oid);
    if (found === undefined) return [];
    const now = after.relations.get(relation.oid);
    // What others do meanwhile is theirs: only the session that holds the lock can have done this.
    const mine = after.exclusive.has(relation.oid);
    // A composite type that is dropped takes the columns of it along, which are seen in their tables.
    if (now === undefined)
      return mine && relation.kind !== RELKIND.compositeType ? [`drops ${showRelation(relation)}`] : [];
    const pair = { found, before: relation, now };
    const inShape = mine ? [...lossesInColumns(pair, observation), ...lossInRewrite(pair, observation)] : [];
    return [...inShape, ...lossInRows(pair, observation)];
  });
  return [...inRelations, ...lossElsewhere(observation)];
}

interface Pair {
  readonly found: RelationFacts;
  readonly before: RelationFacts;
  readonly now: RelationFacts;
}

function lossesInColumns({ found, before, now }: Pair, observation: Observation): readonly string[] {
  return [...before.columns].flatMap(([attnum, column]) => {
    // What is computed can be computed again.
    if (!found.columns.has(attnum) || column.isGenerated) return [];
    const changed = now.columns.get(attnum);
    if (changed === undefined) return [`drops ${showRelation(before)}.${column.name}`];
    if (before.kind === RELKIND.compositeType || changed.typeKey === column.typeKey) return [];
    return conversionLoss(conversion(before, { from: column, to: changed }, observation)) ?? [];
  });
}

/** The rows are in another file: TRUNCATE has emptied the old one, or ALTER TABLE has rewritten each row. */
function lossInRewrite({ before, now }: Pair, observation: Observation): readonly string[] {
  const { statements, convertsSafely } = observation.sent;
  if (before.fileNode === now.fileNode) return [];
  const shown = showRelation(before);
  if (statements.some((words) => startsWith(words, 'truncate'))) return [`empties ${shown}`];
  const isKnown =
    statements.every((words) => startsWith(words, DOES_WHAT_IT_SAYS)) &&
    statements.some((words) => startsWith(words, 'cluster') || altersTable(words, before, observation.before));
  if (!isKnown) return [`may empty ${shown} or change its values`];
  if (convertsSafely) return [];
  const isConverted = ({ column, expression }: Using) =>
    [...before.columns].some(([attnum, from]) => {
      const to = now.columns.get(attnum);
      return (
        from.name === column &&
        to !== undefined &&
        isConversionOf(expression, conversion(before, { from, to }, observation))
      );
    });
  return statements.flatMap(usingsOf).every(isConverted) ? [] : [`may change the values of ${shown}`];
}

/** Whether it alters this table, or one that it inherits from: the function of a default may empty any other. */
function altersTable(
  words: readonly Word[],
  relation: RelationFacts,
  { relations }: Pick<DatabaseFacts, 'relations'>,
): boolean {
  const target = alteredTable(words);
  if (target === null) return false;
  const { schema, name } = target;
  return (
    (relation.name === name && (schema === null || relation.schema === schema)) ||
    relation.parents.some((oid) => {
      const parent = relations.get(oid);
      return parent !== undefined && altersTable(words, parent, { relations });
    })
  );
}

const DOES_WHAT_IT_SAYS = 'alter|cluster|comment|create|drop|grant|revoke';

function lossInRows({ found, before, now }: Pair, { sent }: Observation): readonly string[] {
  const deleted = now.deleted - before.deleted;
  const updated = now.updated - before.updated;
  const shown = showRelation(before);
  return [
    ...(deleted > 0 ? [`deletes ${count(deleted)} of ${shown}`] : []),
    ...(updated > 0 && !writesIntoEmpty(sent, { found, now }) ? [`overwrites ${count(updated)} of ${shown}`] : []),
  ];
}

function count(rows: number): string {
  return rows === 1 ? '1 row' : `${rows} rows`;
}

/** Every column that is written is new in this revision, or null before. */
function writesIntoEmpty({ statements }: Sent, { found, now }: Pick<Pair, 'found' | 'now'>): boolean {
  const byName = new Map([...now.columns].map(([attnum, column]) => [column.name, attnum]));
  const updates = statements.map(readUpdate);
  return (
    updates.length > 0 &&
    updates.every(
      (update) =>
        update?.names.every((name) => {
          const attnum = byName.get(name);
          return attnum !== undefined && (update.empty.has(name) || !found.columns.has(attnum));
        }) === true,
    )
  );
}

/** PostgreSQL does not count the rows of another server. */
function lossElsewhere({ before, after, sent }: Observation): readonly string[] {
  const isHarmless = sent.statements.every((words) => startsWith(words, `${DOES_WHAT_IT_SAYS}|insert`));
  return [...after.relations.values()]
    .filter(
      ({ kind, oid }) =>
        kind === RELKIND.foreignTable && !before.relations.has(oid) && !after.exclusive.has(oid) && !isHarmless,
    )
    .map((relation) => `may change rows of the foreign table ${showRelation(relation)}`);
}

function conversion(
  relation: RelationFacts,
  { from, to }: { readonly from: ColumnFacts; readonly to: ColumnFacts },
  { before, after }: Observation,
): Conversion {
  return {
    shown: `${showRelation(relation)}.${from.name}`,
    column: from.name,
    from: from.type,
    to: to.type,
    place: {
      fixedTimeZone: before.fixedTimeZone && after.fixedTimeZone,
      betweenEnums: from.isEnum && to.isEnum,
    },
  };
}
