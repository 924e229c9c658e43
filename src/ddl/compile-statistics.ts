import type { AlterStatistics, CreateStatistics, DropStatistics } from '../operations/statistics-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { STATISTICS_KINDS } from '../schema/statistics.js';
import { keyword, wholeNumber } from './checked-words.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteRelation } from './names/default-schema.js';
import { quoteIdentifier } from './quote.js';

export function compileCreateStatistics({ table, statistics }: CreateStatistics): readonly string[] {
  const { kinds, keys, target, comment } = statistics;
  return [
    joinWords(
      `CREATE STATISTICS ${quoteRelation(statistics)}`,
      kinds.length > 0 && `(${kinds.map((kind) => keyword('kinds', kind, STATISTICS_KINDS).toLowerCase()).join(', ')})`,
      `ON ${keys.join(', ')} FROM ${quoteRelation(table)}`,
    ),
    ...(target === null ? [] : [setTarget(statistics, target)]),
    ...commentIfAny(`STATISTICS ${quoteRelation(statistics)}`, comment),
  ];
}

export function compileDropStatistics({ statistics }: DropStatistics): readonly string[] {
  return [`DROP STATISTICS ${quoteRelation(statistics)}`];
}

export function compileAlterStatistics({ statistics, changes }: AlterStatistics): readonly string[] {
  const { target, newName } = changes;
  return [
    ...(target === undefined ? [] : [setTarget(statistics, target)]),
    ...(newName === undefined
      ? []
      : [`ALTER STATISTICS ${quoteRelation(statistics)} RENAME TO ${quoteIdentifier(newName)}`]),
  ];
}

// PostgreSQL before 17 knows no DEFAULT here.
function setTarget(statistics: QualifiedName, target: number | null): string {
  return `ALTER STATISTICS ${quoteRelation(statistics)} SET STATISTICS ${wholeNumber('target', target ?? -1)}`;
}
