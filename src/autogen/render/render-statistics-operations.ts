import type { AlterStatistics, CreateStatistics, DropStatistics } from '../../operations/statistics-operations.js';
import { dottedName } from '../../schema/names.js';
import type { ExtendedStatistics } from '../../schema/statistics.js';
import {
  array,
  docOrNull,
  type Entry,
  literalDoc,
  optionalString,
  optionalStrings,
  sqlTag,
  string,
} from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';

export function renderCreateStatistics({ table, statistics }: CreateStatistics): Doc {
  return named('createStatistics', statistics)(
    [string(dottedName(table)), renderStatisticsKeys(statistics)],
    statisticsEntries(statistics),
  );
}

export function renderDropStatistics({ table, statistics }: DropStatistics): Doc {
  return named('dropStatistics', statistics)([string(dottedName(table))]);
}

export function renderAlterStatistics({ table, statistics, changes }: AlterStatistics): Doc {
  const { target, newName } = changes;
  return named('alterStatistics', statistics)(
    [string(dottedName(table))],
    [
      ['target', target === undefined ? undefined : docOrNull(targetText(target))],
      ['newName', optionalString(newName)],
    ],
  );
}

/** Columns by their names, everything else as SQL. */
export function renderStatisticsKeys({ keys }: ExtendedStatistics): Doc {
  return array(keys.map((key) => (/^[a-z_][a-z0-9_]*$/.test(key) ? string(key) : sqlTag(key))));
}

export function statisticsEntries({ kinds, target, comment }: ExtendedStatistics): readonly Entry[] {
  return [
    ['kinds', optionalStrings(kinds)],
    ['target', targetText(target)],
    ['comment', optionalString(comment)],
  ];
}

function targetText(target: number | null): Doc | undefined {
  return target === null ? undefined : literalDoc(target);
}
