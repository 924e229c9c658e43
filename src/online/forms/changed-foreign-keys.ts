import { compileOperation } from '../../ddl/compile.js';
import type { LockMode } from '../../schema/lock-mode.js';
import { nameKey, type QualifiedName } from '../../schema/names.js';
import { any, constraintExists, constraintIsValid, whether } from '../conditions.js';
import type { OnlineStep, TableLock } from '../step.js';
import type { ChangedForeignKey } from '../table-facts.js';
import type { ChangeOfType } from './change-of-type.js';
import { lockAlone } from './lock-alone.js';

/** A foreign key of the new column, or to it, next to that of the old one. */
export function addForeignKey(
  { helper, isSwapped }: ChangeOfType,
  { table, constraint }: ChangedForeignKey,
): readonly OnlineStep[] {
  const name = helper('foreign_key', constraint.name);
  const { referredTable } = constraint;
  const added = { ...constraint, name, notValid: true, comment: null };
  const common = { transaction: true, undoInTransaction: true, leftovers: null } as const;
  return [
    {
      ...common,
      what: `add foreign key ${constraint.name} for the new column as NOT VALID`,
      statements: [lockAlone(table), ...compileOperation({ kind: 'addConstraint', table, constraint: added })],
      done: whether(any(constraintExists(table, name), isSwapped)),
      undo: compileOperation({ kind: 'dropConstraint', table, name, ifExists: true }),
      locks: [table, referredTable].map((one) => lock(one, 'SHARE ROW EXCLUSIVE')),
    },
    {
      ...common,
      what: `validate foreign key ${constraint.name} for the new column`,
      statements: compileOperation({ kind: 'validateConstraint', table, name }),
      done: whether(any(constraintIsValid(table, name), isSwapped)),
      undo: [],
      locks: [
        { table, mode: 'SHARE UPDATE EXCLUSIVE', work: 'scan' },
        { table: referredTable, mode: 'ROW SHARE', work: 'scan' },
      ],
    },
  ];
}

/** The tables on the other side of the foreign keys of a column. */
export function otherTables({ operation, change }: ChangeOfType): readonly QualifiedName[] {
  const tables = change.foreignKeys.flatMap(({ table, constraint }) => [table, constraint.referredTable]);
  const others = new Map(tables.map((table) => [nameKey(table), table]));
  others.delete(nameKey(operation.table));
  return [...others.values()];
}

export function dropForeignKey({ table, constraint }: ChangedForeignKey): readonly string[] {
  return compileOperation({ kind: 'dropConstraint', table, name: constraint.name });
}

export function takeForeignKey(
  { helper }: ChangeOfType,
  { table, constraint: { name, comment } }: ChangedForeignKey,
): readonly string[] {
  const target = { on: 'constraint', table, name } as const;
  return [
    ...compileOperation({ kind: 'renameConstraint', table, name: helper('foreign_key', name), newName: name }),
    ...(comment === null ? [] : compileOperation({ kind: 'setComment', target, comment: { to: comment } })),
  ];
}

function lock(table: QualifiedName, mode: LockMode): TableLock {
  return { table, mode, work: 'moment' };
}
