import { joinColumnNames, numberIndexColumns } from '../../schema/choose-name.js';
import type { PrimaryKey, UniqueConstraint } from '../../schema/constraints.js';
import { allTaken } from '../../util/all-taken.js';
import { commentOf } from '../comment-of.js';
import { toStorageParameters } from '../storage-parameters.js';
import type { PrimaryKeyItem, PrimaryKeyOptions, UniqueItem } from '../table-items.js';
import { deferrability, keyColumns, lineage } from './constraint-parts.js';
import type { Draft } from './draft.js';
import { resolveColumns, type TableScope } from './table-scope.js';

export function primaryKeyDraft({ columns, options }: PrimaryKeyItem, scope: TableScope): Draft<PrimaryKey> {
  const names = keyColumns(scope, columns, 'The primary key');
  const { name, ...others } = options;
  const parts = keyParts(others, scope, 'The primary key');
  return {
    kind: 'primaryKey',
    named: (chosen) => ({ kind: 'primaryKey', name: chosen, columns: names, ...parts }),
    given: name ?? null,
    columns: names,
    referred: null,
    nameColumns: null,
  };
}

export function uniqueDraft({ columns, options }: UniqueItem, scope: TableScope): Draft<UniqueConstraint> {
  const names = keyColumns(scope, columns, 'A unique constraint');
  const { name, nullsNotDistinct, ...others } = options;
  const parts = keyParts(others, scope, 'A unique constraint');
  return {
    kind: 'unique',
    named: (chosen) => ({
      kind: 'unique',
      name: chosen,
      columns: names,
      nullsNotDistinct: nullsNotDistinct ?? false,
      ...parts,
    }),
    given: name ?? null,
    columns: names,
    referred: null,
    nameColumns: joinColumnNames(numberIndexColumns([...names, ...parts.include])),
  };
}

type KeyParts = Omit<PrimaryKey, 'kind' | 'name' | 'columns'>;

function keyParts(options: Omit<PrimaryKeyOptions, 'name'>, scope: TableScope, what: string): KeyParts {
  const { include, with: parameters, tablespace, withoutOverlaps, comment, indexComment, ...more } = options;
  const { only, attachedTo, deferrable, initially, ...rest } = more;
  allTaken(rest);
  return {
    include: resolveColumns(scope, include ?? [], what),
    with: toStorageParameters(parameters),
    tablespace: tablespace ?? null,
    ...(withoutOverlaps === true && { withoutOverlaps: true as const }),
    comment: commentOf(comment),
    ...(indexComment && { indexComment }),
    ...lineage({ only, attachedTo }),
    ...deferrability({ deferrable, initially }, scope, what),
  };
}
