import { toPartitionBound } from '../../models/partition.js';
import { renderSql } from '../../models/sql.js';
import { parseName } from '../../models/table-name.js';
import type { QualifiedName } from '../../schema/names.js';
import type { InSchema } from '../operation-options.js';
import type { Operations } from '../operations.js';
import { anyNamesOf, checkedName, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type InheritanceDirectives = Pick<
  Operations,
  | 'attachPartition'
  | 'detachPartition'
  | 'addParent'
  | 'dropParent'
  | 'setRowsAside'
  | 'putRowsBack'
  | 'setPrivilegesAside'
  | 'putPrivilegesBack'
>;

export function inheritanceDirectives(run: RunDirective): InheritanceDirectives {
  return {
    attachPartition: (name, parent, values, options = {}) =>
      run('attachPartition', options, () => [
        { kind: 'attachPartition', ...pair(name, parent, options), bound: toPartitionBound(values, name) },
      ]),
    detachPartition: (name, parent, options = {}) =>
      run('detachPartition', options, () => [{ kind: 'detachPartition', ...pair(name, parent, options) }]),
    addParent: (name, parent, options = {}) =>
      run('addParent', options, () => [{ kind: 'addParent', ...pair(name, parent, options) }]),
    dropParent: (name, parent, options = {}) =>
      run('dropParent', options, () => [{ kind: 'dropParent', ...pair(name, parent, options) }]),
    setPrivilegesAside: (name, options = {}) =>
      run('setPrivilegesAside', options, () => [
        { kind: 'setPrivilegesAside', table: qualified('name', name, options) },
      ]),
    putPrivilegesBack: (name, options = {}) =>
      run('putPrivilegesBack', options, () => [{ kind: 'putPrivilegesBack', table: qualified('name', name, options) }]),
    setRowsAside: (name, options = {}) =>
      run('setRowsAside', options, () => [
        {
          kind: 'setRowsAside',
          table: qualified('name', name, options),
          ...(options.asText && { asText: options.asText }),
        },
      ]),
    putRowsBack: (name, columns, options = {}) =>
      run('putRowsBack', options, () => [
        {
          kind: 'putRowsBack',
          table: qualified('name', name, options),
          columns: anyNamesOf('columns', columns),
          numbered: options.numbered ?? [],
          ...(options.using && {
            using: Object.fromEntries(Object.entries(options.using).map(([column, sql]) => [column, renderSql(sql)])),
          }),
        },
      ]),
  };
}

function pair(name: string, parent: string, options: InSchema): { table: QualifiedName; parent: QualifiedName } {
  return { table: qualified('name', name, options), parent: parseName(checkedName('parent', parent), null) };
}
