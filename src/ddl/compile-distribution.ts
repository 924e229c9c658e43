import type {
  AlterDistributedTable,
  DistributeSchema,
  DistributeTable,
  UndistributeSchema,
  UndistributeTable,
} from '../operations/distribution-operations.js';
import type { QualifiedName } from '../schema/names.js';
import { keyword, wholeNumber } from './checked-words.js';
import { relationText } from './names/default-schema.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';

const METHODS = ['append', 'range'] as const;

/** The functions of Citus, which are in pg_catalog (documentation: Citus Utility Functions). */
export function compileDistributeTable({ table, distribution, shardCount }: DistributeTable): readonly string[] {
  if (distribution.kind === 'reference') {
    return [call('create_reference_table', [relationText(table)])];
  }
  const { by, method, colocateWith } = distribution;
  return [
    call('create_distributed_table', [
      relationText(table),
      by === null ? 'NULL' : quoteLiteral(by),
      method !== undefined && `distribution_type => ${quoteLiteral(keyword('method', method, METHODS).toLowerCase())}`,
      ...placeArguments({ colocateWith, shardCount }),
    ]),
  ];
}

export function compileUndistributeTable({ table }: UndistributeTable): readonly string[] {
  return [call('undistribute_table', [relationText(table)])];
}

export function compileAlterDistributedTable({ table, changes }: AlterDistributedTable): readonly string[] {
  const { by, cascadeToColocated } = changes;
  return [
    call('alter_distributed_table', [
      relationText(table),
      by !== undefined && `distribution_column => ${quoteLiteral(by)}`,
      ...placeArguments(changes),
      cascadeToColocated !== undefined && `cascade_to_colocated => ${cascadeToColocated ? 'true' : 'false'}`,
    ]),
  ];
}

export function compileDistributeSchema({ name }: DistributeSchema): readonly string[] {
  return [call('citus_schema_distribute', [quoteLiteral(quoteIdentifier(name))])];
}

export function compileUndistributeSchema({ name }: UndistributeSchema): readonly string[] {
  return [call('citus_schema_undistribute', [quoteLiteral(quoteIdentifier(name))])];
}

interface Place {
  readonly colocateWith?: QualifiedName | 'default' | null | undefined;
  readonly shardCount?: number | undefined;
}

function placeArguments({ colocateWith, shardCount }: Place): readonly (string | false)[] {
  return [
    colocateWith !== undefined && `colocate_with => ${groupText(colocateWith)}`,
    shardCount !== undefined && `shard_count => ${wholeNumber('shardCount', shardCount)}`,
  ];
}

/** Citus reads `none` and `default` as words, unless they are in quotes. */
function groupText(colocateWith: QualifiedName | 'default' | null): string {
  if (colocateWith === null) return quoteLiteral('none');
  if (colocateWith === 'default') return quoteLiteral('default');
  const isWord = colocateWith.schema === null && colocateWith.name === 'none';
  return isWord ? quoteLiteral('"none"') : relationText(colocateWith);
}

function call(name: string, given: readonly (string | false)[]): string {
  return `SELECT pg_catalog.${name}(${given.filter((each) => each !== false).join(', ')})`;
}
