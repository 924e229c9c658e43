import { compileOperation } from '../../ddl/compile.js';
import { quoteIdentifier } from '../../ddl/quote.js';
import { createSerialSequence, findSerial, ownSerialSequence, serialDefault } from '../../ddl/serial-sequence.js';
import type { AddColumn } from '../../operations/column-operations.js';
import type { Column } from '../../schema/column.js';
import type { QualifiedName } from '../../schema/names.js';
import { addingRewrites } from '../column-rewrites.js';
import { any, columnExists, columnIsFilled, columnIsNotNull, whether } from '../conditions.js';
import type { Form } from '../form.js';
import type { OnlineStep } from '../step.js';
import type { OnlineFacts, TableFacts } from '../table-facts.js';
import { addConstraintOnline } from './add-constraint.js';
import { becomeIdentity, numberingSequence } from './become-identity.js';
import { formBackfill } from './form-backfill.js';
import { notNullOf, setNotNullOnline } from './set-not-null.js';

/** The column comes without values, which the rows get in batches. */
export function addColumnOnline(operation: AddColumn, facts: OnlineFacts): Form {
  const { table, column, constraints = [], ifNotExists = false } = operation;
  const [place] = facts.tables;
  const exists = place?.columns.some(({ name }) => name === column.name) === true;
  if (place === undefined || (ifNotExists && exists)) return 'moment';
  const isBuilt = constraints.some(({ kind }) => kind !== 'foreignKey');
  if (!addingRewrites(operation, facts) && !isBuilt) return 'moment';
  const reason = whyNone(operation, { place, facts });
  if (reason !== null) return { none: reason };
  const steps = addingRewrites(operation, facts)
    ? addAndFill({ table, column }, { place, facts })
    : [addBare({ table, column }, compileOperation({ kind: 'addColumn', table, column }))];
  const forms = constraints.map((constraint) =>
    addConstraintOnline({ kind: 'addConstraint', table, constraint }, facts),
  );
  const none = forms.find((form) => form !== 'moment' && 'none' in form);
  return (
    none ?? { steps: [...steps, ...forms.flatMap((form) => (form !== 'moment' && 'steps' in form ? form.steps : []))] }
  );
}

interface Place {
  readonly place: TableFacts;
  readonly facts: OnlineFacts;
}

function whyNone({ column }: AddColumn, { place, facts }: Place): string | null {
  if (column.generated?.stored === true) {
    return 'PostgreSQL computes a stored generated column only while it stops writers and readers';
  }
  if (facts.trial === null || facts.trial.bareColumnRewrites) {
    return 'PostgreSQL writes the table again for a column of this type, even without values';
  }
  const [trigger] = place.updateTriggers;
  return trigger === undefined ? null : `the trigger ${trigger} would run for every row that gets a value`;
}

interface ColumnOfTable {
  readonly table: QualifiedName;
  readonly column: Column;
}

function addAndFill(added: ColumnOfTable, { place, facts }: Place): readonly OnlineStep[] {
  const { table, column } = added;
  return [
    addBare(added, addWithDefault(added)),
    fill(added, place),
    ...(column.nullable ? [] : setNotNullOnline({ ...notNullOf(table, column.name), ...notNull(column) }, facts)),
    ...(column.identity === null ? [] : [becomeIdentity({ table, column, identity: column.identity })]),
  ];
}

function notNull({ notNull: wanted }: Column) {
  return wanted === undefined ? {} : { notNull: { from: null, to: wanted } };
}

function addBare({ table, column }: ColumnOfTable, statements: readonly string[]): OnlineStep {
  const sequence = column.identity === null ? [] : numberingSequence({ table, column });
  return {
    what: `add column ${column.name}`,
    statements,
    transaction: true,
    done: whether(columnExists(table, column.name)),
    undo: [
      ...compileOperation({ kind: 'dropColumn', table, column: column.name, ifExists: true }),
      ...sequence.flatMap(({ drop }) => drop),
    ],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ACCESS EXCLUSIVE', work: 'moment' }],
  };
}

/** New rows have a value from the start. */
function addWithDefault({ table, column }: ColumnOfTable): readonly string[] {
  const { notNull: _, ...others } = column;
  const bare: Column = { ...others, nullable: true, serverDefault: null, identity: null, serial: null };
  const add = compileOperation({ kind: 'addColumn', table, column: bare });
  const setDefault = (to: string) =>
    compileOperation({ kind: 'alterColumn', table, column: column.name, serverDefault: { from: null, to } });
  const serial = findSerial(table, column);
  if (serial !== undefined) {
    return [createSerialSequence(serial), ...add, ...setDefault(serialDefault(serial)), ownSerialSequence(serial)];
  }
  if (column.identity !== null) {
    return numberingSequence({ table, column }).flatMap(({ create, next }) => [...create, ...add, ...setDefault(next)]);
  }
  return [...add, ...setDefault(column.serverDefault ?? 'NULL')];
}

function fill({ table, column }: ColumnOfTable, place: TableFacts): OnlineStep {
  const { name, nullable } = column;
  const isFilled = columnIsFilled(table, name);
  return {
    what: `fill column ${name}`,
    statements: [],
    transaction: true,
    done: whether(nullable ? isFilled : any(columnIsNotNull(table, name), isFilled)),
    // The column is dropped after this.
    undo: [],
    undoInTransaction: true,
    leftovers: null,
    locks: [{ table, mode: 'ROW EXCLUSIVE', work: 'moment' }],
    backfill: formBackfill(place, {
      table,
      set: `${quoteIdentifier(name)} = DEFAULT`,
      where: `${quoteIdentifier(name)} IS NULL`,
      keepsValues: true,
    }),
  };
}
