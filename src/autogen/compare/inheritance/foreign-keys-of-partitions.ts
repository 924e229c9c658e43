import type { Operation } from '../../../operations/operation.js';
import { bareName, nameKey } from '../../../schema/names.js';
import { isOwn } from '../../../schema/table.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValueBut } from '../../../util/same-value.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';
import { NAME_AND_ORIGIN } from './inherited-foreign-keys.js';

/**
 * If a table that becomes a partition has a foreign key like one of the partitioned table, PostgreSQL takes that for the
 * partition's, under its name. If the table that it refers to is rebuilt, it is dropped instead.
 *
 * @param rebuilt the keys of tables that are rebuilt
 */
export function renamedBeforeJoining(pair: TablePair, rebuilt: ReadonlySet<string>): readonly Operation[] {
  const { declared, reflected } = pair;
  if (declared.partitionOf === undefined || !arrives(pair)) return [];
  const { onlyLeft, onlyRight } = matchByName(declared.foreignKeys, reflected.foreignKeys);
  let left = onlyRight.filter(isOwn);
  return onlyLeft
    .filter((key) => !isOwn(key))
    .flatMap((key): readonly Operation[] => {
      const twin = left.find((other) => sameValueBut(key, other, NAME_AND_ORIGIN));
      left = left.filter((other) => other !== twin);
      if (twin === undefined) return [];
      const one = { table: bareName(declared), name: twin.name };
      return rebuilt.has(nameKey(twin.referredTable))
        ? [{ kind: 'dropConstraint', ...one, type: 'foreignKey', was: twin }]
        : [{ kind: 'renameConstraint', ...one, newName: key.name, beforeJoining: true }];
    });
}
