import type { Constraint, ForeignKey } from '../../schema/constraints.js';
import type { Index, IndexKey } from '../../schema/index-value.js';
import { besideTable, type Key, objectKey, partKey, uniquenessKey } from '../../schema/keys.js';
import { type QualifiedName, sameName } from '../../schema/names.js';
import { collationKeys } from './column-facts.js';

/** What is created and dropped with a constraint: its name, its index, and the uniqueness that others depend on. */
export function constraintObjects(table: QualifiedName, constraint: Constraint): readonly Key[] {
  const name = partKey('constraint', table, constraint.name);
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return [name, besideTable(table, constraint.name), uniquenessKey(table, constraint.columns)];
    case 'exclusion':
      return [name, besideTable(table, constraint.name)];
    default:
      return [name];
  }
}

/** What a constraint depends on outside its table. */
export function constraintNeeds(table: QualifiedName, constraint: Constraint): readonly Key[] {
  switch (constraint.kind) {
    case 'foreignKey':
      return foreignKeyNeeds(table, constraint);
    case 'exclusion':
      return constraint.elements.flatMap(indexKeyNeeds);
    default:
      return [];
  }
}

function foreignKeyNeeds(table: QualifiedName, { referredTable, referredColumns }: ForeignKey): readonly Key[] {
  const columns = referredColumns.map((column) => partKey('column', referredTable, column));
  const unique = uniquenessKey(referredTable, referredColumns);
  return sameName(table, referredTable) ? [unique] : [objectKey('table', referredTable), ...columns, unique];
}

function indexKeyNeeds({ collation }: IndexKey): readonly Key[] {
  return collationKeys(collation);
}

export function indexObjects(table: QualifiedName, index: Index): readonly Key[] {
  const columns = index.keys.flatMap(({ column }) => column ?? []);
  const isWhole = index.unique && index.where === null && columns.length === index.keys.length;
  return [besideTable(table, index.name), ...(isWhole ? [uniquenessKey(table, columns)] : [])];
}

export function indexNeeds({ keys }: Index): readonly Key[] {
  return keys.flatMap(indexKeyNeeds);
}
