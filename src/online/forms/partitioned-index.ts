import { compileOperation } from '../../ddl/compile.js';
import { chooseName, joinColumnNames, type NameParts, numberIndexColumns } from '../../schema/choose-name.js';
import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { constraintExists, indexExists, indexIsAttached, whether } from '../conditions.js';
import type { OnlineStep } from '../step.js';
import type { OnlineFacts, PartFacts, TableFacts } from '../table-facts.js';
import { buildIndex } from './concurrent-index.js';

/** An index of a partitioned table, or a key with its index. */
export type Partitioned =
  | { readonly table: QualifiedName; readonly index: Index; readonly constraint: null }
  | { readonly table: QualifiedName; readonly index: Index; readonly constraint: PrimaryKey | UniqueConstraint };

interface Place {
  readonly place: TableFacts;
  readonly facts: OnlineFacts;
}

/** Why PostgreSQL has to build the indexes of the partitions at once; null if it needn't. */
export function whyAtOnce({ index }: Partitioned, { parts }: TableFacts): string | null {
  const columns = index.keys.flatMap(({ column }) => column ?? []);
  if (columns.length < index.keys.length) return 'PostgreSQL chooses the names of the indexes on the partitions';
  const fits = (part: PartFacts) =>
    part.indexes.some((one) => one.attachedTo === null && columns.every((column, at) => one.columns?.[at] === column));
  const part = parts.find(fits);
  return part === undefined ? null : `PostgreSQL decides whether an index of ${part.name.name} becomes a part of it`;
}

/** ONLY on the partitioned table, then on each partition concurrently, which is attached: the last one makes it valid. */
export function buildPartitioned(wanted: Partitioned, { place, facts }: Place): readonly OnlineStep[] {
  const names = namesOfParts(wanted, { place, facts });
  const parts = place.parts.filter(({ kind }) => kind !== 'foreign');
  return [
    createOnly(wanted),
    ...parts.flatMap((part) => {
      const name = names.get(nameKey(part.name));
      const parent = names.get(nameKey(part.parent));
      return name === undefined || parent === undefined
        ? []
        : [...createOnPart(named(wanted, part, name), part), attach(wanted, { part, name, parent })];
    }),
  ];
}

/** The names that PostgreSQL gives to the indexes of partitions. */
function namesOfParts({ table, index, constraint }: Partitioned, { place, facts }: Place): ReadonlyMap<string, string> {
  const taken = new Set(facts.takenNames.map(nameKey));
  const columns = joinColumnNames(
    numberIndexColumns([...index.keys.flatMap(({ column }) => column ?? []), ...index.include]),
  );
  const names = new Map([[nameKey(table), index.name]]);
  for (const { name } of place.parts) {
    const parts: NameParts =
      constraint?.kind === 'primaryKey'
        ? { table: name.name, columns: null, label: 'pkey' }
        : { table: name.name, columns, label: constraint === null ? 'idx' : 'key' };
    const chosen = chooseName(parts, (candidate) => taken.has(nameKey({ schema: name.schema, name: candidate })));
    taken.add(nameKey({ schema: name.schema, name: chosen }));
    names.set(nameKey(name), chosen);
  }
  return names;
}

/** What the part of a partition has of it: no comment. */
function named({ index, constraint }: Partitioned, { name: table }: PartFacts, name: string): Partitioned {
  const { indexComment: _, ...key } = constraint ?? {};
  const part = { ...index, name, comment: null };
  return constraint === null
    ? { table, index: part, constraint }
    : { table, index: part, constraint: { ...constraint, ...key, name, comment: null } };
}

function createOnly({ table, index, constraint }: Partitioned): OnlineStep {
  const { name } = index;
  const isKey = constraint !== null;
  return {
    what: `add ${isKey ? 'constraint' : 'index'} ${name} on ${table.name} only`,
    statements: isKey
      ? compileOperation({ kind: 'addConstraint', table, constraint: { ...constraint, only: true } })
      : compileOperation({ kind: 'createIndex', table, index: { ...index, only: true } }),
    transaction: true,
    done: whether(isKey ? constraintExists(table, name) : indexExists(table, name)),
    undo: dropAll({ table, index, constraint }),
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: isKey ? 'ACCESS EXCLUSIVE' : 'SHARE', work: 'moment' }],
  };
}

/** What is attached is dropped with it. */
function dropAll({ table, index: { name }, constraint }: Partitioned): readonly string[] {
  return constraint === null
    ? compileOperation({ kind: 'dropIndex', table, name, ifExists: true })
    : compileOperation({ kind: 'dropConstraint', table, name, ifExists: true });
}

function createOnPart(part: Partitioned, { kind }: PartFacts): readonly OnlineStep[] {
  if (kind === 'partitioned') return [createOnly(part)];
  const { table, index, constraint } = part;
  return [buildIndex({ table, index }), ...(constraint === null ? [] : [takeIndex({ table, constraint })])];
}

/** The key takes the index of its name. */
export function takeIndex({
  table,
  constraint,
}: {
  readonly table: QualifiedName;
  readonly constraint: PrimaryKey | UniqueConstraint;
}): OnlineStep {
  const { name, kind } = constraint;
  return {
    what: `add ${kind === 'unique' ? 'unique constraint' : 'primary key'} ${name} with the index`,
    statements: compileOperation({ kind: 'addConstraint', table, constraint, usingIndex: name }),
    transaction: true,
    done: whether(constraintExists(table, name)),
    // The index is dropped with it.
    undo: compileOperation({ kind: 'dropConstraint', table, name, ifExists: true }),
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}

interface Attached {
  readonly part: PartFacts;
  readonly name: string;
  /** The name of the index of the parent. */
  readonly parent: string;
}

function attach(whole: Partitioned, { part, name, parent }: Attached): OnlineStep {
  const { schema } = part.parent;
  return {
    what: `attach index ${name}`,
    statements: compileOperation({ kind: 'attachIndex', table: part.name, name, parent: { schema, name: parent } }),
    transaction: true,
    done: whether(indexIsAttached(part.name, name)),
    // PostgreSQL detaches no index.
    undo: dropAll(whole),
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table: part.name, mode: 'SHARE', work: 'moment' }],
  };
}
