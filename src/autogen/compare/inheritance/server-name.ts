import { chooseName, joinColumnNames, numberIndexColumns } from '../../../schema/choose-name.js';
import type { Constraint } from '../../../schema/constraints.js';
import type { Index } from '../../../schema/index-value.js';
import type { Indexed } from '../../../schema/indexed.js';
import type { Table } from '../../../schema/table.js';

const LABELS = { primaryKey: 'pkey', unique: 'key', exclusion: 'excl' } as const;

/**
 * The name that PostgreSQL gives to an inherited constraint or index of a partition. A foreign key
 * keeps the name that it has in the parent.
 */
export function serverName(table: Table, part: Constraint | Index, taken: ReadonlySet<string>): string {
  if ('kind' in part && (part.kind === 'foreignKey' || part.kind === 'check')) {
    return part.name;
  }
  const label = 'kind' in part ? LABELS[part.kind] : 'idx';
  const columns = label === 'pkey' ? null : joinColumnNames(keyNamesOf(part));
  return chooseName({ table: table.name, columns, label }, (name) => taken.has(name));
}

function keyNamesOf(part: Constraint | Index): readonly string[] {
  const names = 'keyNames' in part ? part.keyNames : undefined;
  return names === undefined ? usualKeyNames(part) : numberIndexColumns(names);
}

/**
 * The names that PostgreSQL gives to the columns of a new index, except expressions that are named
 * after a function.
 */
export function usualKeyNames(part: Constraint | Index): readonly string[] {
  return numberIndexColumns(columnNames(part).map((name) => name ?? 'expr'));
}

/** The columns of an index, null for an expression. */
function columnNames(part: Constraint | Index): readonly (string | null)[] {
  const include = 'include' in part ? part.include : [];
  if ('columns' in part) {
    return [...part.columns, ...include];
  }
  const keys = 'keys' in part ? part.keys : 'elements' in part ? part.elements : [];
  return [...keys.map(({ column }) => column), ...include];
}

/** PostgreSQL names a new index after the current columns of the table. */
export function withFreshNames<Part extends Indexed>(part: Part): Part {
  const names = part.keyNames?.map((name, at) => columnNames(part)[at] ?? name);
  return names === undefined ? part : { ...part, keyNames: names };
}
