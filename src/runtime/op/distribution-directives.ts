import { directiveArgumentInvalid } from '../../errors/operation-errors.js';
import { parseName } from '../../models/table-name.js';
import type { QualifiedName } from '../../schema/names.js';
import type { Operations } from '../operations.js';
import { checkedName, given, qualified } from './arguments.js';
import type { RunDirective } from './run-directive.js';

type DistributionDirectives = Pick<
  Operations,
  | 'distributeTable'
  | 'createReferenceTable'
  | 'undistributeTable'
  | 'alterDistributedTable'
  | 'distributeSchema'
  | 'undistributeSchema'
>;

export function distributionDirectives(run: RunDirective): DistributionDirectives {
  return {
    distributeTable: (name, options) =>
      run('distributeTable', options, () => {
        const { by, method, shardCount } = options;
        if (by === undefined) throw directiveArgumentInvalid('by', 'the name of a column, or null', by);
        const colocateWith = toGroup(options.colocateWith);
        const distribution = { kind: 'distributed', by, ...given({ method, colocateWith }) } as const;
        const table = qualified('name', name, options);
        return [{ kind: 'distributeTable', table, distribution, ...given({ shardCount }) }];
      }),
    createReferenceTable: (name, options = {}) =>
      run('createReferenceTable', options, () => [
        { kind: 'distributeTable', table: qualified('name', name, options), distribution: { kind: 'reference' } },
      ]),
    undistributeTable: (name, options = {}) =>
      run('undistributeTable', options, () => [{ kind: 'undistributeTable', table: qualified('name', name, options) }]),
    alterDistributedTable: (name, changes) =>
      run('alterDistributedTable', changes, () => {
        const { by, colocateWith: group, shardCount, cascadeToColocated } = changes;
        const colocateWith = group === 'default' ? group : toGroup(group);
        const table = qualified('name', name, changes);
        return [
          {
            kind: 'alterDistributedTable',
            table,
            changes: given({ by, colocateWith, shardCount, cascadeToColocated }),
          },
        ];
      }),
    distributeSchema: (name, options = {}) =>
      run('distributeSchema', options, () => [{ kind: 'distributeSchema', name: checkedName('name', name) }]),
    undistributeSchema: (name, options = {}) =>
      run('undistributeSchema', options, () => [{ kind: 'undistributeSchema', name: checkedName('name', name) }]),
  };
}

function toGroup(table: string | null | undefined): QualifiedName | null | undefined {
  return table === null || table === undefined ? table : parseName(checkedName('colocateWith', table), null);
}
