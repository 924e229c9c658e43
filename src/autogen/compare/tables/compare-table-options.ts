import type { DropConstraint, RenameConstraint } from '../../../operations/constraint-operations.js';
import type { DropIndex, RenameIndex } from '../../../operations/index-operations.js';
import type { Operation } from '../../../operations/operation.js';
import type { AlterTable } from '../../../operations/table-operations.js';
import { bareName, type QualifiedName, sameName } from '../../../schema/names.js';
import type { Table } from '../../../schema/table.js';
import type { TableOptions } from '../../../schema/table-options.js';
import { sameValue } from '../../../util/same-value.js';

import { changedParameters } from './changed-parameters.js';
import type { TableChanges } from './table-changes.js';

/** @param keys changes of the indexes and constraints of all tables */
export function compareTableOptions(changes: TableChanges, keys: readonly Operation[]): readonly AlterTable[] {
  const { declared, reflected } = changes;
  if (declared.options === undefined && reflected.options === undefined) {
    return [];
  }
  const table = bareName(declared);
  const found = withIndexesThatStay(reflected.options ?? {}, table, keys);
  const wanted = declared.options ?? {};
  const altered = alteration(table, changedOptions(found, wanted), changedOptions(wanted, found));
  return [...typeAlterations(changes, table), ...altered];
}

type Changes = AlterTable['changes'];

function alteration(table: QualifiedName, changes: Changes, was: Changes): readonly AlterTable[] {
  return Object.keys(changes).length === 0 ? [] : [{ kind: 'alterTable', table, changes, was }];
}

const PLAIN_OPTIONS = [
  'unlogged',
  'tablespace',
  'accessMethod',
  'replicaIdentity',
  'rowSecurity',
  'forceRowSecurity',
  'clusterOn',
] as const;

function changedOptions(from: TableOptions, to: TableOptions): Changes {
  const changed = PLAIN_OPTIONS.filter((option) => !sameValue(from[option], to[option]));
  const parameters = changedParameters(from.with, to.with);
  return {
    ...Object.fromEntries(changed.map((option) => [option, to[option] ?? null])),
    ...(parameters && { with: parameters }),
  };
}

/**
 * PostgreSQL follows a renamed index. If the index is dropped, PostgreSQL clears CLUSTER ON, but REPLICA IDENTITY
 * keeps pointing at the dropped index and acts like NOTHING.
 */
function withIndexesThatStay(options: TableOptions, table: QualifiedName, keys: readonly Operation[]): TableOptions {
  const { clusterOn, replicaIdentity, ...others } = options;
  const cluster = clusterOn === undefined ? null : nameAfter(clusterOn, table, keys);
  const index = typeof replicaIdentity === 'object' ? nameAfter(replicaIdentity.index, table, keys) : null;
  const identity = typeof replicaIdentity === 'object' ? { index: index ?? GONE } : replicaIdentity;
  return {
    ...others,
    ...(cluster !== null && { clusterOn: cluster }),
    ...(identity && { replicaIdentity: identity }),
  };
}

/** No index has this name, so any declared one differs. */
const GONE = '';

/** Null if the index is dropped. */
function nameAfter(index: string, table: QualifiedName, keys: readonly Operation[]): string | null {
  const taken = keys.flatMap((each) =>
    each.kind === 'addConstraint' && each.usingIndex === index && sameName(each.table, table) ? [each.constraint] : [],
  );
  if (taken[0] !== undefined) {
    return taken[0].name;
  }
  const fate = keys.filter(isFate).find((each) => each.name === index && sameName(each.table, table));
  if (fate === undefined) {
    return index;
  }
  return 'newName' in fate ? fate.newName : null;
}

type IndexFate = RenameIndex | RenameConstraint | DropIndex | DropConstraint;

const FATES: ReadonlySet<string> = new Set<IndexFate['kind']>([
  'renameIndex',
  'renameConstraint',
  'dropIndex',
  'dropConstraint',
]);

function isFate(operation: Operation): operation is IndexFate {
  return FATES.has(operation.kind);
}

/** PostgreSQL refuses to change the columns of a typed table, so the table is untyped in the meantime. */
function typeAlterations(changes: TableChanges, table: QualifiedName): readonly AlterTable[] {
  const [from, to] = [typeOf(changes.reflected), typeOf(changes.declared)];
  const stays = sameValue(from, to);
  const columnsStay =
    changes.added.length + changes.dropped.length + changes.ownRebuilt.size + changes.retyped.size === 0;
  if (stays && (from === null || columnsStay)) {
    return [];
  }
  return [
    ...(from === null ? [] : alteration(table, { ofType: null }, { ofType: from })),
    ...(to === null ? [] : alteration(table, { ofType: to }, { ofType: null })),
  ];
}

function typeOf({ options }: Table): QualifiedName | null {
  return options?.ofType ?? null;
}
