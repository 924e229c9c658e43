import { joinColumnNames, numberIndexColumns } from '../../schema/choose-name.js';
import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import { commentOf } from '../comment-of.js';
import { toStorageParameters } from '../storage-parameters.js';
import type { PrimaryKeyItem, PrimaryKeyOptions, UniqueItem } from '../table-items.js';
import { deferrability, keyColumns, lineage } from './constraint-parts.js';
import type { Draft } from './draft.js';
import { resolveColumns, type TableScope } from './table-scope.js';

export function primaryKeyDraft({ columns, options }: PrimaryKeyItem, scope: TableScope): Draft<PrimaryKey> {
  const names = keyColumns(scope, columns, 'The primary key');
  const parts = keyParts(options, scope, 'The primary key');
  return {
    kind: 'primaryKey',
    named: (name) => ({ kind: 'primaryKey', name, columns: names, ...parts }),
    given: options.name ?? null,
    columns: names,
    referred: null,
    nameColumns: null,
  };
}

export function uniqueDraft({ columns, options }: UniqueItem, scope: TableScope): Draft<UniqueConstraint> {
  const names = keyColumns(scope, columns, 'A unique constraint');
  const parts = keyParts(options, scope, 'A unique constraint');
  const nullsNotDistinct = options.nullsNotDistinct ?? false;
  return {
    kind: 'unique',
    named: (name) => ({ kind: 'unique', name, columns: names, nullsNotDistinct, ...parts }),
    given: options.name ?? null,
    columns: names,
    referred: null,
    nameColumns: joinColumnNames(numberIndexColumns([...names, ...parts.include])),
  };
}

type KeyParts = Omit<PrimaryKey, 'kind' | 'name' | 'columns'>;

function keyParts(options: PrimaryKeyOptions, scope: TableScope, what: string): KeyParts {
  return {
    include: resolveColumns(scope, options.include ?? [], what),
    with: toStorageParameters(options.with),
    tablespace: options.tablespace ?? null,
    ...(options.withoutOverlaps === true && { withoutOverlaps: true as const }),
    comment: commentOf(options.comment),
    ...(options.indexComment && { indexComment: options.indexComment }),
    ...lineage(options),
    ...deferrability(options, scope, what),
  };
}
