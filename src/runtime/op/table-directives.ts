import { toTable } from '../../models/to-values.js';
import type { Operations } from '../operations.js';
import { dropOptions, given, nameOf, qualified } from './arguments.js';
import { tableChanges } from './option-changes.js';
import type { RunDirective } from './run-directive.js';

type TableDirectives = Pick<Operations, 'createTable' | 'dropTable' | 'renameTable' | 'setTableSchema' | 'alterTable'>;

export function tableDirectives(run: RunDirective): TableDirectives {
  return {
    createTable: (name, columns, items = [], options = {}) =>
      run('createTable', options, () => {
        const { comment, ifNotExists } = options;
        const table = toTable(qualified('name', name, options), { columns, items, options, ...given({ comment }) });
        return [{ kind: 'createTable', table, ...given({ ifNotExists }) }];
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
    alterTable: (name, changes) =>
      run('alterTable', changes, () => [
        { kind: 'alterTable', table: qualified('name', name, changes), changes: tableChanges(changes) },
      ]),
  };
}
