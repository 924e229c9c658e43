import { toTable } from '../../models/to-values.js';
import type { Operations } from '../operations.js';
import { given, nameOf, qualified } from './arguments.js';
import type { DirectiveExecutor } from './directive-executor.js';

type TableDirectives = Pick<Operations, 'createTable' | 'dropTable' | 'renameTable' | 'setTableSchema'>;

export function tableDirectives(executor: DirectiveExecutor): TableDirectives {
  return {
    createTable: (name, columns, items = [], options = {}) =>
      executor.run('op.createTable', () => {
        const { comment, ifNotExists } = options;
        const table = toTable(qualified('name', name, options), { columns, items, ...given({ comment }) });
        return [{ kind: 'createTable', table, ...given({ ifNotExists }) }];
      }),
    dropTable: (name, options = {}) =>
      executor.run('op.dropTable', () => [
        { kind: 'dropTable', table: qualified('name', name, options), ...given({ ifExists: options.ifExists }) },
      ]),
    renameTable: (name, newName, options = {}) =>
      executor.run('op.renameTable', () => [
        { kind: 'renameTable', table: qualified('name', name, options), newName: nameOf('newName', newName) },
      ]),
    setTableSchema: (name, newSchema, options = {}) =>
      executor.run('op.setTableSchema', () => [
        {
          kind: 'setTableSchema',
          table: qualified('name', name, options),
          newSchema: newSchema === null ? null : nameOf('newSchema', newSchema),
        },
      ]),
  };
}
