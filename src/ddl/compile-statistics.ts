import type { AlterStatistics, CreateStatistics, DropStatistics } from '../operations/statistics-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { commentIfAny } from './comment-on.js';
import { joinWords } from './join-words.js';
import { quoteIdentifier, quoteName } from './quote.js';

export function compileCreateStatistics({ table, statistics }: CreateStatistics): readonly string[] {
  const { kinds, keys, target, comment } = statistics;
  return [
    joinWords(
      `CREATE STATISTICS ${quoteName(statistics)}`,
      kinds.length > 0 && `(${kinds.join(', ')})`,
      `ON ${keys.join(', ')} FROM ${quoteName(table)}`,
    ),
    ...(target === null ? [] : [setTarget(statistics, target)]),
    ...commentIfAny(`STATISTICS ${quoteName(statistics)}`, comment),
  ];
}

export function compileDropStatistics({ statistics }: DropStatistics): readonly string[] {
  return [`DROP STATISTICS ${quoteName(statistics)}`];
}

export function compileAlterStatistics({ statistics, changes }: AlterStatistics): readonly string[] {
  const { target, newName } = changes;
  return [
    ...(target === undefined ? [] : [setTarget(statistics, target)]),
    ...(newName === undefined
      ? []
      : [`ALTER STATISTICS ${quoteName(statistics)} RENAME TO ${quoteIdentifier(newName)}`]),
  ];
}

// PostgreSQL before 17 knows no DEFAULT here.
function setTarget(statistics: QualifiedName, target: number | null): string {
  return `ALTER STATISTICS ${quoteName(statistics)} SET STATISTICS ${target ?? -1}`;
}
