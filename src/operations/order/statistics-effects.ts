import { objectKey, schemaKeys } from '../../schema/keys.js';
import type { AlterStatistics, CreateStatistics, DropStatistics } from '../statistics-operations.js';
import type { Effects } from './effects.js';

export function createStatisticsEffects({ table, statistics }: CreateStatistics): Effects {
  return {
    phase: 'changeTable',
    step: 4,
    creates: [objectKey('statistics', statistics)],
    needs: [objectKey('table', table), objectKey('shape', table), ...schemaKeys(statistics.schema)],
  };
}

export function dropStatisticsEffects({ table, statistics }: DropStatistics): Effects {
  return {
    phase: 'drop',
    drops: [objectKey('statistics', statistics)],
    frees: [
      objectKey('table', table),
      objectKey('shape', table),
      objectKey('resting', table),
      ...schemaKeys(statistics.schema),
    ],
  };
}

export function alterStatisticsEffects({ table, statistics, changes }: AlterStatistics): Effects {
  const self = objectKey('statistics', statistics);
  const { newName } = changes;
  return {
    phase: 'changeTable',
    step: 4,
    needs: [objectKey('table', table), objectKey('shape', table), ...(newName === undefined ? [self] : [])],
    ...(newName !== undefined && {
      drops: [self],
      creates: [objectKey('statistics', { ...statistics, name: newName })],
    }),
  };
}
