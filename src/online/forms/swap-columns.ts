import { compileOperation } from '../../ddl/compile.js';
import { quoteRelation } from '../../ddl/names/default-schema.js';
import { quoteIdentifier, quoteName } from '../../ddl/quote.js';
import { whether } from '../conditions.js';
import type { OnlineStep } from '../step.js';
import type { ChangedCheck, ChangedIndex } from '../table-facts.js';
import type { ChangeOfType } from './change-of-type.js';
import { dropForeignKey, otherTables, takeForeignKey } from './changed-foreign-keys.js';
import { setIdentityAside, takeIdentity } from './swap-identity.js';

/** The new column takes the name of the old one, which is dropped, and its indexes and constraints take theirs. */
export function swapColumns(context: ChangeOfType): OnlineStep {
  const { operation, change, newName, helper, isSwapped } = context;
  const { table, column } = operation;
  const alter = `ALTER TABLE ${quoteRelation(table)}`;
  const name = quoteIdentifier(column);
  const [sync, old] = [helper('sync'), helper('old_column')];
  const { comment, sequence, serverDefault } = change;
  const tables = [table, ...otherTables(context)];
  const numbered = [...setNotNull(context), ...takeIdentity(context)];
  const drop = `${alter} DROP COLUMN ${old}`;
  return {
    what: `put the new column of ${column} in the place of the old one`,
    statements: [
      // Alone, because each lock that is taken while others are held has less time.
      `LOCK TABLE ${quoteRelation(table)} IN ACCESS EXCLUSIVE MODE`,
      ...change.foreignKeys.flatMap(dropForeignKey),
      `DROP TRIGGER ${sync} ON ${quoteRelation(table)}`,
      `DROP FUNCTION ${quoteName({ schema: table.schema, name: sync })}()`,
      ...setIdentityAside(context),
      `${alter} RENAME COLUMN ${name} TO ${old}`,
      `${alter} RENAME COLUMN ${newName} TO ${name}`,
      ...(sequence === null ? [] : [`ALTER SEQUENCE ${sequence} OWNED BY ${quoteRelation(table)}.${name}`]),
      // Its other constraints, its indexes and its sequence are dropped with it.
      ...(change.identity === null ? [drop, ...numbered] : [...numbered, drop]),
      ...(serverDefault === null ? [] : [`${alter} ALTER COLUMN ${name} SET DEFAULT ${serverDefault}`]),
      ...change.indexes.flatMap((index) => takeIndex(context, index)),
      ...change.checks.flatMap((check) => takeCheck(context, check)),
      ...change.foreignKeys.flatMap((foreignKey) => takeForeignKey(context, foreignKey)),
      ...(comment === null ? [] : compileOperation({ kind: 'alterColumn', table, column, comment: { to: comment } })),
    ],
    transaction: true,
    done: whether(isSwapped),
    undo: null,
    undoInTransaction: true,
    leftovers: null,
    locks: tables.map((one) => ({ table: one, mode: 'ACCESS EXCLUSIVE', work: 'moment' })),
  };
}

function takeIndex({ operation, place, helper }: ChangeOfType, index: ChangedIndex): readonly string[] {
  const { table } = operation;
  const { name, constraint, comment } = index;
  const built = helper('index', name);
  const target = { on: 'index', table, name } as const;
  const onIndex = comment === null ? [] : compileOperation({ kind: 'setComment', target, comment: { to: comment } });
  if (constraint === null) {
    return [...compileOperation({ kind: 'renameIndex', table, name: built, newName: name }), ...onIndex];
  }
  const key = place.constraints.find((one) => one.name === constraint);
  const words = key?.kind === 'primaryKey' ? 'PRIMARY KEY' : 'UNIQUE';
  const definition = key?.definition ?? '';
  const deferrable = definition.includes(' DEFERRABLE') ? ' DEFERRABLE' : '';
  const deferred = definition.includes(' INITIALLY DEFERRED') ? ' INITIALLY DEFERRED' : '';
  const onConstraint = { on: 'constraint', table, name: constraint } as const;
  return [
    `ALTER TABLE ${quoteRelation(table)} ADD CONSTRAINT ${quoteIdentifier(constraint)} ${words} USING INDEX ${built}${deferrable}${deferred}`,
    ...(key?.comment === null || key === undefined
      ? []
      : compileOperation({ kind: 'setComment', target: onConstraint, comment: { to: key.comment } })),
    ...onIndex,
  ];
}

/** The helper check saves PostgreSQL the look at the rows. */
function setNotNull({ operation, place, helper, isNotNull }: ChangeOfType): readonly string[] {
  const { table, column } = operation;
  if (!isNotNull) return [];
  const named = place.constraints.find((one) => one.kind === 'notNull' && one.columns.includes(column));
  const alter = `ALTER TABLE ${quoteRelation(table)}`;
  const name = quoteIdentifier(column);
  return [
    named === undefined
      ? `${alter} ALTER COLUMN ${name} SET NOT NULL`
      : `${alter} ADD CONSTRAINT ${quoteIdentifier(named.name)} NOT NULL ${name}`,
    ...compileOperation({ kind: 'dropConstraint', table, name: helper('not_null') }),
  ];
}

function takeCheck({ operation, helper }: ChangeOfType, { name, comment }: ChangedCheck): readonly string[] {
  const { table } = operation;
  const target = { on: 'constraint', table, name } as const;
  return [
    ...compileOperation({ kind: 'renameConstraint', table, name: helper('check', name), newName: name }),
    ...(comment === null ? [] : compileOperation({ kind: 'setComment', target, comment: { to: comment } })),
  ];
}
