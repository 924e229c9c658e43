import type { AlterIndex, IndexChanges } from '../../../operations/index-operations.js';
import type { IndexKey, StorageParameters } from '../../../schema/index-value.js';
import type { QualifiedName } from '../../../schema/names.js';
import type { BlockedChanges } from '../tables/blocked-changes.js';
import { changedParameters } from '../tables/changed-parameters.js';

/** An index, or a constraint with an index. */
export interface Stored {
  readonly name: string;
  readonly with: StorageParameters;
  readonly tablespace: string | null;
  readonly columns?: readonly string[];
  readonly keys?: readonly IndexKey[];
  readonly elements?: readonly IndexKey[];
  readonly include: readonly string[];
  readonly where?: string | null;
}

export function isStored(part: object): part is Stored {
  return 'with' in part && 'tablespace' in part;
}

/** The part without the properties that can be altered in place. */
export function withoutStorage<T extends Stored>(part: T): T {
  return { ...withoutTargets(part), with: {}, tablespace: null };
}

/** The index as PostgreSQL recreates it if the type of a column changes: without its statistics targets. */
export function asRecreated<T extends Stored>(part: T, table: QualifiedName, blocked: BlockedChanges): T {
  return hasTargets(part) && isRecreated(part, table, blocked) ? withoutTargets(part) : part;
}

/** Whether PostgreSQL drops and creates the index, or the constraint with its index, because the type of a column changes. */
export function isRecreated(part: Stored, table: QualifiedName, blocked: BlockedChanges): boolean {
  const keys = keysOf(part);
  const columns = [...(part.columns ?? []), ...keys.flatMap(({ column }) => column ?? []), ...part.include];
  return (
    blocked.retypesAny(table, columns) ||
    [part.where ?? null, ...keys.map(({ expression }) => expression)].some((sql) =>
      blocked.touchesExpression(table, sql),
    )
  );
}

export function hasTargets(part: Stored): boolean {
  return keysOf(part).some(({ statistics }) => statistics !== undefined);
}

function keysOf({ keys = [], elements = [] }: Stored): readonly IndexKey[] {
  return [...keys, ...elements];
}

function withoutTargets<T extends Stored>(part: T): T {
  const bare = <K extends IndexKey>({ statistics: _, ...key }: K) => key;
  return {
    ...part,
    ...(part.keys && { keys: part.keys.map(bare) }),
    ...(part.elements && { elements: part.elements.map(bare) }),
  };
}

export function alterIndex(table: QualifiedName, from: Stored, to: Stored): AlterIndex {
  return { kind: 'alterIndex', table, name: to.name, changes: changes(from, to), was: changes(to, from) };
}

function changes(from: Stored, to: Stored): IndexChanges {
  const parameters = changedParameters(from.with, to.with);
  const statistics = changedTargets(targets(from), targets(to));
  return {
    ...(parameters && { with: parameters }),
    ...(from.tablespace !== to.tablespace && { tablespace: to.tablespace }),
    ...(Object.keys(statistics).length > 0 && { statistics }),
  };
}

function targets({ keys, elements = [] }: Stored): readonly (number | null)[] {
  return (keys ?? elements).map(({ statistics }) => statistics ?? null);
}

function changedTargets(from: readonly (number | null)[], to: readonly (number | null)[]) {
  return Object.fromEntries(
    to.flatMap((target, at) => (target === from[at] ? [] : [[String(at + 1), target] as const])),
  );
}
