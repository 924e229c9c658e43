import { compileOperation } from '../../../ddl/compile.js';
import type { Operation, OperationKind } from '../../../operations/operation.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import type { DefinedKind } from '../../../schema/defined-kinds.js';
import type { Key } from '../../../schema/keys.js';
import { type NamedWords, namedWords } from './named-words.js';
import { type GraphNode, type ObjectGraph, objectGraph } from './object-graph.js';

/** Which objects of a database a revision can neither touch nor depend on. */
export interface Untouched {
  readonly graph: ObjectGraph;
  readonly untouched: ReadonlySet<Key>;
}

/**
 * Finds the objects that can be missing from the copy on which a revision is tried: no statement mentions them, nothing
 * that a statement mentions depends on them, and they don't depend on anything that a statement mentions. PostgreSQL can't
 * tell a copy without them from one with them, unless a new object takes the name of one of them.
 *
 * @returns null if that can't be shown, or if little would be missing
 */
export function findUntouched(schema: DatabaseSchema, operations: readonly Operation[]): Untouched | null {
  if (!operations.every(isReachKnown) || !schema.objects.every(({ kind }) => REACH[kind] !== 'anything')) return null;
  const words = namedWords(operations.flatMap(compileOperation));
  const graph = words === null ? null : objectGraph(schema);
  if (words === null || graph === null) return null;
  const present = presentNodes(graph, words);
  const isSmall = present.size * 2 <= graph.nodes.size;
  if (!isSmall || [...present].some(mayRunCode)) return null;
  const untouched = [...graph.nodes].flatMap(([key, node]) => (present.has(node) ? [] : [key]));
  return { graph, untouched: new Set(untouched) };
}

/**
 * Operations whose statements act on what they mention, and on what depends on that. A revision with any other operation
 * is tried on a copy of the whole schema.
 */
const KNOWN_OPERATIONS: ReadonlySet<OperationKind> = new Set<OperationKind>([
  ...(['createTable', 'dropTable', 'renameTable', 'alterTable', 'addParent', 'dropParent'] as const),
  ...(['attachPartition', 'detachPartition', 'attachIndex'] as const),
  ...(['addColumn', 'dropColumn', 'renameColumn', 'alterColumn'] as const),
  ...(['addConstraint', 'dropConstraint', 'renameConstraint', 'alterConstraint', 'validateConstraint'] as const),
  ...(['createIndex', 'dropIndex', 'renameIndex', 'alterIndex'] as const),
  ...(['createStatistics', 'dropStatistics', 'alterStatistics', 'setComment'] as const),
  ...(['createSequence', 'dropSequence', 'renameSequence', 'alterSequence'] as const),
  ...(['createEnum', 'dropEnum', 'renameEnum', 'addEnumValue', 'renameEnumValue'] as const),
  ...(['createDomain', 'dropDomain', 'alterDomain'] as const),
]);

const OBJECT_OPERATIONS: ReadonlySet<OperationKind> = new Set(['createObject', 'dropObject', 'replaceObject']);

/**
 * What a change of an object of each kind can concern: only what its statement mentions (`named`), or also something that
 * the statement doesn't mention (`anything`). Objects of kinds that run code when they change (`runs`) may be present, but
 * must not change.
 */
const REACH: Readonly<Record<DefinedKind, 'named' | 'runs' | 'anything'>> = {
  view: 'named',
  materializedView: 'named',
  materializedViewIndex: 'named',
  trigger: 'named',
  policy: 'named',
  rule: 'named',
  extension: 'runs',
  function: 'runs',
  procedure: 'runs',
  aggregate: 'runs',
  language: 'anything',
  baseType: 'anything',
  accessMethod: 'anything',
  operator: 'anything',
  operatorFamily: 'anything',
  operatorClass: 'anything',
  cast: 'anything',
  transform: 'anything',
  conversion: 'anything',
  textSearchParser: 'anything',
  textSearchTemplate: 'anything',
  textSearchDictionary: 'anything',
  textSearchConfiguration: 'anything',
  foreignDataWrapper: 'anything',
  server: 'anything',
  userMapping: 'anything',
  foreignTable: 'anything',
  publication: 'anything',
  eventTrigger: 'anything',
  securityLabel: 'anything',
};

function isReachKnown(operation: Operation): boolean {
  if ('cascade' in operation && operation.cascade === true) return false;
  if ('object' in operation && OBJECT_OPERATIONS.has(operation.kind)) {
    return 'kind' in operation.object && REACH[operation.object.kind] === 'named';
  }
  return KNOWN_OPERATIONS.has(operation.kind);
}

function presentNodes(graph: ObjectGraph, words: NamedWords): ReadonlySet<GraphNode> {
  const isExtension = ({ object }: GraphNode) => object?.kind === 'extension';
  const named = [...graph.nodes.values()].filter((node) => !isExtension(node) && node.names.some(words.mayName));
  const touched = closure(named, ({ neededBy }) => neededBy);
  // A change of a key reaches the foreign keys to it, and ends there.
  const referring = [...touched].flatMap(({ referredBy }) => [...referredBy]);
  const extensions = [...graph.nodes.values()].filter(isExtension);
  return closure([...touched, ...referring, ...extensions], ({ needs }) => needs);
}

function closure(start: readonly GraphNode[], next: (node: GraphNode) => Iterable<GraphNode>): ReadonlySet<GraphNode> {
  const found = new Set(start);
  // A set gives what is added to it during the loop, too.
  for (const node of found) for (const other of next(node)) found.add(other);
  return found;
}

/**
 * PostgreSQL calls a function for an index, a default, or a constraint, even if a table has no rows. The code may look for
 * anything. A function of a trigger isn't called without rows.
 */
function mayRunCode({ object }: GraphNode): boolean {
  if (object === null) return false;
  if (object.kind === 'function') return object.frame?.[0] !== 'trigger';
  return object.kind === 'procedure' || object.kind === 'aggregate';
}
