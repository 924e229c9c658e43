import type { CheckConstraint } from '../../schema/constraints.js';
import { allTaken } from '../../util/all-taken.js';
import { commentOf } from '../comment-of.js';
import { renderSql } from '../sql.js';
import type { CheckItem } from '../table-items.js';
import type { Draft } from './draft.js';
import { mentionedColumns } from './mentioned-columns.js';
import type { TableScope } from './table-scope.js';

export function checkDraft({ condition, options }: CheckItem, scope: TableScope): Draft<CheckConstraint> {
  const expression = renderSql(condition);
  const columns = mentionedColumns(expression, scope.name.name, [...scope.columnNames, ...scope.inheritedNames]);
  const { name, noInherit, notValid, notEnforced, comment, ...rest } = options;
  allTaken(rest);
  const parts = {
    expression,
    noInherit: noInherit ?? false,
    notValid: (notValid ?? false) && notEnforced !== true,
    ...(notEnforced === true && { notEnforced: true as const }),
    comment: commentOf(comment),
  };
  return {
    kind: 'check',
    named: (chosen) => ({ kind: 'check', name: chosen, ...parts }),
    given: name ?? null,
    columns,
    referred: null,
    // The server names a check after its column if it mentions one and no other.
    nameColumns: columns.length === 1 ? (columns[0] ?? null) : null,
  };
}
