import { quoteLiteral } from '../../ddl/quote.js';
import type { Walk } from './walk.js';

/**
 * The settings that decide how PostgreSQL writes a value as text, and a form that every session reads in the same way,
 * whatever its own settings are. The next run may have other ones.
 */
const TEXT_SETTINGS: Readonly<Record<string, { readonly isRead: (value: string) => boolean; readonly pin: string }>> = {
  DateStyle: { isRead: (value) => value.startsWith('ISO'), pin: 'ISO' },
  IntervalStyle: { isRead: (value) => ['postgres', 'iso_8601'].includes(value), pin: 'postgres' },
  // Fewer digits make equal texts of different numbers.
  extra_float_digits: { isRead: (value) => Number(value) > 0, pin: '1' },
};

/** What the session has, by the names of the settings. */
export type CurrentSettings = Readonly<Record<string, string>>;

export const CURRENT_SETTINGS = `SELECT ${Object.keys(TEXT_SETTINGS)
  .map((name) => `pg_catalog.current_setting('${name}') AS "${name}"`)
  .join(', ')}`;

export type TextSettings = Pick<Walk, 'pinned' | 'restored'>;

/** What to send before and after a statement that writes values as text; usually nothing. The SQL of users sees no change. */
export function pinTexts(current: CurrentSettings): TextSettings {
  const pinned: string[] = [];
  const restored: string[] = [];
  for (const [name, { isRead, pin }] of Object.entries(TEXT_SETTINGS)) {
    const value = current[name];
    if (value === undefined || isRead(value)) continue;
    pinned.push(set(name, pin));
    restored.push(set(name, value));
  }
  return { pinned, restored };
}

function set(name: string, value: string): string {
  return `SELECT pg_catalog.set_config('${name}', ${quoteLiteral(value)}, true)`;
}
