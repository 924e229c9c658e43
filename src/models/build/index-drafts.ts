import { invalidConstraint } from '../../errors/model-errors.js';
import { joinColumnNames, numberIndexColumns } from '../../schema/choose-name.js';
import type { ExclusionConstraint } from '../../schema/constraints.js';
import type { Index, IndexKey } from '../../schema/index-value.js';
import { formatName } from '../../schema/names.js';
import { allTaken } from '../../util/all-taken.js';
import { commentOf } from '../comment-of.js';
import { renderSql } from '../sql.js';
import { toStorageParameters } from '../storage-parameters.js';
import type { ExcludeItem, IndexItem, IndexOptions } from '../table-items.js';
import { deferrability, lineage } from './constraint-parts.js';
import type { Draft } from './draft.js';
import { expressionName } from './expression-name.js';
import { indexKeyValue, isPlainMethod } from './index-key-value.js';
import { mentionedColumns } from './mentioned-columns.js';
import { resolveColumns, type TableScope } from './table-scope.js';

export function indexDraft({ keys: items, options }: IndexItem, scope: TableScope): Draft<Index> {
  const { name, using, unique, nullsNotDistinct, ...others } = options;
  const method = using ?? 'btree';
  const what = 'An index';
  refuseIndex(options, items.length, scope);
  const keys = items.map((item) => indexKeyValue(item, { scope, method, what }));
  const parts = {
    unique: unique ?? false,
    method,
    keys,
    nullsNotDistinct: nullsNotDistinct ?? false,
    ...indexParts(others, scope, what),
  };
  return {
    kind: 'index',
    named: (chosen) => ({ name: chosen, ...parts }),
    given: name ?? null,
    columns: conventionColumns(keys, scope),
    referred: null,
    nameColumns: indexNameColumns(keys, parts.include),
  };
}

export function exclusionDraft({ elements, options }: ExcludeItem, scope: TableScope): Draft<ExclusionConstraint> {
  const { name, using, indexComment, deferrable, initially, ...others } = options;
  const method = using ?? 'gist';
  const what = 'An exclusion constraint';
  const keys = elements.map(([item, operator]) => ({ ...indexKeyValue(item, { scope, method, what }), operator }));
  if (keys.length === 0) {
    throw invalidConstraint(formatName(scope.name), what, 'has no elements');
  }
  const parts = {
    method,
    elements: keys,
    ...indexParts(others, scope, what),
    ...(indexComment && { indexComment }),
    ...deferrability({ deferrable, initially }, scope, what),
  };
  return {
    kind: 'exclusion',
    named: (chosen) => ({ kind: 'exclusion', name: chosen, ...parts }),
    given: name ?? null,
    columns: conventionColumns(keys, scope),
    referred: null,
    nameColumns: indexNameColumns(keys, parts.include),
  };
}

type SharedParts = Pick<Index, 'include' | 'where' | 'with' | 'tablespace' | 'comment' | 'only' | 'attachedTo'>;

type SharedOptions = Omit<IndexOptions, 'name' | 'using' | 'unique' | 'nullsNotDistinct'>;

function indexParts(options: SharedOptions, scope: TableScope, what: string): SharedParts {
  const { include, where, with: parameters, tablespace, comment, only, attachedTo, ...rest } = options;
  allTaken(rest);
  return {
    include: resolveColumns(scope, include ?? [], what),
    where: where === undefined ? null : renderSql(where),
    with: toStorageParameters(parameters),
    tablespace: tablespace ?? null,
    comment: commentOf(comment),
    ...lineage({ only, attachedTo }),
  };
}

function refuseIndex(options: IndexOptions, keys: number, scope: TableScope): void {
  const refuse = (why: string) => invalidConstraint(formatName(scope.name), 'An index', why);
  if (keys === 0) {
    throw refuse('has no keys');
  }
  if (options.unique === true && isPlainMethod(options.using ?? 'btree')) {
    throw refuse(`is unique, which an index of method ${options.using} cannot be`);
  }
}

// SQLAlchemy counts for an expression the first column that it mentions.
function conventionColumns(keys: readonly IndexKey[], scope: TableScope): readonly string[] {
  return keys.flatMap(({ column, expression }) =>
    column === null ? mentionedColumns(expression ?? '', scope.name.name, scope.columnNames).slice(0, 1) : [column],
  );
}

function indexNameColumns(keys: readonly IndexKey[], include: readonly string[]): string {
  const names = keys.map(({ column, expression }) => column ?? expressionName(expression ?? ''));
  return joinColumnNames(numberIndexColumns([...names, ...include]));
}
