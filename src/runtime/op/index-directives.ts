import { conv } from '../../models/given-name.js';
import { index } from '../../models/table-items.js';
import { toIndex } from '../../models/to-values.js';
import type { Operations } from '../operations.js';
import { given, nameOf, qualified } from './arguments.js';
import type { DirectiveExecutor } from './directive-executor.js';

type IndexDirectives = Pick<Operations, 'createIndex' | 'dropIndex' | 'renameIndex'>;

export function indexDirectives(executor: DirectiveExecutor): IndexDirectives {
  return {
    createIndex: (name, tableName, keys, options = {}) =>
      executor.run('op.createIndex', () => {
        const { concurrently, ifNotExists } = options;
        const table = qualified('table', tableName, options);
        const value = toIndex(table, index(keys, { ...options, name: conv(nameOf('name', name)) }));
        return [{ kind: 'createIndex', table, index: value, ...given({ concurrently, ifNotExists }) }];
      }),
    dropIndex: (name, table, options = {}) =>
      executor.run('op.dropIndex', () => {
        const { concurrently, ifExists } = options;
        const on = { table: qualified('table', table, options), name: nameOf('name', name) };
        return [{ kind: 'dropIndex', ...on, ...given({ concurrently, ifExists }) }];
      }),
    renameIndex: (name, table, newName, options = {}) =>
      executor.run('op.renameIndex', () => [
        {
          kind: 'renameIndex',
          table: qualified('table', table, options),
          name: nameOf('name', name),
          newName: nameOf('newName', newName),
        },
      ]),
  };
}
