import { toColumn } from '../../models/to-values.js';
import type { Operations } from '../operations.js';
import { alterColumnOperations } from './alter-column-directive.js';
import { builderOf, given, nameOf, qualified } from './arguments.js';
import type { DirectiveExecutor } from './directive-executor.js';

type ColumnDirectives = Pick<Operations, 'addColumn' | 'dropColumn' | 'renameColumn' | 'alterColumn'>;

export function columnDirectives(executor: DirectiveExecutor): ColumnDirectives {
  return {
    addColumn: (tableName, name, builder, options = {}) =>
      executor.run('op.addColumn', () => {
        const table = qualified('table', tableName, options);
        const parts = toColumn(nameOf('name', name), builderOf('column', builder), table);
        return [
          { kind: 'addColumn', table, column: parts.column, ...given({ ifNotExists: options.ifNotExists }) },
          ...parts.constraints.map((constraint) => ({ kind: 'addConstraint', table, constraint }) as const),
          ...parts.indexes.map((index) => ({ kind: 'createIndex', table, index }) as const),
        ];
      }),
    dropColumn: (table, name, options = {}) =>
      executor.run('op.dropColumn', () => [
        {
          kind: 'dropColumn',
          table: qualified('table', table, options),
          column: nameOf('name', name),
          ...given({ ifExists: options.ifExists }),
        },
      ]),
    renameColumn: (table, name, newName, options = {}) =>
      executor.run('op.renameColumn', () => [
        {
          kind: 'renameColumn',
          table: qualified('table', table, options),
          column: nameOf('name', name),
          newName: nameOf('newName', newName),
        },
      ]),
    alterColumn: (table, name, changes) =>
      executor.run('op.alterColumn', () =>
        alterColumnOperations(qualified('table', table, changes), nameOf('name', name), changes),
      ),
  };
}
