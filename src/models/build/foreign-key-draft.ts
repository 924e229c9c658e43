import { invalidConstraint } from '../../errors/model-errors.js';
import { joinColumnNames } from '../../schema/choose-name.js';
import type { ForeignKey } from '../../schema/constraints.js';
import { formatName } from '../../schema/names.js';
import { allTaken } from '../../util/all-taken.js';
import { commentOf } from '../comment-of.js';
import type { ForeignKeyItem } from '../table-items.js';
import { deferrability, someColumns } from './constraint-parts.js';
import type { Draft } from './draft.js';
import type { ResolveReference } from './references.js';
import { resolveColumns, type TableScope } from './table-scope.js';

const WHAT = 'A foreign key';

export function foreignKeyDraft(item: ForeignKeyItem, scope: TableScope, resolve: ResolveReference): Draft<ForeignKey> {
  const { name, onDelete, onUpdate, match, notValid, notEnforced, period, comment, ...more } = item.options;
  const { deferrable, initially, onDeleteColumns: _, referredSchema: __, ...rest } = more;
  allTaken(rest);
  const columns = someColumns(scope, item.columns, WHAT);
  const referred = resolve({ item, scope, columns });
  const parts = {
    columns,
    referredTable: referred.table,
    referredColumns: referred.columns.map(({ name }) => name),
    onDelete: onDelete ?? 'no action',
    onDeleteColumns: onDeleteColumns(item, scope, columns),
    onUpdate: onUpdate ?? 'no action',
    match: match ?? 'simple',
    notValid: (notValid ?? false) && notEnforced !== true,
    ...(notEnforced === true && { notEnforced: true as const }),
    ...(period === true && { period: true as const }),
    comment: commentOf(comment),
    ...deferrability({ deferrable, initially }, scope, WHAT),
  } as const;
  return {
    kind: 'foreignKey',
    named: (chosen) => ({ kind: 'foreignKey', name: chosen, ...parts }),
    given: name ?? null,
    columns,
    referred,
    nameColumns: joinColumnNames(columns),
  };
}

function onDeleteColumns(
  { options }: ForeignKeyItem,
  scope: TableScope,
  columns: readonly string[],
): readonly string[] {
  const names = resolveColumns(scope, options.onDeleteColumns ?? [], WHAT);
  const isFor = options.onDelete === 'set null' || options.onDelete === 'set default';
  if (names.length > 0 && !isFor) {
    throw invalidConstraint(
      formatName(scope.name),
      WHAT,
      'has onDeleteColumns, which only set null and set default accept',
    );
  }
  const stranger = names.find((name) => !columns.includes(name));
  if (stranger !== undefined) {
    throw invalidConstraint(
      formatName(scope.name),
      WHAT,
      `refers to column "${stranger}" in onDeleteColumns, which is not its own`,
    );
  }
  return names;
}
