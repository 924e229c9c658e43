import { toStorageParameters } from '../../models/storage-parameters.js';
import { toTable } from '../../models/to-values.js';
import type { Operations } from '../operations.js';
import { dropOptions, given, nameOf, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type TableDirectives = Pick<Operations, 'createTable' | 'dropTable' | 'renameTable' | 'setTableSchema'>;

export function tableDirectives(run: RunDirective): TableDirectives {
  return {
    createTable: (name, columns, items = [], options = {}) =>
      run('createTable', options, () => {
        const { comment, ifNotExists, unlogged, tablespace } = options;
        const table = toTable(qualified('name', name, options), { columns, items, ...given({ comment }) });
        const parameters = options.with && toStorageParameters(options.with);
        return [{ kind: 'createTable', table, ...given({ ifNotExists, unlogged, tablespace, with: parameters }) }];
      }),
    dropTable: (name, options = {}) =>
      run('dropTable', options, () => [
        { kind: 'dropTable', table: qualified('name', name, options), ...dropOptions(options) },
      ]),
    renameTable: (name, newName, options = {}) =>
      run('renameTable', options, () => [
        { kind: 'renameTable', table: qualified('name', name, options), newName: nameOf('newName', newName) },
      ]),
    setTableSchema: (name, newSchema, options = {}) =>
      run('setTableSchema', options, () => [
        {
          kind: 'setTableSchema',
          table: qualified('name', name, options),
          newSchema: newSchema === null ? null : nameOf('newSchema', newSchema),
        },
      ]),
  };
}
