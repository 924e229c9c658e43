const UNITS = { bytes: 1, kB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 } as const;

/** A number of bytes, with PostgreSQL's units: `64MB`, `1.5GB`; `0` needs none. */
export type Size = '0' | `${number}${keyof typeof UNITS}`;

/** What a size may look like, for messages. */
export const SIZE_EXAMPLES = '"512kB", "64MB", or "2GB"';

/** In bytes; null for any other text. */
export function parseSize(text: string): number | null {
  if (text === '0') return 0;
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)(bytes|kB|MB|GB|TB)$/.exec(text) ?? [];
  return isUnit(unit) ? Math.round(Number(count) * UNITS[unit]) : null;
}

export function isSize(value: unknown): value is Size {
  return typeof value === 'string' && parseSize(value) !== null;
}

/** For a value whose type says that it is a size. */
export function toBytes(size: Size): number {
  const bytes = parseSize(size);
  if (bytes === null) throw new TypeError(`"${size}" is not a size.`);
  return bytes;
}

function isUnit(text: string): text is keyof typeof UNITS {
  return Object.hasOwn(UNITS, text);
}
