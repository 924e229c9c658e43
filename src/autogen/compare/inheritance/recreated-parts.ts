import { type Indexed, indexedOf, oldestFirst } from '../../../schema/indexed.js';
import { besideTable, type Key } from '../../../schema/keys.js';
import { hasFeature } from '../../../schema/server-features.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { sameValue } from '../../../util/same-value.js';
import { hasTargets, isRecreated } from '../keys/storage-changes.js';
import type { BlockedChanges } from '../tables/blocked-changes.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';
import { originFinder, wholeFinder } from './find-origin.js';
import { serverName, withFreshNames } from './server-name.js';

interface RecreatedSources {
  readonly pairs: readonly TablePair[];
  readonly blocked: BlockedChanges;
  readonly serverVersion: number;
}

/**
 * Indexes of partitioned tables that PostgreSQL would recreate otherwise than they are, because the type of a column
 * changes. It creates the parts of all partitions as for a new index: with names of its choice, and without ONLY,
 * comments, storage parameters, CLUSTER ON, and REPLICA IDENTITY. The partitions' own indexes that were attached are
 * lost.
 */
export function badlyRecreated({ pairs, blocked, serverVersion }: RecreatedSources): ReadonlySet<Key> {
  const tables = pairs.map(({ reflected }) => oldestFirst(reflected));
  const wholes = new Map(tables.flatMap((table) => wholesOf(table, blocked)));
  if (wholes.size === 0) return new Set();
  const only = [...wholes].filter(([, { only }]) => only === true);
  const staying = pairs.filter((pair) => pair.reflected.partitionOf !== undefined && !arrives(pair));
  const [originOf, wholeOf] = [originFinder(tables), wholeFinder(tables)];
  const others = staying.flatMap(({ reflected }) => {
    const parts = indexedOf(reflected).flatMap((part) => {
      const key = isOwn(part) ? (wholeOf(reflected, part)?.key ?? null) : originOf(reflected, part);
      return key === null ? [] : [{ part, key }];
    });
    const inOrder = [...wholes].flatMap(([key, whole]) =>
      parts.filter((each) => each.key === key).map(({ part }) => ({ part, key, whole })),
    );
    return changedParts(reflected, inOrder, hasFeature(serverVersion, 'ownCommentsOfParts'));
  });
  return new Set([...only.map(([key]) => key), ...others]);
}

/** The recreated indexes of a partitioned table. */
function wholesOf(table: Table, blocked: BlockedChanges): readonly (readonly [Key, Indexed])[] {
  return table.partitionBy === undefined
    ? []
    : indexedOf(table)
        .filter((part) => isOwn(part) && isRecreated(part, table, blocked))
        .map((part) => [besideTable(table, part.name), part]);
}

interface PartOfWhole {
  readonly part: Indexed;
  readonly key: Key;
  readonly whole: Indexed;
}

/** Those with a part that isn't as PostgreSQL would create it. */
function changedParts(table: Table, parts: readonly PartOfWhole[], hasOwnComments: boolean): readonly Key[] {
  const recreated = new Set(parts.map(({ part }) => part.name));
  const taken = new Set(
    indexedOf(table)
      .map(({ name }) => name)
      .filter((name) => !recreated.has(name)),
  );
  return parts.flatMap(({ part, key, whole }) => {
    const { keyNames } = withFreshNames(whole);
    const name = serverName(table, keyNames === undefined ? part : { ...part, keyNames }, taken);
    taken.add(name);
    const isSame = !isOwn(part)
      ? name === part.name && sameComments(part, hasOwnComments ? null : whole) && isPlain(table, part, whole)
      : false;
    return isSame ? [] : [key];
  });
}

/** Until PostgreSQL 16, the comment on the index of the partitioned table is copied to the parts. */
function sameComments(part: Indexed, copied: Indexed | null): boolean {
  return commentOfIndex(part) === (copied && commentOfIndex(copied)) && (!('kind' in part) || part.comment === null);
}

function commentOfIndex(part: Indexed): string | null {
  return 'kind' in part ? (part.indexComment ?? null) : part.comment;
}

/** Whether the part is kept like the index of the partitioned table, and the partition doesn't use it otherwise. */
function isPlain({ options = {}, partitionBy }: Table, part: Indexed, whole: Indexed): boolean {
  const { clusterOn, replicaIdentity } = options;
  const isUsed =
    clusterOn === part.name || (typeof replicaIdentity === 'object' && replicaIdentity.index === part.name);
  const isStored =
    partitionBy !== undefined || (sameValue(part.with, whole.with) && part.tablespace === whole.tablespace);
  return isStored && !isUsed && !hasTargets(part);
}
