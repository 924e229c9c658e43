import { chooseName, joinColumnNames } from '../../schema/choose-name.js';
import type { Constraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { tablesByName } from '../../schema/inherit-columns.js';
import { nameKey } from '../../schema/names.js';
import { constraintsOf, parentsOf, type Table } from '../../schema/table.js';
import { sameValue, sameValueBut } from '../../util/same-value.js';
import type { Sides } from '../filters.js';

/**
 * The declared tables as the upgrade leaves them: a table that becomes a partition keeps the names of what it has that
 * the partitioned table brings too, and PostgreSQL names the rest.
 */
export function afterUpgrade({ declared, reflected }: Sides): Sides['declared'] {
  const found = new Map(reflected.tables.map((table) => [nameKey(table), table]));
  return {
    ...declared,
    tables: declared.tables.map((table) => {
      const before = found.get(nameKey(table));
      const isJoining = before !== undefined && !sameValue(table.partitionOf, before.partitionOf);
      const [parent] = isJoining && table.partitionOf ? tablesByName(declared.tables, parentsOf(table)) : [];
      return parent === undefined || before === undefined ? table : withBrought(table, parent, before);
    }),
  };
}

function withBrought(table: Table, parent: Table, before: Table): Table {
  const bring = <Part extends Constraint | Index>(
    own: readonly Part[],
    brought: readonly Part[],
    there: readonly Part[],
  ) => [
    ...own.filter(({ inherited }) => inherited !== true),
    ...brought.map((part): Part => {
      const twin = there.find((other) => sameValueBut(part, other, NAME));
      return { ...part, name: twin?.name ?? serverName(table, part, before), comment: null, inherited: true };
    }),
  ];
  const list = ({ primaryKey }: Table) => (primaryKey === null ? [] : [primaryKey]);
  return {
    ...table,
    primaryKey: bring(list(table), list(parent), list(before))[0] ?? null,
    uniques: bring(table.uniques, parent.uniques, before.uniques),
    foreignKeys: bring(table.foreignKeys, parent.foreignKeys, before.foreignKeys),
    exclusions: bring(table.exclusions, parent.exclusions, before.exclusions),
    indexes: bring(table.indexes, parent.indexes, before.indexes),
  };
}

const NAME: ReadonlySet<string> = new Set(['name', 'comment', 'inherited']);

const LABELS = { primaryKey: 'pkey', unique: 'key', exclusion: 'excl' } as const;

/** A foreign key keeps the name that it has on the parent. */
function serverName(table: Table, part: Constraint | Index, before: Table): string {
  if ('kind' in part && (part.kind === 'foreignKey' || part.kind === 'check')) {
    return part.name;
  }
  const taken = new Set([...constraintsOf(before), ...before.indexes].map(({ name }) => name));
  const label = 'kind' in part ? LABELS[part.kind] : 'idx';
  const columns = label === 'pkey' ? null : joinColumnNames(columnsOf(part));
  return chooseName({ table: table.name, columns, label }, (name) => taken.has(name));
}

function columnsOf(part: Constraint | Index): readonly string[] {
  if ('columns' in part) {
    return [...part.columns];
  }
  const keys = 'keys' in part ? part.keys : 'elements' in part ? part.elements : [];
  return keys.map(({ column }) => column ?? 'expr');
}
