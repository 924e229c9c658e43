import type { Node } from 'libpg-query';
import type { Act } from '../act.js';
import type { ParserModule } from './parser-module.js';
import { constantsIn } from './reach.js';
import { readBlock } from './read-block.js';
import { readBody, withBody } from './read-function.js';
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
    const acts = nodes.flatMap((node) => readNode(module, node, statement));
    return { acts, constants: constantsIn(nodes), longNames: longNamesIn(module, statement) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readNode(module: ParserModule, node: Node, statement: string): readonly Act[] {
  if ('DoStmt' in node) return readBlock(module, statement);
  const acts = readStatement(node);
  if (!('CreateFunctionStmt' in node)) return acts;
  const mentions = readBody(module, node.CreateFunctionStmt, statement);
  return acts.map((act) => withBody(act, mentions));
}

// PostgreSQL shortens a longer name (manual: "Identifiers and Key Words").
const MOST_BYTES = 63;

function longNamesIn(module: ParserModule, statement: string): readonly string[] {
  // To scan takes as long as to parse.
  if (!/[^\s,;()'.]{64}/.test(statement)) return [];
  const names = module.scanSync(statement).tokens.filter(({ tokenName }) => tokenName === 'IDENT');
  return names.map(({ text }) => text.replaceAll('"', '')).filter((name) => Buffer.byteLength(name) > MOST_BYTES);
}
