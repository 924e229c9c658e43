import type { Node } from 'libpg-query';
import type { Act } from '../act.js';
import { everyNode } from './nodes.js';
import type { ParserModule } from './parser-module.js';
import { readStatement } from './read-statement.js';

/** The statements of a DO block. What it composes while it runs can't be read. */
export function readBlock(module: ParserModule, statement: string): readonly Act[] {
  const acts: Act[] = [];
  let tree: unknown;
  try {
    tree = module.parsePlPgSQLSync(statement);
  } catch {
    // The block may be in another language than PL/pgSQL.
    return [{ act: 'dynamicSql' }];
  }
  everyNode(tree, (kind, node) => acts.push(...readPart(module, kind, node)));
  return acts;
}

function readPart(module: ParserModule, kind: string, node: object): readonly Act[] {
  switch (kind) {
    case 'PLpgSQL_stmt_dynexecute':
      return readExecute(module, node);
    case 'PLpgSQL_stmt_dynfors':
      return [{ act: 'dynamicSql' }];
    case 'PLpgSQL_stmt_commit':
      return [{ act: 'transaction', command: 'commit' }];
    case 'PLpgSQL_stmt_execsql': {
      const inner = queryOf('sqlstmt' in node ? node.sqlstmt : null);
      // `INSERT … RETURNING id INTO variable` isn't SQL, and changes rows that the parser doesn't tell.
      return inner === null ? [] : (parse(module, inner) ?? []).flatMap(readStatement);
    }
    default:
      return [];
  }
}

/** `EXECUTE 'ANALYZE users'` can be read, `EXECUTE 'ANALYZE ' || name` can't. */
function readExecute(module: ParserModule, node: object): readonly Act[] {
  const expression = queryOf('query' in node ? node.query : null);
  const text = expression === null ? null : constantText(parse(module, `SELECT ${expression}`) ?? []);
  const statements = text === null ? null : parse(module, text);
  return statements === null ? [{ act: 'dynamicSql' }] : statements.flatMap(readStatement);
}

function constantText([select]: readonly Node[]): string | null {
  const [target] = select !== undefined && 'SelectStmt' in select ? (select.SelectStmt.targetList ?? []) : [];
  const value = target !== undefined && 'ResTarget' in target ? target.ResTarget.val : undefined;
  return value !== undefined && 'A_Const' in value ? (value.A_Const.sval?.sval ?? null) : null;
}

function parse(module: ParserModule, sql: string): readonly Node[] | null {
  try {
    return (module.parseSync(sql).stmts ?? []).flatMap(({ stmt }) => (stmt === undefined ? [] : [stmt]));
  } catch {
    return null;
  }
}

function queryOf(expression: unknown): string | null {
  if (typeof expression !== 'object' || expression === null || !('PLpgSQL_expr' in expression)) return null;
  const inner: unknown = expression.PLpgSQL_expr;
  return typeof inner === 'object' && inner !== null && 'query' in inner ? String(inner.query) : null;
}
