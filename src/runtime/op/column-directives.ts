import { toColumn } from '../../models/to-values.js';
import type { ColumnConstraint } from '../../operations/column-operations.js';
import type { Constraint } from '../../schema/constraints.js';
import type { Operations } from '../operations.js';
import { alterColumnOperations } from './alter-column-directive.js';
import { builderOf, checkedName, dropOptions, given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type ColumnDirectives = Pick<Operations, 'addColumn' | 'dropColumn' | 'renameColumn' | 'alterColumn'>;

export function columnDirectives(run: RunDirective): ColumnDirectives {
  return {
    addColumn: (tableName, name, builder, options = {}) =>
      run('addColumn', options, () => {
        const table = qualified('table', tableName, options);
        const parts = toColumn(checkedName('name', name), builderOf('column', builder), table);
        const { ifNotExists } = options;
        const inline = parts.constraints.filter(isColumnConstraint);
        const separate = parts.constraints.filter((constraint) => !isColumnConstraint(constraint));
        const constraints = inline.length === 0 ? undefined : inline;
        return [
          { kind: 'addColumn', table, column: parts.column, ...given({ constraints, ifNotExists }) },
          ...separate.map((constraint) => ({ kind: 'addConstraint', table, constraint }) as const),
          ...parts.indexes.map((index) => ({ kind: 'createIndex', table, index, ...given({ ifNotExists }) }) as const),
        ];
      }),
    dropColumn: (table, name, options = {}) =>
      run('dropColumn', options, () => [
        {
          kind: 'dropColumn',
          table: qualified('table', table, options),
          column: checkedName('name', name),
          ...dropOptions(options),
          ...given({ only: options.only }),
        },
      ]),
    renameColumn: (table, name, newName, options = {}) =>
      run('renameColumn', options, () => [
        {
          kind: 'renameColumn',
          table: qualified('table', table, options),
          column: checkedName('name', name),
          newName: checkedName('newName', newName),
        },
      ]),
    alterColumn: (table, name, changes) =>
      run('alterColumn', changes, () =>
        alterColumnOperations(qualified('table', table, changes), checkedName('name', name), changes),
      ),
  };
}

/** Can it stand behind the column in ADD COLUMN? */
function isColumnConstraint(constraint: Constraint): constraint is ColumnConstraint {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return constraint.include.length === 0;
    case 'foreignKey':
      return !constraint.notValid;
    case 'check':
    case 'exclusion':
      return false;
  }
}
