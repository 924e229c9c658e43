import type { Constraint } from '../../schema/constraints.js';
import type { IndexLineage } from '../../schema/index-value.js';
import { isIndexed } from '../../schema/indexed.js';
import { besideTable, objectKey, partKey } from '../../schema/keys.js';
import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  RenameConstraint,
  ValidateConstraint,
} from '../constraint-operations.js';
import { constraintNeeds, constraintObjects } from './constraint-facts.js';
import type { Effects } from './effects.js';
import { inheritedPartKeys, onlyKeys, partNames, partsAttached, tablesBefore } from './index-effects.js';

export function addConstraintEffects({ table, constraint, parts, usingIndex }: AddConstraint): Effects {
  return {
    phase: constraint.kind === 'foreignKey' ? 'addForeignKey' : parts?.follows === undefined ? 'changeTable' : 'join',
    step: constraint.kind === 'primaryKey' || constraint.kind === 'unique' ? 2 : 3,
    // The index is renamed.
    drops: usingIndex === undefined || usingIndex === constraint.name ? [] : [besideTable(table, usingIndex)],
    creates: [...constraintObjects(table, constraint), ...partNames(parts)],
    alters: [
      ...inheritedPartKeys(parts),
      ...(constraint.kind === 'check' ? [partKey('check', table, constraint.name)] : []),
      ...(constraint.kind === 'primaryKey' ? [objectKey('keyed', table)] : []),
    ],
    needs: [
      objectKey('table', table),
      objectKey('shape', table),
      ...constraintNeeds(table, constraint),
      ...onlyKeys(table, lineageOf(constraint)),
      ...partsAttached(parts),
      ...tablesBefore(parts),
    ],
  };
}

function lineageOf(constraint: Constraint): IndexLineage {
  return constraint.kind === 'check' || constraint.kind === 'foreignKey' ? {} : constraint;
}

export function dropConstraintEffects({ table, name, was, parts, beforeLeaving }: DropConstraint): Effects {
  return {
    phase: was?.kind === 'foreignKey' ? 'dropForeignKey' : 'drop',
    drops: [
      ...(was === undefined ? [partKey('constraint', table, name)] : constraintObjects(table, was)),
      ...partNames(parts),
    ],
    ...(beforeLeaving && { creates: [objectKey('leaving', table)] }),
    ...(was !== undefined && isIndexed(was) && { alters: [objectKey('parts', table)] }),
    needs: [objectKey('table', table), ...(beforeLeaving ? [] : [objectKey('left', table)])],
    frees: [
      objectKey('shape', table),
      objectKey('resting', table),
      ...(was === undefined ? [] : [...constraintNeeds(table, was), ...onlyKeys(table, lineageOf(was))]),
    ],
  };
}

/**
 * PostgreSQL renames the index of a constraint with it. It also renames a check or a NOT NULL in the children, so children
 * are attached or detached before. A table has the checks of its parent when it is attached, so a check gets its name before.
 */
export function renameConstraintEffects({ table, name, newName, of, beforeJoining }: RenameConstraint): Effects {
  const named = (each: string) => [
    partKey('constraint', table, each),
    ...(of === undefined ? [besideTable(table, each)] : []),
  ];
  return {
    phase: 'rename',
    drops: named(name),
    creates: named(newName),
    alters: of === undefined ? [] : [objectKey('columns', table), partKey('check', table, newName)],
    needs: [objectKey('table', table), ...(of === undefined && !beforeJoining ? [objectKey('brought', table)] : [])],
  };
}

/**
 * A child gets or loses NOT NULL with its parent, so the parent's change precedes the changes of the child's columns.
 */
export function alterConstraintEffects({ table, name, changes }: AlterConstraint): Effects {
  return {
    phase: changes.noInherit === undefined ? 'finish' : 'changeTable',
    alters: [partKey('constraint', table, name)],
    needs: [objectKey('table', table)],
  };
}

export function validateConstraintEffects({ table, name, of }: ValidateConstraint): Effects {
  return {
    phase: 'finish',
    alters: [partKey('constraint', table, name)],
    needs: [objectKey('table', table), ...(of === undefined ? [objectKey('shape', table)] : [])],
  };
}
