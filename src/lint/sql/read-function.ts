import type { CreateFunctionStmt, Node } from 'libpg-query';
import type { Act, Mentions } from '../act.js';
import { mentionsIn } from './mentions.js';
import { everyNode, wordsOf } from './nodes.js';
import type { ParserModule } from './parser-module.js';

/** The statements in the body of a function, which PostgreSQL reads when it runs. */
export function readBody(module: ParserModule, node: CreateFunctionStmt, statement: string): readonly Mentions[] {
  const option = (name: string) =>
    (node.options ?? []).flatMap((each) =>
      'DefElem' in each && each.DefElem.defname === name ? [each.DefElem.arg] : [],
    );
  const [language] = wordsOf(option('language').flatMap((arg) => arg ?? []));
  const [body] = wordsOf(option('as').flatMap((arg) => arg ?? []));
  if (language?.toLowerCase() === 'sql' && body !== undefined) return [mentionsOf(module, body)];
  return language?.toLowerCase() === 'plpgsql' ? mentionsInBlock(module, statement) : [];
}

function mentionsInBlock(module: ParserModule, statement: string): readonly Mentions[] {
  let tree: unknown;
  try {
    tree = module.parsePlPgSQLSync(statement);
  } catch {
    // The parser knows the types of PostgreSQL only, and doesn't read every body.
    return [];
  }
  const found: Mentions[] = [];
  everyNode(tree, (kind, node) => {
    if (kind === 'PLpgSQL_expr' && 'query' in node) found.push(mentionsOf(module, String(node.query)));
  });
  return found;
}

function mentionsOf(module: ParserModule, text: string): Mentions {
  return mentionsIn(parse(module, text) ?? parse(module, `SELECT ${text.replace(':=', '=')}`));
}

function parse(module: ParserModule, text: string): readonly Node[] | null {
  try {
    return (module.parseSync(text).stmts ?? []).flatMap(({ stmt }) => (stmt === undefined ? [] : [stmt]));
  } catch {
    return null;
  }
}

export function withBody(act: Act, mentions: readonly Mentions[]): Act {
  return act.act === 'createFunction' ? { ...act, mentions } : act;
}
