import type { Operation } from '../../../operations/operation.js';
import { ancestorFinder } from '../../../schema/inherit-columns.js';
import { bareName, nameKey, sameName } from '../../../schema/names.js';
import { isOwn, type Table } from '../../../schema/table.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValueBut } from '../../../util/same-value.js';
import type { Sides } from '../../scope/sides.js';
import type { TablePair } from '../tables/table-pair.js';
import { arrives } from './attachments.js';

/**
 * PostgreSQL gives the foreign keys of a partitioned table to its partitions under the same names, but renames them only in
 * that table. Models don't declare what a partition inherits.
 */
export function renamedInPartitions(operations: readonly Operation[], sides: Sides): readonly Operation[] {
  const renames = operations.filter(({ kind }) => kind === 'renameConstraint');
  if (renames.length === 0) return [];
  const [isUnder, wasUnder] = [ancestorFinder(sides.declared.tables), ancestorFinder(sides.reflected.tables)];
  const found = new Map(sides.reflected.tables.map((table) => [nameKey(table), table]));
  return sides.declared.tables.flatMap((declared) => {
    const reflected = found.get(nameKey(declared));
    if (declared.partitionOf === undefined || reflected === undefined) return [];
    const [lines, before] = [isUnder(declared), wasUnder(reflected)];
    return renames.flatMap((rename): readonly Operation[] => {
      if (rename.kind !== 'renameConstraint') return [];
      const stays = [lines, before].every((line) => line.some((ancestor) => sameName(ancestor, rename.table)));
      const newName = stays ? nameInPartition(rename.name, declared, reflected) : null;
      return newName === null
        ? []
        : [{ kind: 'renameConstraint', table: bareName(declared), name: rename.name, newName }];
    });
  });
}

function nameInPartition(name: string, declared: Table, reflected: Table): string | null {
  const inherited = ({ foreignKeys }: Table) => foreignKeys.filter((key) => key.inherited === true);
  const known = inherited(reflected);
  const was = known.find((key) => key.name === name);
  const isNew = ({ name }: { readonly name: string }) => !known.some((key) => key.name === name);
  const is = was && inherited(declared).find((key) => isNew(key) && sameValueBut(key, was, NAME));
  return is?.name ?? null;
}

const NAME: ReadonlySet<string> = new Set(['name']);

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

const NAME_AND_ORIGIN: ReadonlySet<string> = new Set(['name', 'inherited']);
