import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from '../../operations/constraint-operations.js';
import { joinDotted } from '../../schema/names.js';
import { assertNever } from '../../util/assert-never.js';
import { array, type Entry, literalDoc, optionalString, sqlTag, string, strings } from './build-doc.js';
import {
  checkEntries,
  exclusionEntries,
  foreignKeyEntries,
  primaryKeyEntries,
  uniqueEntries,
} from './constraint-options.js';
import { dropEntries, onTable } from './directive.js';
import type { Doc } from './doc.js';
import { renderExclusionElement } from './render-index-key.js';

export function renderAddConstraint({ table, constraint, unnamed = false, usingIndex }: AddConstraint): Doc {
  const part = { name: unnamed ? null : constraint.name, table };
  switch (constraint.kind) {
    case 'primaryKey':
      return onTable('createPrimaryKey', part)(
        [strings(constraint.columns)],
        withUsingIndex(primaryKeyEntries(constraint), usingIndex),
      );
    case 'unique':
      return onTable('createUniqueConstraint', part)(
        [strings(constraint.columns)],
        withUsingIndex(uniqueEntries(constraint), usingIndex),
      );
    case 'check':
      return onTable('createCheckConstraint', part)([sqlTag(constraint.expression)], checkEntries(constraint));
    case 'foreignKey':
      return onTable('createForeignKey', part)(
        [
          string(joinDotted([constraint.referredTable.name])),
          strings(constraint.columns),
          strings(constraint.referredColumns),
        ],
        foreignKeyEntries(constraint),
      );
    case 'exclusion':
      return onTable('createExcludeConstraint', part)(
        [array(constraint.elements.map(renderExclusionElement))],
        exclusionEntries(constraint),
      );
    default:
      return assertNever(constraint);
  }
}

function withUsingIndex(entries: readonly Entry[], usingIndex: string | undefined): readonly Entry[] {
  return [['usingIndex', optionalString(usingIndex)], ...entries];
}

export function renderDropConstraint({ name, table, type, ...options }: DropConstraint): Doc {
  return onTable('dropConstraint', { name, table })([], [['type', optionalString(type)], ...dropEntries(options)]);
}

export function renderRenameConstraint({ name, table, newName }: RenameConstraint): Doc {
  return onTable('renameConstraint', { name, table })([string(newName)]);
}

export function renderAlterConstraint({ name, table, changes }: AlterConstraint): Doc {
  const { deferrability, notEnforced, noInherit } = changes;
  const bool = (value: boolean | undefined) => (value === undefined ? undefined : literalDoc(value));
  return onTable('alterConstraint', { name, table })(
    [],
    [
      ['deferrable', bool(deferrability?.deferrable)],
      ['initially', deferrability?.initiallyDeferred ? string('deferred') : undefined],
      ['notEnforced', bool(notEnforced)],
      ['noInherit', bool(noInherit)],
    ],
  );
}

export function renderValidateConstraint({ name, table }: ValidateConstraint): Doc {
  return onTable('validateConstraint', { name, table })([]);
}
