import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { conv } from '../../models/given-name.js';
import { index } from '../../models/table-items.js';
import { parseName } from '../../models/table-name.js';
import { toIndex } from '../../models/to-values.js';
import type { Operations } from '../operations.js';
import { checkedName, given, qualified } from './arguments.js';
import { parameterChanges } from './option-changes.js';
import type { RunDirective } from './run-directive.js';

type IndexDirectives = Pick<Operations, 'createIndex' | 'dropIndex' | 'renameIndex' | 'attachIndex' | 'alterIndex'>;

export function indexDirectives(run: RunDirective): IndexDirectives {
  return {
    createIndex: (name, tableName, keys, options = {}) =>
      run('createIndex', options, () => {
        const { concurrently, ifNotExists } = options;
        const table = qualified('table', tableName, options);
        const unnamed = name === null && options.comment === undefined ? true : undefined;
        if (name === null && ifNotExists === true)
          throw directiveArgumentInvalid('name', 'given with ifNotExists', name);
        const value = toIndex(
          table,
          index(keys, { ...options, ...(name === null ? {} : { name: conv(checkedName('name', name)) }) }),
        );
        return [{ kind: 'createIndex', table, index: value, ...given({ concurrently, ifNotExists, unnamed }) }];
      }),
    dropIndex: (name, table, options = {}) =>
      run('dropIndex', options, () => {
        const { concurrently, ifExists } = options;
        const on = { table: qualified('table', table, options), name: checkedName('name', name) };
        return [{ kind: 'dropIndex', ...on, ...given({ concurrently, ifExists }) }];
      }),
    renameIndex: (name, table, newName, options = {}) =>
      run('renameIndex', options, () => [
        {
          kind: 'renameIndex',
          table: qualified('table', table, options),
          name: checkedName('name', name),
          newName: checkedName('newName', newName),
        },
      ]),
    attachIndex: (name, table, parentIndex, options = {}) =>
      run('attachIndex', options, () => [
        {
          kind: 'attachIndex',
          table: qualified('table', table, options),
          name: checkedName('name', name),
          parent: parseName(checkedName('parentIndex', parentIndex), null),
        },
      ]),
    alterIndex: (name, table, changes) =>
      run('alterIndex', changes, () => [
        {
          kind: 'alterIndex',
          table: qualified('table', table, changes),
          name: checkedName('name', name),
          changes: given({
            with: parameterChanges(changes.with),
            tablespace: changes.tablespace,
            statistics: changes.statistics,
          }),
        },
      ]),
  };
}
