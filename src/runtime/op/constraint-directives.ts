import { conv } from '../../models/given-name.js';
import { type ConstraintItem, check, exclude, foreignKey, primaryKey, unique } from '../../models/table-items.js';
import { toConstraint } from '../../models/to-values.js';
import type { Operation } from '../../operations/operation.js';
import type { InSchema } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { given, nameOf, namesOf, qualified } from './arguments.js';
import type { DirectiveExecutor } from './directive-executor.js';

type ConstraintDirectives = Pick<
  Operations,
  | 'createPrimaryKey'
  | 'createUniqueConstraint'
  | 'createCheckConstraint'
  | 'createForeignKey'
  | 'createExcludeConstraint'
  | 'dropConstraint'
  | 'renameConstraint'
  | 'validateConstraint'
>;

export function constraintDirectives(executor: DirectiveExecutor): ConstraintDirectives {
  return { ...creatingDirectives(executor), ...changingDirectives(executor) };
}

type CreatingDirectives = Pick<ConstraintDirectives, Extract<keyof ConstraintDirectives, `create${string}`>>;

function creatingDirectives(executor: DirectiveExecutor): CreatingDirectives {
  return {
    createPrimaryKey: (name, table, columns, options = {}) =>
      executor.run('op.createPrimaryKey', () =>
        addConstraint(table, options, primaryKey(namesOf('columns', columns), { ...options, ...named(name) })),
      ),
    createUniqueConstraint: (name, table, columns, options = {}) =>
      executor.run('op.createUniqueConstraint', () =>
        addConstraint(table, options, unique(namesOf('columns', columns), { ...options, ...named(name) })),
      ),
    createCheckConstraint: (name, table, condition, options = {}) =>
      executor.run('op.createCheckConstraint', () =>
        addConstraint(table, options, check(conv(nameOf('name', name)), condition, options)),
      ),
    createForeignKey: (name, table, referredTable, columns, referredColumns, options = {}) =>
      executor.run('op.createForeignKey', () => {
        const own = namesOf('columns', columns);
        const referred = namesOf('referredColumns', referredColumns);
        const item = foreignKey(own, nameOf('referredTable', referredTable), referred, { ...options, ...named(name) });
        return addConstraint(table, options, item);
      }),
    createExcludeConstraint: (name, table, elements, options = {}) =>
      executor.run('op.createExcludeConstraint', () =>
        addConstraint(table, options, exclude(elements, { ...options, ...named(name) })),
      ),
  };
}

function changingDirectives(executor: DirectiveExecutor): Omit<ConstraintDirectives, keyof CreatingDirectives> {
  return {
    dropConstraint: (name, table, options = {}) =>
      executor.run('op.dropConstraint', () => {
        const { type, ifExists } = options;
        const on = { table: qualified('table', table, options), name: nameOf('name', name) };
        return [{ kind: 'dropConstraint', ...on, ...given({ type, ifExists }) }];
      }),
    renameConstraint: (name, table, newName, options = {}) =>
      executor.run('op.renameConstraint', () => [
        {
          kind: 'renameConstraint',
          table: qualified('table', table, options),
          name: nameOf('name', name),
          newName: nameOf('newName', newName),
        },
      ]),
    validateConstraint: (name, table, options = {}) =>
      executor.run('op.validateConstraint', () => [
        { kind: 'validateConstraint', table: qualified('table', table, options), name: nameOf('name', name) },
      ]),
  };
}

function addConstraint(tableName: string, options: InSchema, item: ConstraintItem): readonly Operation[] {
  const table = qualified('table', tableName, options);
  return [{ kind: 'addConstraint', table, constraint: toConstraint(table, item) }];
}

/** A name in a revision is final; null leaves the choice to PostgreSQL's rule. */
function named(name: string | null) {
  return name === null ? {} : { name: conv(nameOf('name', name)) };
}
