import { Buffer } from 'node:buffer';

/** NAMEDATALEN - 1: the bytes that a name may have (manual: Identifiers and Key Words). */
export const MAX_NAME_BYTES = 63;

export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Whether the text takes at most so many bytes of UTF-8. A UTF-16 unit takes up to three, so few names are counted. */
export function fitsInto(bytes: number, text: string): boolean {
  return text.length * 3 <= bytes || byteLength(text) <= bytes;
}

/** The longest beginning of the text that fits into so many bytes of UTF-8; never half a character. */
function clipBytes(text: string, bytes: number): string {
  if (fitsInto(bytes, text)) return text;
  const encoded = Buffer.from(text, 'utf8');
  let end = Math.min(bytes, encoded.length);
  while (end > 0 && end < encoded.length && isContinuation(encoded[end])) {
    end--;
  }
  return encoded.toString('utf8', 0, end);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0b1100_0000) === 0b1000_0000;
}

/** A name as the server cuts it: to 63 bytes. */
export function clipName(name: string): string {
  return clipBytes(name, MAX_NAME_BYTES);
}

/** The parts of a name that the server makes up: `table_column_label`. */
export interface NameParts {
  readonly table: string;
  /** The columns, joined by {@link joinColumnNames}; null if the name mentions none. */
  readonly columns: string | null;
  /** `pkey`, `key`, `fkey`, `check`, `excl`, `idx` or `seq`. */
  readonly label: string;
}

/** The name that the server makes of the parts: the longer of table and columns is cut until it fits. */
export function makeObjectName({ table, columns, label }: NameParts): string {
  const whole = columns === null ? `${table}_${label}` : `${table}_${columns}_${label}`;
  if (fitsInto(MAX_NAME_BYTES, whole)) return whole;
  let tableBytes = byteLength(table);
  let columnBytes = columns === null ? 0 : byteLength(columns);
  const separators = columns === null ? 1 : 2;
  const available = MAX_NAME_BYTES - separators - byteLength(label);
  while (tableBytes + columnBytes > available) {
    if (tableBytes > columnBytes) {
      tableBytes--;
    } else {
      columnBytes--;
    }
  }
  const parts = columns === null ? [] : [clipBytes(columns, columnBytes)];
  return [clipBytes(table, tableBytes), ...parts, label].join('_');
}

/** The first of `label`, `label1`, `label2`… whose name is free. */
export function chooseName(parts: NameParts, isTaken: (name: string) => boolean): string {
  let name = makeObjectName(parts);
  for (let pass = 1; isTaken(name); pass++) {
    name = makeObjectName({ ...parts, label: `${parts.label}${pass}` });
  }
  return name;
}

/** The columns as they stand in the name of an index or a constraint. */
export function joinColumnNames(names: readonly string[]): string {
  return names.join('_');
}

/** The names that the columns of an index get: a name that an earlier column has is numbered. */
export function numberIndexColumns(names: readonly string[]): readonly string[] {
  const chosen: string[] = [];
  for (const name of names) {
    let candidate = name;
    for (let pass = 1; chosen.includes(candidate); pass++) {
      const suffix = String(pass);
      candidate = clipBytes(name, MAX_NAME_BYTES - suffix.length) + suffix;
    }
    chosen.push(candidate);
  }
  return chosen;
}
