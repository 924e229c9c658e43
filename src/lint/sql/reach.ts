import type { A_Expr, Node, SelectStmt } from 'libpg-query';
import type { QualifiedName } from '../../schema/names.js';
import type { Reach } from '../act.js';
import { everyNode, nameOfTable, wordsOf } from './nodes.js';

interface Filter {
  readonly where: Node | undefined;
  /** The columns that the statement itself changes: a filter on the old value finds as many rows as have it. */
  readonly changed: readonly string[];
}

/**
 * Whether the WHERE of a statement limits its rows: by values of a column, by a range with both ends, or by a subquery
 * with LIMIT. `WHERE name IS NULL` doesn't.
 */
export function reachOf({ where, changed }: Filter): Reach {
  if (where === undefined || isTrue(where)) return 'every row';
  const isBound = (node: Node): boolean => {
    if ('BoolExpr' in node) {
      const { boolop, args = [] } = node.BoolExpr;
      if (boolop === 'AND_EXPR') return args.some(isBound) || hasBothEnds(args, changed);
      return boolop === 'OR_EXPR' && args.every(isBound);
    }
    if ('SubLink' in node) return isLimited(node.SubLink.subselect, node.SubLink.testexpr);
    if ('CurrentOfExpr' in node) return true;
    return 'A_Expr' in node && isBoundComparison(node.A_Expr, changed);
  };
  return isBound(where) ? 'bounded' : 'open';
}

function isTrue(node: Node): boolean {
  return 'A_Const' in node && node.A_Const.boolval?.boolval === true;
}

function isBoundComparison({ kind, name, lexpr, rexpr }: A_Expr, changed: readonly string[]): boolean {
  const column = columnName(lexpr) ?? columnName(rexpr);
  if (kind === 'AEXPR_BETWEEN') return column !== null;
  const isEqual =
    (kind === 'AEXPR_OP' || kind === 'AEXPR_IN' || kind === 'AEXPR_OP_ANY') && wordsOf(name).at(-1) === '=';
  if (!isEqual || column === null || changed.includes(column)) return false;
  return isFixed(columnName(lexpr) === null ? lexpr : rexpr);
}

/** `id >= 1 AND id < 1000`. */
function hasBothEnds(args: readonly Node[], changed: readonly string[]): boolean {
  const ends = (signs: readonly string[]) =>
    args.flatMap((node) => {
      if (!('A_Expr' in node) || !signs.includes(wordsOf(node.A_Expr.name).at(-1) ?? '')) return [];
      const column = columnName(node.A_Expr.lexpr);
      return column === null || changed.includes(column) ? [] : [column];
    });
  const above = ends(['>', '>=']);
  return ends(['<', '<=']).some((column) => above.includes(column));
}

function columnName(node: Node | undefined): string | null {
  if (node === undefined) return null;
  if ('TypeCast' in node) return columnName(node.TypeCast.arg);
  if ('RowExpr' in node) return columnName((node.RowExpr.args ?? [])[0]);
  return 'ColumnRef' in node ? (wordsOf(node.ColumnRef.fields).at(-1) ?? null) : null;
}

/** A value, a parameter, or a list of them: not another column, as in a join. */
function isFixed(node: Node | undefined): boolean {
  // As many rows have it as have not.
  if (node !== undefined && 'A_Const' in node && node.A_Const.boolval !== undefined) return false;
  let hasColumn = false;
  everyNode([node], (kind) => {
    hasColumn ||= kind === 'ColumnRef' || kind === 'SubLink';
  });
  return !hasColumn;
}

/** `id IN (SELECT id FROM users WHERE … LIMIT 1000)`; without LIMIT, as far as the subquery reaches. */
function isLimited(node: Node | undefined, test: Node | undefined): boolean {
  if (node === undefined || !('SelectStmt' in node)) return false;
  return test !== undefined && reachOfSelect(node.SelectStmt) === 'bounded';
}

export function reachOfSelect(select: SelectStmt): Reach {
  if (select.larg !== undefined || select.rarg !== undefined) {
    const sides = [select.larg, select.rarg].flatMap((side) => (side === undefined ? [] : [reachOfSelect(side)]));
    return sides.find((side) => side !== 'bounded') ?? 'bounded';
  }
  const hasLimit =
    select.limitCount !== undefined && !('A_Const' in select.limitCount && select.limitCount.A_Const.isnull);
  if (hasLimit || (select.fromClause ?? []).length === 0) return 'bounded';
  return reachOf({ where: select.whereClause, changed: [] });
}

/** Every table in a part of a syntax tree, except the names that a WITH defines. */
export function tablesIn(tree: unknown): readonly QualifiedName[] {
  const found: QualifiedName[] = [];
  const defined = new Set<string>();
  everyNode(tree, (kind, node) => {
    if (kind === 'CommonTableExpr' && 'ctename' in node) defined.add(String(node.ctename));
    if (kind === 'RangeVar' && 'relname' in node) {
      found.push(
        nameOfTable({
          relname: String(node.relname),
          ...('schemaname' in node ? { schemaname: String(node.schemaname) } : {}),
        }),
      );
    }
  });
  return found.filter(({ schema, name }) => schema !== null || !defined.has(name));
}

/** The texts of a statement's constants: an enum value that it uses is one of them. */
export function constantsIn(tree: unknown): readonly string[] {
  const found: string[] = [];
  everyNode(tree, (kind, node) => {
    if (kind === 'sval' && 'sval' in node) found.push(String(node.sval));
  });
  return found;
}
