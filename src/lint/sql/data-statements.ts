import type { DeleteStmt, InsertStmt, Node, SelectStmt, UpdateStmt, WithClause } from 'libpg-query';
import { splitDotted } from '../../schema/names.js';
import type { Act, Reach } from '../act.js';
import { nameOfTable, nameOfWords } from './nodes.js';
import { constantsIn, reachOf, reachOfSelect, tablesIn } from './reach.js';

/** The acts of a statement that reads or changes rows; null for any other. */
export function readDataStatement(node: Node): readonly Act[] | null {
  if ('UpdateStmt' in node) return update(node.UpdateStmt);
  if ('DeleteStmt' in node) return remove(node.DeleteStmt);
  if ('InsertStmt' in node) return insert(node.InsertStmt);
  if ('SelectStmt' in node) return select(node.SelectStmt);
  return null;
}

function update(statement: UpdateStmt): readonly Act[] {
  const changed = (statement.targetList ?? []).flatMap((node) =>
    'ResTarget' in node && node.ResTarget.name !== undefined ? [node.ResTarget.name] : [],
  );
  const reach = narrowest(reachOf({ where: statement.whereClause, changed }), statement);
  return [
    ...inWith(statement.withClause),
    {
      act: 'update',
      table: nameOfTable(statement.relation),
      reach,
      reads: tablesIn(statement.fromClause),
    },
  ];
}

function remove(statement: DeleteStmt): readonly Act[] {
  const reach = narrowest(reachOf({ where: statement.whereClause, changed: [] }), statement);
  return [
    ...inWith(statement.withClause),
    {
      act: 'delete',
      table: nameOfTable(statement.relation),
      reach,
      reads: tablesIn(statement.usingClause),
    },
  ];
}

/** A join with a limited list of rows limits the statement: `WITH batch AS (SELECT … LIMIT 1000) UPDATE … FROM batch`. */
function narrowest(reach: Reach, { withClause, ...statement }: UpdateStmt | DeleteStmt): Reach {
  if (reach === 'bounded') return reach;
  const lists = (withClause?.ctes ?? []).flatMap((node) => {
    if (!('CommonTableExpr' in node)) return [];
    const { ctename = '', ctequery } = node.CommonTableExpr;
    return ctequery !== undefined && 'SelectStmt' in ctequery && ctequery.SelectStmt.limitCount !== undefined
      ? [ctename]
      : [];
  });
  const sources = [
    'fromClause' in statement ? statement.fromClause : undefined,
    'usingClause' in statement ? statement.usingClause : undefined,
    statement.whereClause,
  ];
  const isLimited =
    tablesIn(sources).some(({ name }) => lists.includes(name)) ||
    subqueriesIn(sources).some((each) => each.limitCount !== undefined);
  return isLimited && statement.whereClause !== undefined ? 'bounded' : reach;
}

function subqueriesIn(nodes: readonly (Node | readonly Node[] | undefined)[]): readonly SelectStmt[] {
  return nodes.flat().flatMap((node) => {
    if (node === undefined || !('RangeSubselect' in node)) return [];
    const { subquery } = node.RangeSubselect;
    return subquery !== undefined && 'SelectStmt' in subquery ? [subquery.SelectStmt] : [];
  });
}

function insert(statement: InsertStmt): readonly Act[] {
  const source = statement.selectStmt;
  const query = source !== undefined && 'SelectStmt' in source ? source.SelectStmt : null;
  return [
    ...inWith(statement.withClause),
    {
      act: 'insert',
      table: nameOfTable(statement.relation),
      reach: query === null ? 'bounded' : reachOfSelect(query),
      reads: query === null ? [] : tablesIn(query),
    },
  ];
}

function select(statement: SelectStmt): readonly Act[] {
  const into = statement.intoClause?.rel;
  const created: readonly Act[] =
    into === undefined
      ? []
      : [
          {
            act: 'createTable',
            table: nameOfTable(into),
            columns: [],
            constraints: [],
            ifNotExists: false,
            partitionOf: null,
            isPartitioned: false,
          },
        ];
  return [...inWith(statement.withClause), ...created, ...callsOf(statement), { act: 'select' }];
}

/** Functions of Citus that move the rows of the table that they name first. */
const CITUS_CALLS: ReadonlyMap<string, 'distribute' | 'undistribute'> = new Map([
  ['create_distributed_table', 'distribute'],
  ['create_reference_table', 'distribute'],
  ['alter_distributed_table', 'distribute'],
  ['undistribute_table', 'undistribute'],
]);

/** `SELECT set_config('lock_timeout', '2s', false)`, and `SELECT create_distributed_table('orders', 'tenant_id')`. */
function callsOf({ targetList = [] }: SelectStmt): readonly Act[] {
  return targetList.flatMap((node): readonly Act[] => {
    const call = 'ResTarget' in node ? node.ResTarget.val : undefined;
    if (call === undefined || !('FuncCall' in call)) return [];
    const { name } = nameOfWords(
      (call.FuncCall.funcname ?? []).flatMap((word) => ('String' in word ? [word.String.sval ?? ''] : [])),
    );
    const [first, second] = constantsIn(call.FuncCall.args);
    return first === undefined ? [] : actsOfCall(name, first, second);
  });
}

function actsOfCall(name: string, first: string, second: string | undefined): readonly Act[] {
  if (name === 'set_config') return [{ act: 'setting', name: first, value: second ?? null, isLocal: false }];
  const act = CITUS_CALLS.get(name);
  return act === undefined ? [] : [{ act, table: nameOfWords(splitDotted(first)), call: name }];
}

/** A WITH may change rows, too. */
function inWith(clause: WithClause | undefined): readonly Act[] {
  return (clause?.ctes ?? []).flatMap((node) => {
    const query = 'CommonTableExpr' in node ? node.CommonTableExpr.ctequery : undefined;
    const acts = query === undefined ? [] : (readDataStatement(query) ?? []);
    return acts.filter(({ act }) => act !== 'select');
  });
}
