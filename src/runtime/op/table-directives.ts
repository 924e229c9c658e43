import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { toPartitionBound } from '../../models/partition.js';
import { parseName } from '../../models/table-name.js';
import { toTable } from '../../models/to-values.js';
import type { PartitionOf } from '../../schema/partition.js';
import type { CreateTableOptions } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { checkedName, dropOptions, given, qualified } from './arguments.js';
import { tableOptionChanges } from './option-changes.js';
import type { RunDirective } from './run-directive.js';

type TableDirectives = Pick<Operations, 'createTable' | 'dropTable' | 'renameTable' | 'setTableSchema' | 'alterTable'>;

export function tableDirectives(run: RunDirective): TableDirectives {
  return {
    createTable: (name, columns, items = [], options = {}) =>
      run('createTable', options, () => {
        const { comment, ifNotExists } = options;
        const partitionOf = toPartitionOf(name, options);
        const input = { columns, items, options, partitionOf, ...given({ comment }) };
        const table = toTable(qualified('name', name, options), input);
        return [{ kind: 'createTable', table, ...given({ ifNotExists }) }];
      }),
    dropTable: (name, options = {}) =>
      run('dropTable', options, () => [
        { kind: 'dropTable', table: qualified('name', name, options), ...dropOptions(options) },
      ]),
    renameTable: (name, newName, options = {}) =>
      run('renameTable', options, () => [
        { kind: 'renameTable', table: qualified('name', name, options), newName: checkedName('newName', newName) },
      ]),
    setTableSchema: (name, newSchema, options = {}) =>
      run('setTableSchema', options, () => [
        {
          kind: 'setTableSchema',
          table: qualified('name', name, options),
          newSchema: newSchema === null ? null : checkedName('newSchema', newSchema),
        },
      ]),
    alterTable: (name, changes) =>
      run('alterTable', changes, () => [
        { kind: 'alterTable', table: qualified('name', name, changes), changes: tableOptionChanges(changes) },
      ]),
  };
}

function toPartitionOf(name: string, { partitionOf, values }: CreateTableOptions): PartitionOf | undefined {
  if ((partitionOf === undefined) !== (values === undefined)) {
    throw directiveArgumentInvalid('values', 'given together with `partitionOf`', values);
  }
  return partitionOf === undefined || values === undefined
    ? undefined
    : { parent: parseName(partitionOf, null), bound: toPartitionBound(values, name) };
}
