import { compileOperation } from '../../ddl/compile.js';
import type { Index } from '../../schema/index-value.js';
import type { QualifiedName } from '../../schema/names.js';
import {
  all,
  indexExists,
  indexHasComment,
  indexHasStatistics,
  indexIsInvalid,
  indexIsValid,
  isFound,
  not,
  whether,
} from '../conditions.js';
import type { Leftovers, OnlineStep } from '../step.js';

interface IndexOfTable {
  readonly table: QualifiedName;
  readonly index: Index;
}

/** CREATE INDEX CONCURRENTLY. What it can't say of the index is in {@link describeIndex}. */
export function buildIndex({ table, index }: IndexOfTable, ifNotExists = false): OnlineStep {
  const plain = { ...index, comment: null, keys: index.keys.map(({ statistics: _, ...key }) => key) };
  const options = { concurrently: true, ...(ifNotExists && { ifNotExists }) };
  const statements = compileOperation({ kind: 'createIndex', table, index: plain, ...options });
  return buildDefinedIndex({ table, name: index.name }, statements);
}

interface NamedIndex {
  readonly table: QualifiedName;
  readonly name: string;
}

/** @param statements CREATE INDEX CONCURRENTLY */
export function buildDefinedIndex({ table, name }: NamedIndex, statements: readonly string[]): OnlineStep {
  return {
    what: `build index ${name}`,
    statements,
    transaction: false,
    done: whether(indexIsValid(table, name)),
    undo: dropConcurrently(table, name),
    undoInTransaction: false,
    leftovers: invalidIndex(table, name),
    locks: [{ table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'build' }],
  };
}

/** What CREATE INDEX can't say: the comment, and the statistics targets of expressions. */
export function describeIndex({ table, index }: IndexOfTable): readonly OnlineStep[] {
  const { name, comment, keys } = index;
  const targets = keys.map(({ statistics }, at) =>
    statistics === undefined ? 'true' : indexHasStatistics(table, { name, place: at + 1, target: statistics }),
  );
  const isCommented = comment === null ? 'true' : indexHasComment(table, { name, comment });
  const statements = compileOperation({ kind: 'createIndex', table, index }).slice(1);
  const step: OnlineStep = {
    what: `describe index ${name}`,
    statements,
    transaction: true,
    done: whether(all(isCommented, ...targets)),
    // The index is dropped after this.
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [],
  };
  return statements.length === 0 ? [] : [step];
}

/**
 * @param definition the statement that creates the index again, as pg_get_indexdef() says it; null if that isn't known
 */
export function removeIndex({ table, name }: NamedIndex, recreate: readonly string[] | null): OnlineStep {
  return {
    what: `drop index ${name}`,
    statements: dropConcurrently(table, name),
    transaction: false,
    done: whether(not(indexExists(table, name))),
    undo: recreate,
    undoInTransaction: false,
    leftovers: invalidIndex(table, name),
    locks: [{ table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'moment' }],
  };
}

/** An index that a build or a drop left behind when it was cut off. */
function invalidIndex(table: QualifiedName, name: string): Leftovers {
  return {
    found: isFound(indexIsInvalid(table, name)),
    statements: dropConcurrently(table, name),
    transaction: false,
  };
}

export function dropConcurrently(table: QualifiedName, name: string): readonly string[] {
  return compileOperation({ kind: 'dropIndex', table, name, concurrently: true, ifExists: true });
}

/** What pg_get_indexdef() prints, as a statement that builds the index concurrently. */
export function concurrentDefinition(definition: string): string {
  return definition.replace(/^CREATE (UNIQUE )?INDEX /, 'CREATE $1INDEX CONCURRENTLY ');
}
