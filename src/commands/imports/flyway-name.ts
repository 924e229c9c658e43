/** V: versioned, U: undo, B: baseline, R: repeatable. */
export interface FlywayName {
  readonly kind: 'V' | 'U' | 'B' | 'R';
  /** With dots, and without zeros in front: `1.2`. Empty for a repeatable file. */
  readonly version: string;
  readonly description: string;
}

/** `V1_2__add_bio.sql`, by Flyway's usual prefixes and separators. */
export function readFlywayName(file: string): { readonly name: FlywayName | null } {
  const [, kind, version = '', description = ''] = /^([VUBR])([\d._]*)__(.*)\.sql$/s.exec(file) ?? [];
  if (kind !== 'V' && kind !== 'U' && kind !== 'B' && kind !== 'R') return { name: null };
  if ((kind === 'R') !== (version === '')) return { name: null };
  const parts = version.split(/[._]/).map((part) => part.replace(/^0+(?=\d)/, ''));
  return { name: { kind, version: parts.join('.'), description } };
}

/** `1.10` is after `1.9`, and `1` is `1.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = BigInt(left[at] || 0) - BigInt(right[at] || 0);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}
