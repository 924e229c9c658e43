import type { ColumnDef, Constraint, Node } from 'libpg-query';
import type { WrittenColumn, WrittenConstraint } from '../act.js';
import { columnsIn } from './mentions.js';
import { nameOfTable, typeOf, wordsOf } from './nodes.js';
import { volatilityOf } from './volatility.js';

const CONSTRAINT_TYPES: Readonly<Record<string, WrittenConstraint['type']>> = {
  CONSTR_CHECK: 'check',
  CONSTR_FOREIGN: 'foreignKey',
  CONSTR_UNIQUE: 'unique',
  CONSTR_PRIMARY: 'primaryKey',
  CONSTR_EXCLUSION: 'exclusion',
  CONSTR_NOTNULL: 'notNull',
};

export function columnOf(definition: ColumnDef): WrittenColumn {
  const parts = (definition.constraints ?? []).flatMap((node) => ('Constraint' in node ? [node.Constraint] : []));
  const find = (type: Constraint['contype']) => parts.find(({ contype }) => contype === type);
  const expression = find('CONSTR_DEFAULT')?.raw_expr;
  const generated = find('CONSTR_GENERATED');
  return {
    name: definition.colname ?? '',
    type: definition.typeName === undefined ? null : typeOf(definition.typeName),
    notNull: find('CONSTR_NOTNULL') !== undefined || find('CONSTR_PRIMARY') !== undefined,
    default: expression === undefined || isNull(expression) ? null : volatilityOf(expression),
    generated: generated === undefined ? null : generated.generated_kind === 'v' ? 'virtual' : 'stored',
    isIdentity: find('CONSTR_IDENTITY') !== undefined,
    constraints: parts.flatMap((part) => constraintOf(part, [definition.colname ?? ''])),
  };
}

function isNull(expression: Node): boolean {
  return 'A_Const' in expression && expression.A_Const.isnull === true;
}

/** None for what isn't a constraint, such as a default. */
export function constraintOf(node: Constraint, own: readonly string[] = []): readonly WrittenConstraint[] {
  const type = CONSTRAINT_TYPES[node.contype ?? ''];
  if (type === undefined) return [];
  const keys = wordsOf(type === 'foreignKey' ? node.fk_attrs : node.keys);
  return [
    {
      type,
      name: node.conname ?? null,
      columns: keys.length === 0 ? own : keys,
      isNotValid: node.skip_validation === true,
      isEnforced: node.is_enforced === true || (type !== 'check' && type !== 'foreignKey'),
      usingIndex: node.indexname ?? null,
      referredTable: node.pktable === undefined ? null : nameOfTable(node.pktable),
      referredColumns: wordsOf(node.pk_attrs),
      mentions: type === 'check' ? columnsIn(node.raw_expr) : [],
      provesNotNull: type === 'check' && node.raw_expr !== undefined ? provenColumns(node.raw_expr) : [],
    },
  ];
}

/** The columns of `a IS NOT NULL AND b IS NOT NULL`. */
function provenColumns(expression: Node): readonly string[] {
  if ('BoolExpr' in expression && expression.BoolExpr.boolop === 'AND_EXPR') {
    return (expression.BoolExpr.args ?? []).flatMap(provenColumns);
  }
  if (!('NullTest' in expression) || expression.NullTest.nulltesttype !== 'IS_NOT_NULL') return [];
  const { arg } = expression.NullTest;
  return arg !== undefined && 'ColumnRef' in arg ? wordsOf(arg.ColumnRef.fields).slice(-1) : [];
}
