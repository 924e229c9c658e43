import type { Operation } from '../../operations/operation.js';
import type { Column } from '../../schema/column.js';
import { type Key, partKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { matchByName } from '../../util/match-by-key.js';
import { mentionsColumn, mentionsType } from '../sql-text.js';
import { compareColumns } from './compare-columns.js';
import { nameOf } from './compare-enums.js';
import type { ColumnChanges } from './disturbance.js';
import { isOfType } from './replace-enum.js';
import { compareMoved } from './user-types/moved-columns.js';
import type { RebuiltTypes } from './user-types/rebuilt-types.js';
import type { BaseTypes } from './user-types/type-graph.js';

/** A table that both sides have, and what becomes of its columns. */
export interface TableChanges extends ColumnChanges {
  /** Those of the rebuilt columns that no parent rebuilds. */
  readonly ownRebuilt: ReadonlySet<string>;
  readonly added: readonly Column[];
  readonly dropped: readonly Column[];
  /** Those of the dropped columns that children keep. */
  readonly left: ReadonlySet<string>;
  /** Columns that stay, altered in place. */
  readonly alterations: readonly Operation[];
}

export interface TableContext {
  readonly serverVersion: number;
  readonly replacedEnums: readonly QualifiedName[];
  readonly rebuiltTypes: RebuiltTypes;
  /** Defaults, constraints and indexes that stand on something that is rebuilt. */
  readonly rebuiltParts: ReadonlySet<Key>;
  readonly baseTypes: BaseTypes;
  /** The table is created by these operations, of types that are in their final form. */
  readonly isNew?: boolean;
}

export function tableChanges(declared: Table, reflected: Table, context: TableContext): TableChanges {
  const { onlyLeft, onlyRight, both } = matchByName(declared.columns, reflected.columns);
  const verdicts = both.map(([wanted, found]) => {
    const movesWithEnum =
      wanted.type.array === found.type.array &&
      context.replacedEnums.some((name) => isOfType(wanted, name) && isOfType(found, name));
    const { serverVersion, rebuiltTypes, rebuiltParts, baseTypes } = context;
    const table = nameOf(declared);
    const isDefaultRebuilt = rebuiltParts.has(partKey('default', table, found.name));
    const sides = { declared: wanted, reflected: found };
    const pair = { table, ...sides, serverVersion, baseTypes, movesWithEnum, isDefaultRebuilt };
    return { found, verdict: (context.isNew ? null : compareMoved(pair, rebuiltTypes)) ?? compareColumns(pair) };
  });
  const retyped = verdicts.filter(({ verdict }) => verdict !== 'rebuild' && verdict.isRetyped);
  const moved = retyped.filter(({ verdict }) => verdict !== 'rebuild' && verdict.isMoved === true);
  const rebuilt = verdicts.filter(({ verdict }) => verdict === 'rebuild');
  const changing = new Set([...retyped, ...rebuilt].map(({ found }) => found.name));
  const blocked = verdicts.filter(({ found }) => standsInTheWay(found, changing, context));
  const goes = new Set([...rebuilt, ...blocked].map(({ found }) => found.name));
  return {
    declared,
    reflected,
    added: onlyLeft,
    dropped: onlyRight,
    left: new Set(),
    retyped: new Set(retyped.map(({ found }) => found.name).filter((name) => !goes.has(name))),
    rebuilt: goes,
    moved: new Set(moved.map(({ found }) => found.name).filter((name) => !goes.has(name))),
    ownRebuilt: goes,
    alterations: verdicts.flatMap(({ found, verdict }) =>
      verdict === 'rebuild' || goes.has(found.name) ? [] : verdict.operations,
    ),
  };
}

/** PostgreSQL changes the type of no column that a generated column reads, and of no generated column by an expression. */
function standsInTheWay(
  { generated, type }: Column,
  changing: ReadonlySet<string>,
  { replacedEnums, rebuiltTypes }: TableContext,
): boolean {
  if (generated === null) {
    return false;
  }
  const { expression } = generated;
  return (
    [...changing].some((name) => mentionsColumn(expression, name)) ||
    [...replacedEnums, ...rebuiltTypes.names].some(
      (name) => mentionsType(expression, name.name) || isOfType({ type }, name),
    )
  );
}

/** What is done to columns of a parent is done to those of the child. */
export function withChangesOfParents(changes: TableChanges, parents: readonly TableChanges[]): TableChanges {
  const union = (of: (each: ColumnChanges) => ReadonlySet<string>) =>
    new Set([changes, ...parents].flatMap((each) => [...of(each)]));
  return parents.length === 0
    ? changes
    : { ...changes, retyped: union(({ retyped }) => retyped), rebuilt: union(({ rebuilt }) => rebuilt) };
}
