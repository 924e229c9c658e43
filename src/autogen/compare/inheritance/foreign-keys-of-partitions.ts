import type { Operation } from '../../../operations/operation.js';
import { bareName } from '../../../schema/names.js';
import { isOwn } from '../../../schema/table.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValueBut } from '../../../util/same-value.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';
import { NAME_AND_ORIGIN } from './inherited-foreign-keys.js';

/**
 * If a table that becomes a partition has a foreign key like one of the partitioned table, PostgreSQL takes that for the
 * partition's, under its name.
 */
export function renamedBeforeJoining(pair: TablePair): readonly Operation[] {
  const { declared, reflected } = pair;
  if (declared.partitionOf === undefined || !arrives(pair)) return [];
  const { onlyLeft, onlyRight } = matchByName(declared.foreignKeys, reflected.foreignKeys);
  let left = onlyRight.filter(isOwn);
  return onlyLeft
    .filter((key) => !isOwn(key))
    .flatMap((key): readonly Operation[] => {
      const twin = left.find((other) => sameValueBut(key, other, NAME_AND_ORIGIN));
      left = left.filter((other) => other !== twin);
      const names = { table: bareName(declared), name: twin?.name ?? '', newName: key.name };
      return twin === undefined ? [] : [{ kind: 'renameConstraint', ...names, beforeJoining: true }];
    });
}
