import { formatName } from '../../schema/names.js';
import type {
  AlterDistributedTable,
  DistributeSchema,
  DistributeTable,
  UndistributeSchema,
  UndistributeTable,
} from '../distribution-operations.js';
import { known } from './known.js';

export function reverseDistributeTable({ table, distribution }: DistributeTable): readonly [UndistributeTable] {
  return [{ kind: 'undistributeTable', table, was: distribution }];
}

export function reverseUndistributeTable({ table, was }: UndistributeTable): readonly [DistributeTable] {
  return [{ kind: 'distributeTable', table, distribution: known(was, `undistribute table ${formatName(table)}`) }];
}

export function reverseAlterDistributedTable({
  table,
  changes,
  was,
}: AlterDistributedTable): readonly [AlterDistributedTable] {
  const what = `alter distributed table ${formatName(table)}`;
  const { by, colocateWith, shardCount } = changes;
  const before = known(shardCount === undefined ? was : undefined, what);
  return [
    {
      kind: 'alterDistributedTable',
      table,
      changes: {
        ...(by !== undefined && { by: known(before.by ?? undefined, what) }),
        ...(colocateWith !== undefined && {
          colocateWith: before.colocateWith === undefined ? 'default' : before.colocateWith,
        }),
      },
    },
  ];
}

export function reverseDistributeSchema({ name }: DistributeSchema): readonly [UndistributeSchema] {
  return [{ kind: 'undistributeSchema', name }];
}

export function reverseUndistributeSchema({ name }: UndistributeSchema): readonly [DistributeSchema] {
  return [{ kind: 'distributeSchema', name }];
}
