import type { Column } from '../../schema/column.js';
import { besideTable, type Key, objectKey, partKey } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import {
  type AddColumn,
  type AlterColumn,
  type Change,
  type DropColumn,
  type RenameColumn,
  setsExpression,
} from '../column-operations.js';
import { collationKeys, columnNeeds, defaultKeys, sequenceKeysOfColumn, typeKeysOfColumn } from './column-facts.js';
import type { Effects } from './effects.js';

/** A generated column may use any other column, so it is added last and dropped first. */
export function addColumnEffects({ table, column }: AddColumn): Effects {
  const shape = [objectKey('shape', table)];
  const isGenerated = column.generated !== null;
  return {
    phase: 'changeTable',
    step: isGenerated ? 1 : 0,
    creates: [partKey('column', table, column.name), ...sequenceKeysOfColumn(table, column)],
    alters: [objectKey('row', table), ...(isGenerated ? [objectKey('computed', table)] : shape)],
    needs: [objectKey('table', table), ...columnNeeds(column), ...(isGenerated ? shape : [])],
  };
}

/** If children keep the column (`only`), it is their own from then on, and later operations may change it. */
export function dropColumnEffects({ table, column, was, only = false }: DropColumn): Effects {
  const isGenerated = was !== undefined && was.generated !== null;
  return {
    phase: isGenerated || only ? 'drop' : 'dropColumn',
    step: 1,
    drops: [
      partKey('column', table, column),
      objectKey('resting', table),
      ...(isGenerated ? [] : [objectKey('base', table)]),
      ...(was === undefined ? [] : sequenceKeysOfColumn(table, was)),
    ],
    alters: [objectKey('columns', table), objectKey('row', table)],
    needs: [objectKey('table', table)],
    frees: [
      ...(was === undefined ? [] : columnNeeds(was)),
      ...(isGenerated ? [objectKey('base', table), objectKey('shape', table)] : []),
    ],
  };
}

export function renameColumnEffects(operation: RenameColumn): Effects {
  const { table, column, newName, children = [], leaving = [], after = [] } = operation;
  return {
    phase: 'rename',
    drops: [partKey('column', table, column)],
    creates: [
      ...[table, ...children].map((each) => partKey('column', each, newName)),
      // A child that leaves has the new name, too.
      ...leaving.map((child) => objectKey('leaving', child)),
    ],
    needs: [objectKey('table', table), ...after.map((child) => objectKey('left', child))],
  };
}

export function rewritesTable(operation: AlterColumn): boolean {
  return operation.type !== undefined || setsExpression(operation);
}

/** A new expression may use columns that are added, and the old expression may use columns that are dropped. */
export function alterColumnEffects(operation: AlterColumn): Effects {
  const { table, column, type, serverDefault, identity, serial, generated } = operation;
  const shape = objectKey('shape', table);
  const getsExpression = setsExpression(operation);
  const losesExpression = generated?.to === null;
  // PostgreSQL can't convert a column while it is generated.
  const plain = [partKey('plain', table, column)];
  const [dropsDefault, setsDefault] = bareKeys(operation);
  const itself = partKey('column', table, column);
  return {
    phase: 'changeTable',
    alters: [
      ...(setsOnlyOptions(operation) ? [] : [itself]),
      ...(operation.options === undefined ? [] : [partKey('options', table, column)]),
      ...(generated === undefined ? [shape] : []),
      ...(rewritesTable(operation) ? [objectKey('row', table)] : []),
    ],
    rebuilds: type === undefined ? [] : [itself],
    creates: [
      ...ownSequence(table, identity?.to),
      ...ownSequence(table, serial?.to),
      ...(losesExpression ? plain : []),
      ...dropsDefault,
    ],
    drops: [...ownSequence(table, identity?.from), ...ownSequence(table, serial?.from)],
    needs: [
      objectKey('table', table),
      ...(setsOnlyOptions(operation) ? [itself] : []),
      ...(getsExpression ? [shape] : []),
      ...(generated === undefined ? plain : []),
      ...setsDefault,
      ...keysOf(type?.to, typeKeysOfColumn),
      ...keysOf(type?.collation?.to, collationKeys),
      ...keysOf(serverDefault?.to, defaultKeys),
    ],
    frees: [
      ...(generated === undefined ? [] : [objectKey('base', table)]),
      ...(losesExpression ? [shape] : []),
      ...keysOf(type?.from, typeKeysOfColumn),
      ...keysOf(type?.collation?.from, collationKeys),
      ...keysOf(serverDefault?.from, defaultKeys),
    ],
  };
}

/** An old default that is dropped by itself may wait for more than the new one does, and is dropped before that is set. */
function bareKeys({ table, column, serverDefault }: AlterColumn): readonly [dropsDefault: Key[], setsDefault: Key[]] {
  const bare = partKey('bare', table, column);
  return [serverDefault?.to === null ? [bare] : [], serverDefault?.from === null ? [bare] : []];
}

/** A column must have its type before its parent gets the same column, whose options are then set for both. */
function setsOnlyOptions({ kind: _, table: __, column: ___, options, ...others }: AlterColumn): boolean {
  return options !== undefined && Object.values(others).every((change) => change === undefined);
}

function ownSequence(
  table: QualifiedName,
  owner: Change<Column['identity'] | Column['serial']>['to'] | undefined,
): readonly Key[] {
  return owner ? [besideTable(table, owner.sequence)] : [];
}

function keysOf<T>(value: T | undefined, toKeys: (value: T) => readonly Key[]): readonly Key[] {
  return value === undefined ? [] : toKeys(value);
}
