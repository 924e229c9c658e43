import type { BackfillColumns } from '../../operations/backfill-operation.js';
import { DEFAULT_BATCH } from '../../operations/backfill-operation.js';
import { asDuration } from '../../util/duration.js';
import { literalDoc, optionalString, optionalStrings, sqlTag } from './build-doc.js';
import { named } from './directive.js';
import type { Doc } from './doc.js';
import { renderValue } from './render-value.js';

export function renderBackfill({ table, set, where, key, batch, pauseMs }: BackfillColumns): Doc {
  return named('backfill', table)(
    [],
    [
      ['set', renderValue(set)],
      ['where', where === null ? undefined : sqlTag(where.sql)],
      ['key', optionalStrings(key ?? [])],
      ['batch', batch === DEFAULT_BATCH ? undefined : literalDoc(batch)],
      ['pause', pauseMs === 0 ? undefined : optionalString(asDuration(pauseMs))],
    ],
  );
}
