import {
  type ModelPlace,
  malformedReference,
  referenceMismatch,
  referenceOutsideMetaData,
  unknownReferredColumn,
  unknownReferredTable,
} from '../../errors/model-errors.js';
import { formatName, nameKey, type QualifiedName } from '../../schema/names.js';
import { type ColumnRef, isColumnRef, refState } from '../column-ref.js';
import type { RefState } from '../ref-state.js';
import { type DeclaredColumn, findColumn } from '../table.js';
import type { ForeignKeyItem, ReferredTable } from '../table-items.js';
import { parseName } from '../table-name.js';
import type { NamedColumn } from './convention-name.js';
import type { TableScope } from './table-scope.js';

/** What a foreign key refers to. */
export interface Referred {
  readonly table: QualifiedName;
  readonly columns: readonly NamedColumn[];
}

/** A foreign key that asks, with its own columns by name. */
export interface ReferenceQuestion {
  readonly item: ForeignKeyItem;
  readonly scope: TableScope;
  readonly columns: readonly string[];
}

/** Finds what a foreign key refers to; throws if there is no such thing. */
export type ResolveReference = (question: ReferenceQuestion) => Referred;

/** The tables among which references are looked up. */
export interface ReferenceScope {
  readonly scopes: readonly TableScope[];
  /** The schema of a table that is named without one. */
  readonly defaultSchema: string | null;
  readonly home: (name: QualifiedName) => QualifiedName;
}

/** References within one metadata: every table and column must be there. */
export function strictReferences(known: ReferenceScope): ResolveReference {
  const byName = new Map(known.scopes.map((scope) => [nameKey(scope.name), scope]));
  const byOwner = new Map(known.scopes.map((scope) => [scope.declaration.owner, scope]));
  const parentsOf = ({ declaration: { lineage } }: TableScope) =>
    [...(lineage.partitionOf ? [lineage.partitionOf.parent] : []), ...(lineage.inherits ?? [])].flatMap(
      (name) => byName.get(nameKey(known.home(name))) ?? [],
    );
  const find: FindColumn = (scope, column) =>
    findColumn(scope.declaration, column) ?? firstOf(parentsOf(scope), (parent) => find(parent, column));

  return (question) => {
    const { target } = question.item;
    if (typeof target === 'function') {
      const refs = refsOf(target, question);
      return referredIn(
        ownerOf(refs, byOwner, question),
        { columns: refs.map(({ column }) => column), find },
        question,
      );
    }
    const name = qualifiedTable(question, target);
    const own = { schema: question.scope.name.schema, name: name.name };
    const scope = byName.get(
      nameKey(known.home(name.schema === null ? { ...name, schema: known.defaultSchema } : name)),
    );
    const found = scope ?? (name.schema === null ? byName.get(nameKey(own)) : undefined);
    if (found === undefined) {
      const tables = known.scopes.map((other) => formatName(other.name));
      throw unknownReferredTable(placeOf(question), formatName(name), tables);
    }
    return referredIn(found, { columns: target.columns, find }, question);
  };
}

function qualifiedTable({ item }: ReferenceQuestion, { table }: ReferredTable): QualifiedName {
  return parseName(table, item.options.referredSchema ?? null);
}

function refsOf(target: () => readonly ColumnRef[], question: ReferenceQuestion): readonly RefState[] {
  const refs: unknown = target();
  if (!Array.isArray(refs)) throw malformedReference(placeOf(question), refs);
  return refs.map((ref: unknown) => {
    if (!isColumnRef(ref)) throw malformedReference(placeOf(question), ref);
    return ref[refState];
  });
}

function ownerOf(
  refs: readonly RefState[],
  byOwner: ReadonlyMap<object | null, TableScope>,
  question: ReferenceQuestion,
): TableScope {
  const [first] = refs;
  const scope = first === undefined ? undefined : byOwner.get(first.owner);
  if (first?.table === null) {
    throw malformedReference(placeOf(question), first.column);
  }
  if (scope === undefined) {
    throw referenceOutsideMetaData(placeOf(question), first === undefined ? '' : formatName(first.table));
  }
  if (refs.some(({ owner }) => owner !== first?.owner)) {
    throw referenceMismatch(placeOf(question), question.columns.length, refs.length);
  }
  return scope;
}

/** Finds a column that a table declares or inherits. */
type FindColumn = (scope: TableScope, column: string) => DeclaredColumn | undefined;

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Wanted {
  readonly columns: readonly string[];
  readonly find: FindColumn;
}

function referredIn(scope: TableScope, { columns, find }: Wanted, question: ReferenceQuestion): Referred {
  const place = placeOf(question);
  if (columns.length !== question.columns.length) {
    throw referenceMismatch(place, question.columns.length, columns.length);
  }
  return {
    table: scope.name,
    columns: columns.map((column) => {
      const found = find(scope, column);
      if (found === undefined) {
        throw unknownReferredColumn(place, { table: formatName(scope.name), column }, scope.columnNames);
      }
      return { name: found.name, key: found.property };
    }),
  };
}

/** References out of a revision file: what they mean is in the database, so the names are taken as they are. */
export const looseReferences: ResolveReference = (question) => {
  const { item, columns } = question;
  if (typeof item.target === 'function') {
    const refs = refsOf(item.target, question);
    const table = refs[0]?.table;
    if (table === null || table === undefined) {
      throw malformedReference(placeOf(question), refs[0]?.column ?? '');
    }
    return looseReferred(
      table,
      refs.map(({ column }) => column),
    );
  }
  if (item.target.columns.length !== columns.length) {
    throw referenceMismatch(placeOf(question), columns.length, item.target.columns.length);
  }
  return looseReferred(qualifiedTable(question, item.target), item.target.columns);
};

function looseReferred(table: QualifiedName, columns: readonly string[]): Referred {
  return { table, columns: columns.map((name) => ({ name, key: name })) };
}

function placeOf({ scope, columns }: ReferenceQuestion): ModelPlace {
  const [first, second] = columns;
  const table = formatName(scope.name);
  return first === undefined || second !== undefined ? { table } : { table, column: first };
}
