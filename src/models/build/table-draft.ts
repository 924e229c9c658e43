import { twoPrimaryKeys } from '../../errors/model-errors.js';
import type {
  CheckConstraint,
  ExclusionConstraint,
  ForeignKey,
  PrimaryKey,
  UniqueConstraint,
} from '../../schema/constraints.js';
import type { Index } from '../../schema/index-value.js';
import { formatName } from '../../schema/names.js';
import { assertNever } from '../../util/assert-never.js';
import type { TableItem } from '../table-items.js';
import { checkDraft } from './check-draft.js';
import { allItems } from './column-items.js';
import type { Draft } from './draft.js';
import { foreignKeyDraft } from './foreign-key-draft.js';
import { exclusionDraft, indexDraft } from './index-drafts.js';
import { primaryKeyDraft, uniqueDraft } from './key-drafts.js';
import { mergeEqualKeys } from './merge-equal-keys.js';
import type { ResolveReference } from './references.js';
import type { TableScope } from './table-scope.js';

/** The constraints and indexes of a table, all but their names. */
export interface TableDraft {
  readonly scope: TableScope;
  readonly primaryKeys: readonly Draft<PrimaryKey>[];
  readonly uniques: readonly Draft<UniqueConstraint>[];
  readonly checks: readonly Draft<CheckConstraint>[];
  readonly exclusions: readonly Draft<ExclusionConstraint>[];
  readonly foreignKeys: readonly Draft<ForeignKey>[];
  readonly indexes: readonly Draft<Index>[];
}

interface Collected {
  readonly primaryKeys: Draft<PrimaryKey>[];
  readonly uniques: Draft<UniqueConstraint>[];
  readonly checks: Draft<CheckConstraint>[];
  readonly exclusions: Draft<ExclusionConstraint>[];
  readonly foreignKeys: Draft<ForeignKey>[];
  readonly indexes: Draft<Index>[];
}

export function draftTable(scope: TableScope, resolve: ResolveReference): TableDraft {
  const drafts: Collected = {
    primaryKeys: [],
    uniques: [],
    checks: [],
    exclusions: [],
    foreignKeys: [],
    indexes: [],
  };
  for (const item of allItems(scope.declaration)) {
    collect(item, drafts, { scope, resolve });
  }
  if (drafts.primaryKeys.length > 1) {
    throw twoPrimaryKeys(formatName(scope.name));
  }
  return { scope, ...drafts, ...mergeEqualKeys(drafts.primaryKeys, drafts.uniques) };
}

interface Context {
  readonly scope: TableScope;
  readonly resolve: ResolveReference;
}

function collect(item: TableItem, drafts: Collected, { scope, resolve }: Context): void {
  switch (item.kind) {
    case 'primaryKey':
      drafts.primaryKeys.push(primaryKeyDraft(item, scope));
      return;
    case 'unique':
      drafts.uniques.push(uniqueDraft(item, scope));
      return;
    case 'check':
      drafts.checks.push(checkDraft(item, scope));
      return;
    case 'foreignKey':
      drafts.foreignKeys.push(foreignKeyDraft(item, scope, resolve));
      return;
    case 'exclude':
      drafts.exclusions.push(exclusionDraft(item, scope));
      return;
    case 'index':
      drafts.indexes.push(indexDraft(item, scope));
      return;
    default:
      assertNever(item);
  }
}
