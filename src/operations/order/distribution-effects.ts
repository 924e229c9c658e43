import { objectKey, schemaKeys } from '../../schema/keys.js';
import type { QualifiedName } from '../../schema/names.js';
import type {
  AlterDistributedTable,
  DistributeSchema,
  DistributeTable,
  UndistributeSchema,
  UndistributeTable,
} from '../distribution-operations.js';
import type { Effects } from './effects.js';

/**
 * Tables that Citus puts into a group by default come first: it would choose a group that was created for another table, if
 * the columns have the same type.
 */
export function distributeTableEffects({ table, distribution }: DistributeTable): Effects {
  const colocateWith = distribution.kind === 'distributed' ? distribution.colocateWith : undefined;
  return {
    phase: 'distribute',
    step: distribution.kind === 'reference' ? 0 : colocateWith === undefined ? 1 : 2,
    creates: [objectKey('distribution', table)],
    needs: [objectKey('table', table), objectKey('shape', table), ...groupOf(colocateWith, table)],
  };
}

function groupOf(colocateWith: QualifiedName | 'default' | null | undefined, table: QualifiedName) {
  const isTable = typeof colocateWith === 'object' && colocateWith !== null;
  return isTable && objectKey('table', colocateWith) !== objectKey('table', table)
    ? [objectKey('distribution', colocateWith)]
    : [];
}

/** A table is undistributed before its keys change, because Citus limits the keys of distributed tables. */
export function undistributeTableEffects({ table }: UndistributeTable): Effects {
  return { phase: 'undistribute', drops: [objectKey('distribution', table)], frees: [objectKey('table', table)] };
}

export function alterDistributedTableEffects({ table, changes }: AlterDistributedTable): Effects {
  return {
    phase: 'distribute',
    step: 2,
    needs: [objectKey('table', table), objectKey('shape', table), ...groupOf(changes.colocateWith, table)],
  };
}

/** Citus distributes tables that are created in a distributed schema by itself. */
export function distributeSchemaEffects({ name }: DistributeSchema): Effects {
  return { phase: 'createSchema', step: 1, needs: schemaKeys(name) };
}

export function undistributeSchemaEffects({ name }: UndistributeSchema): Effects {
  return { phase: 'undistribute', frees: schemaKeys(name) };
}
