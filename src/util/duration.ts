const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;

/** A length of time, with PostgreSQL's units: `500ms`, `2s`, `1.5min`, `1h`; `0` needs none. */
export type Duration = '0' | `${number}${keyof typeof UNITS}`;

/** What a length of time may look like, for messages. */
export const DURATION_EXAMPLES = '"500ms", "30s", "2min", or "1h"';

/** In milliseconds; null for any other text. */
export function parseDuration(text: string): number | null {
  if (text === '0') return 0;
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|min|h)$/.exec(text) ?? [];
  return isUnit(unit) ? Math.round(Number(count) * UNITS[unit]) : null;
}

/** Whether a value of unknown type is a length of time. */
export function isDuration(value: unknown): value is Duration {
  return typeof value === 'string' && parseDuration(value) !== null;
}

/** For a value whose type says that it is one. */
export function toMilliseconds(duration: Duration): number {
  const milliseconds = parseDuration(duration);
  if (milliseconds === null) throw new TypeError(`"${duration}" is not a duration.`);
  return milliseconds;
}

/** `100ms` */
export function asDuration(milliseconds: number): Duration {
  return milliseconds === 0 ? '0' : `${milliseconds}ms`;
}

function isUnit(text: string): text is keyof typeof UNITS {
  return Object.hasOwn(UNITS, text);
}
