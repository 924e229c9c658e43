const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** `64 MB`, `2.1 GB`. */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 'bytes'];
  for (const larger of UNITS) {
    if (value < 1024) break;
    [value, unit] = [value / 1024, larger];
  }
  const shown = value >= 10 || unit === 'bytes' ? Math.round(value) : Math.round(value * 10) / 10;
  return `${shown} ${unit}`;
}
