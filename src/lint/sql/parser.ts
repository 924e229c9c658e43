import type * as Parser from 'libpg-query';
import type { Node } from 'libpg-query';
import type { Act } from '../act.js';
import { everyNode } from './nodes.js';
import { constantsIn } from './reach.js';
import { readStatement } from './read-statement.js';

/** Reads SQL with PostgreSQL's own parser. */
export interface SqlParser {
  /** @returns what a statement does, or PostgreSQL's reason why it can't be read */
  readonly read: (statement: string) => Reading | string;
}

export interface Reading {
  readonly acts: readonly Act[];
  /** The texts of its constants: an enum value that it uses is one of them. */
  readonly constants: readonly string[];
  /** Names that PostgreSQL shortens. The syntax tree has them short. */
  readonly longNames: readonly string[];
}

type ParserModule = Pick<typeof Parser, 'loadModule' | 'parseSync' | 'parsePlPgSQLSync' | 'scanSync'>;

let loading: Promise<SqlParser | null> | undefined;

/** Null if the optional package `libpg-query` isn't installed. */
export function loadParser(): Promise<SqlParser | null> {
  loading ??= importParser();
  return loading;
}

async function importParser(): Promise<SqlParser | null> {
  const module = await import('libpg-query').catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (module === null) return null;
  await module.loadModule();
  return { read: (statement) => read(module, statement) };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
}

function read(module: ParserModule, statement: string): Reading | string {
  try {
    const nodes = (module.parseSync(statement).stmts ?? []).flatMap(({ stmt }) => (stmt === undefined ? [] : [stmt]));
    const acts = nodes.flatMap((node) => ('DoStmt' in node ? readBlock(module, statement) : readStatement(node)));
    return { acts, constants: constantsIn(nodes), longNames: longNamesIn(module, statement) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// PostgreSQL shortens a longer name (manual: "Identifiers and Key Words").
const MOST_BYTES = 63;

function longNamesIn(module: ParserModule, statement: string): readonly string[] {
  // To scan takes as long as to parse.
  if (!/[^\s,;()'.]{64}/.test(statement)) return [];
  const names = module.scanSync(statement).tokens.filter(({ tokenName }) => tokenName === 'IDENT');
  return names.map(({ text }) => text.replaceAll('"', '')).filter((name) => Buffer.byteLength(name) > MOST_BYTES);
}

/** The statements of a DO block. What it composes while it runs can't be read. */
function readBlock(module: ParserModule, statement: string): readonly Act[] {
  const acts: Act[] = [];
  let tree: unknown;
  try {
    tree = module.parsePlPgSQLSync(statement);
  } catch {
    // The block may be in another language than PL/pgSQL.
    return [{ act: 'dynamicSql' }];
  }
  everyNode(tree, (kind, node) => {
    if (kind === 'PLpgSQL_stmt_dynexecute' || kind === 'PLpgSQL_stmt_dynfors') acts.push({ act: 'dynamicSql' });
    if (kind === 'PLpgSQL_stmt_commit') acts.push({ act: 'transaction', command: 'commit' });
    if (kind !== 'PLpgSQL_stmt_execsql') return;
    const inner = queryOf(node);
    const nodes: readonly Node[] = inner === null ? [] : parseInner(module, inner);
    acts.push(...nodes.flatMap(readStatement));
  });
  return acts;
}

function parseInner(module: ParserModule, sql: string): readonly Node[] {
  try {
    return (module.parseSync(sql).stmts ?? []).flatMap(({ stmt }) => (stmt === undefined ? [] : [stmt]));
  } catch {
    // `INSERT … RETURNING id INTO variable` isn't SQL, and changes rows that the parser doesn't tell.
    return [];
  }
}

function queryOf(node: object): string | null {
  const expression: unknown = 'sqlstmt' in node ? node.sqlstmt : null;
  if (typeof expression !== 'object' || expression === null || !('PLpgSQL_expr' in expression)) return null;
  const inner: unknown = expression.PLpgSQL_expr;
  return typeof inner === 'object' && inner !== null && 'query' in inner ? String(inner.query) : null;
}
