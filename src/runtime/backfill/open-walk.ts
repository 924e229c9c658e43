import { backfillNeedsKey } from '../../errors/online-errors.js';
import type { Backfill } from '../../online/step.js';
import { formatName } from '../../schema/names.js';
import type { StepSession } from '../run/step-session.js';
import { type KeyColumn, keyColumnsSql, keyWalk } from './key-walk.js';
import { pageWalk, type TableSize, tableSizeSql } from './page-walk.js';
import { CURRENT_SETTINGS, type CurrentSettings, pinTexts } from './text-settings.js';
import type { Walk } from './walk.js';

/** A walk by the key, or by the pages if the table has no such key and a repeated walk does no harm. */
export async function openWalk(session: StepSession, { table, key, isRepeatable }: Backfill): Promise<Walk> {
  const ask = async <R>(query: string): Promise<readonly R[]> => (await session.server?.ask<R>(query)) ?? [];
  const columns = key === null ? [] : await ask<KeyColumn>(keyColumnsSql(table, key));
  const [size = { rows: 0, pages: 0, allPages: 0 }] = await ask<TableSize>(tableSizeSql(table));
  if (key !== null && columns.length === key.length) {
    const pins = pinTexts((await ask<CurrentSettings>(CURRENT_SETTINGS))[0] ?? {});
    return keyWalk({ table, key, columns, pins, rows: size.rows === 0 ? null : size.rows });
  }
  if (!isRepeatable) throw backfillNeedsKey(formatName(table), key);
  return pageWalk(size);
}
