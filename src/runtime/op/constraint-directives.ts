import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { conv, type FinalName } from '../../models/given-name.js';
import { renderSql, sql } from '../../models/sql.js';
import { type ConstraintItem, check, exclude, foreignKey, primaryKey, unique } from '../../models/table-items.js';
import { toConstraint } from '../../models/to-values.js';
import type { Operation } from '../../operations/operation.js';
import type { QualifiedName } from '../../schema/names.js';
import type { InSchema, WithComment } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { checkedName, checkedNames, dropOptions, given, qualified, sqlOf } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type ConstraintDirectives = Pick<
  Operations,
  | 'createPrimaryKey'
  | 'createUniqueConstraint'
  | 'createCheckConstraint'
  | 'createForeignKey'
  | 'createExcludeConstraint'
  | 'dropConstraint'
  | 'renameConstraint'
  | 'alterConstraint'
  | 'validateConstraint'
>;

export function constraintDirectives(run: RunDirective): ConstraintDirectives {
  return { ...creatingDirectives(run), ...changingDirectives(run) };
}

type CreatingDirectives = Pick<ConstraintDirectives, Extract<keyof ConstraintDirectives, `create${string}`>>;

function creatingDirectives(run: RunDirective): CreatingDirectives {
  return {
    createPrimaryKey: (name, table, columns, options = {}) =>
      run('createPrimaryKey', options, () => {
        const { usingIndex, ...rest } = options;
        return addConstraint(name, { ...place(table, options), usingIndex }, (given) =>
          primaryKey(checkedNames('columns', columns), { ...rest, ...given }),
        );
      }),
    createUniqueConstraint: (name, table, columns, options = {}) =>
      run('createUniqueConstraint', options, () => {
        const { usingIndex, ...rest } = options;
        return addConstraint(name, { ...place(table, options), usingIndex }, (given) =>
          unique(checkedNames('columns', columns), { ...rest, ...given }),
        );
      }),
    createCheckConstraint: (name, table, condition, options = {}) =>
      run('createCheckConstraint', options, () =>
        addConstraint(name, place(table, options), (given) =>
          check(sql.raw(renderSql(sqlOf('condition', condition))), { ...options, ...given }),
        ),
      ),
    createForeignKey: (name, table, referredTable, columns, referredColumns, options = {}) =>
      run('createForeignKey', options, () => {
        const own = checkedNames('columns', columns);
        const referred = checkedNames('referredColumns', referredColumns);
        return addConstraint(name, place(table, options), (given) =>
          foreignKey(own, checkedName('referredTable', referredTable), referred, { ...options, ...given }),
        );
      }),
    createExcludeConstraint: (name, table, elements, options = {}) =>
      run('createExcludeConstraint', options, () =>
        addConstraint(name, place(table, options), (given) => exclude(elements, { ...options, ...given })),
      ),
  };
}

function changingDirectives(run: RunDirective): Omit<ConstraintDirectives, keyof CreatingDirectives> {
  return {
    dropConstraint: (name, table, options = {}) =>
      run('dropConstraint', options, () => {
        const on = { table: qualified('table', table, options), name: checkedName('name', name) };
        return [{ kind: 'dropConstraint', ...on, ...given({ type: options.type }), ...dropOptions(options) }];
      }),
    renameConstraint: (name, table, newName, options = {}) =>
      run('renameConstraint', options, () => [
        {
          kind: 'renameConstraint',
          table: qualified('table', table, options),
          name: checkedName('name', name),
          newName: checkedName('newName', newName),
        },
      ]),
    alterConstraint: (name, table, changes) =>
      run('alterConstraint', changes, () => {
        const { deferrable, initially, notEnforced, noInherit } = changes;
        const initiallyDeferred = initially === 'deferred';
        if (initiallyDeferred && deferrable === false)
          throw directiveArgumentInvalid('deferrable', 'true where `initially` is deferred', deferrable);
        const deferrability =
          deferrable === undefined && initially === undefined
            ? undefined
            : { deferrable: deferrable ?? true, initiallyDeferred };
        return [
          {
            kind: 'alterConstraint',
            table: qualified('table', table, changes),
            name: checkedName('name', name),
            changes: given({ deferrability, notEnforced, noInherit }),
          },
        ];
      }),
    validateConstraint: (name, table, options = {}) =>
      run('validateConstraint', options, () => [
        { kind: 'validateConstraint', table: qualified('table', table, options), name: checkedName('name', name) },
      ]),
  };
}

interface Place {
  readonly table: QualifiedName;
  readonly comment: string | undefined;
  readonly usingIndex?: string | undefined;
}

function place(table: string, options: InSchema & WithComment & { readonly indexComment?: string }): Place {
  return { table: qualified('table', table, options), comment: options.comment ?? options.indexComment };
}

/** A name in a revision is final; null leaves the choice to the server, unless a comment needs to know the name. */
function addConstraint(
  name: string | null,
  { table, comment, usingIndex }: Place,
  build: (given: { readonly name?: FinalName }) => ConstraintItem,
): readonly Operation[] {
  const item = build(name === null ? {} : { name: conv(checkedName('name', name)) });
  const constraint = toConstraint(table, item);
  const operation = { kind: 'addConstraint', table, constraint, ...given({ usingIndex }) } as const;
  return [name === null && comment === undefined ? { ...operation, unnamed: true } : operation];
}
