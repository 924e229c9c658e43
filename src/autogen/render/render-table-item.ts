import type { Constraint } from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { joinDotted } from '../../schema/names.js';
import { constraintsOf, type Table } from '../../schema/table.js';
import { assertNever } from '../../util/assert-never.js';
import { array, imported, object, options, sqlTag, string, strings } from './build-doc.js';
import {
  checkEntries,
  exclusionEntries,
  foreignKeyEntries,
  indexEntries,
  primaryKeyEntries,
  uniqueEntries,
} from './constraint-options.js';
import type { Doc } from './doc.js';
import { type RenderContext, renderOwn } from './render-context.js';
import { renderExclusionElement, renderIndexKey } from './render-index-key.js';

/** The constraints and indexes of a table as createTable takes them, each by its name. */
export function renderTableItems(table: Table, context: RenderContext): readonly Doc[] {
  return [
    ...constraintsOf(table).map((constraint) =>
      renderOwn({ kind: constraint.kind, object: constraint, table }, context, () => renderConstraintItem(constraint)),
    ),
    ...table.indexes.map((index) =>
      renderOwn({ kind: 'index', object: index, table }, context, () => renderIndexItem(index)),
    ),
  ];
}

function renderConstraintItem(constraint: Constraint): Doc {
  const named = ['name', string(constraint.name)] as const;
  switch (constraint.kind) {
    case 'primaryKey':
      return imported('primaryKey', [strings(constraint.columns), object([named, ...primaryKeyEntries(constraint)])]);
    case 'unique':
      return imported('unique', [strings(constraint.columns), object([named, ...uniqueEntries(constraint)])]);
    case 'check':
      return imported('check', [
        string(constraint.name),
        sqlTag(constraint.expression),
        ...options(checkEntries(constraint)),
      ]);
    case 'foreignKey':
      return imported('foreignKey', [
        strings(constraint.columns),
        string(joinDotted([constraint.referredTable.name])),
        strings(constraint.referredColumns),
        object([named, ...foreignKeyEntries(constraint)]),
      ]);
    case 'exclusion':
      return imported('exclude', [
        array(constraint.elements.map(renderExclusionElement)),
        object([named, ...exclusionEntries(constraint)]),
      ]);
    default:
      return assertNever(constraint);
  }
}

function renderIndexItem(index: Index): Doc {
  return imported('index', [
    array(index.keys.map(renderIndexKey)),
    object([['name', string(index.name)], ...indexEntries(index)]),
  ]);
}
