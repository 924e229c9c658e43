import { type AddColumn, type AlterColumn, type DropColumn, setsExpression } from '../operations/column-operations.js';
import type {
  AddConstraint,
  AlterConstraint,
  DropConstraint,
  ValidateConstraint,
} from '../operations/constraint-operations.js';
import type { CreateIndex } from '../operations/index-operations.js';
import type { Operation } from '../operations/operation.js';
import type { QualifiedName } from '../schema/names.js';
import { compileOperation } from './compile.js';
import { quoteName } from './quote.js';

type Subcommand =
  | AddColumn
  | DropColumn
  | AlterColumn
  | AddConstraint
  | DropConstraint
  | AlterConstraint
  | ValidateConstraint;

/** What can stand together in one ALTER TABLE so far. */
interface Group {
  readonly members: (Subcommand | CreateIndex)[];
  readonly subcommands: string[];
  /** Statements that run after the table's own, such as comments. */
  readonly after: string[];
}

/**
 * Puts the operations on one table into as few ALTER TABLEs as PostgreSQL allows, so that the table is locked and
 * rewritten once. PostgreSQL carries out the parts of one ALTER TABLE in separate passes: drops, types, additions,
 * constraints. If an operation would mean something else in that order, it begins another ALTER TABLE.
 */
export function compileBatch(table: QualifiedName, operations: readonly Operation[]): readonly string[] {
  const alter = `ALTER TABLE ${quoteName(table)} `;
  const done: string[] = [];
  let group = emptyGroup();
  const flush = () => {
    done.push(...(group.subcommands.length === 0 ? [] : [`${alter}${group.subcommands.join(', ')}`]), ...group.after);
    group = emptyGroup();
  };
  for (const operation of operations) {
    const statements = compileOperation(operation);
    if (isPart(operation, statements, alter)) {
      if (!fits(operation, group.members)) flush();
      const [first = '', ...rest] = statements;
      group.members.push(operation);
      group.subcommands.push(first.slice(alter.length));
      group.after.push(...rest);
    } else if (operation.kind === 'createIndex') {
      group.members.push(operation);
      group.after.push(...statements);
    } else if (operation.kind === 'setComment') {
      group.after.push(...statements);
    } else {
      flush();
      done.push(...statements);
    }
  }
  flush();
  return done;
}

/** Is it one ALTER TABLE, with nothing but comments after it? */
function isPart(operation: Operation, statements: readonly string[], alter: string): operation is Subcommand {
  const [first = '', ...rest] = statements;
  return isSubcommand(operation) && first.startsWith(alter) && rest.every((each) => each.startsWith('COMMENT '));
}

function emptyGroup(): Group {
  return { members: [], subcommands: [], after: [] };
}

const SUBCOMMANDS: ReadonlySet<string> = new Set<Subcommand['kind']>([
  'addColumn',
  'dropColumn',
  'alterColumn',
  'addConstraint',
  'dropConstraint',
  'alterConstraint',
  'validateConstraint',
]);

function isSubcommand(operation: Operation): operation is Subcommand {
  return SUBCOMMANDS.has(operation.kind);
}

/** Does it mean the same in one ALTER TABLE with those that come before it? */
function fits(operation: Subcommand, before: Group['members']): boolean {
  switch (operation.kind) {
    case 'dropColumn':
    case 'dropConstraint':
      return before.every(({ kind }) => kind === 'dropColumn' || kind === 'dropConstraint');
    case 'addColumn':
      return (
        operation.column.generated === null ||
        before.every(({ kind }) => kind !== 'addColumn' && kind !== 'alterColumn')
      );
    case 'alterColumn':
      return (
        !before.some((each) => columnOf(each) === operation.column) &&
        !mixesTypesAndExpressions([...before, operation]) &&
        (operation.type?.using === undefined || before.every(({ kind }) => kind !== 'addColumn'))
      );
    case 'alterConstraint':
    case 'validateConstraint':
      return before.every(({ kind }) => kind !== 'addConstraint');
    case 'addConstraint':
      if (operation.usingIndex !== undefined) return before.length === 0;
      // A foreign key of the table to itself may depend on a unique index, and indexes are created later.
      return operation.constraint.kind !== 'foreignKey' || before.every(({ kind }) => kind !== 'createIndex');
  }
}

/** See `expressionSteps`. */
function mixesTypesAndExpressions(members: Group['members']): boolean {
  const altered = members.filter((each) => each.kind === 'alterColumn');
  return altered.some(({ type }) => type !== undefined) && altered.some(setsExpression);
}

function columnOf(operation: Subcommand | CreateIndex): string | null {
  if (operation.kind === 'addColumn') {
    return operation.column.name;
  }
  return 'column' in operation ? operation.column : null;
}
