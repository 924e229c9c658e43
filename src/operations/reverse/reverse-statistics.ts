import { formatName } from '../../schema/names.js';
import type { AlterStatistics, CreateStatistics, DropStatistics } from '../statistics-operations.js';
import { known } from './known.js';

export function reverseCreateStatistics({ table, statistics }: CreateStatistics): readonly [DropStatistics] {
  const { schema, name } = statistics;
  return [{ kind: 'dropStatistics', table, statistics: { schema, name }, was: statistics }];
}

export function reverseDropStatistics({ table, statistics, was }: DropStatistics): readonly [CreateStatistics] {
  return [{ kind: 'createStatistics', table, statistics: known(was, `drop statistics ${formatName(statistics)}`) }];
}

export function reverseAlterStatistics({
  table,
  statistics,
  changes,
  was,
}: AlterStatistics): readonly [AlterStatistics] {
  const { target, newName } = changes;
  const before = target === undefined ? {} : known(was, `alter statistics ${formatName(statistics)}`);
  return [
    {
      kind: 'alterStatistics',
      table,
      statistics: { ...statistics, name: newName ?? statistics.name },
      changes: newName === undefined ? before : { ...before, newName: statistics.name },
      ...(target !== undefined && { was: { target } }),
    },
  ];
}
