import type { SqlStatement } from '../script/split-statements.js';
import { codeTokens, type SqlToken } from '../util/sql-tokens.js';

/**
 * What a statement does with the server itself when it is run: programs, files, other sessions, connections to elsewhere.
 * PostgreSQL reserves nearly all of it for superusers, and a scratch database doesn't contain it.
 * @returns a name for it; null if the statement does nothing of the kind, as far as its text shows
 */
export function serverAccess({ text, words }: Pick<SqlStatement, 'text' | 'words'>): string | null {
  const [first = ''] = words;
  if (first === 'LOAD') return 'LOAD';
  if (first === 'DO') return accessIn(text, DEEPEST);
  return runsAtOnce(words) ? accessIn(text, 0) : null;
}

/** The body of a function and the query of a view are only kept. */
function runsAtOnce([first = '', ...rest]: readonly string[]): boolean {
  if (first !== 'CREATE') return RUN_AT_ONCE.has(first);
  return rest[0] === 'MATERIALIZED' || (rest.includes('TABLE') && rest.includes('AS'));
}

const RUN_AT_ONCE = new Set(
  'CALL COPY DELETE EXECUTE EXPLAIN INSERT MERGE REFRESH SELECT TABLE UPDATE VALUES WITH'.split(' '),
);

/** The body of a DO block is a string, and may execute strings. */
const DEEPEST = 4;

/** @param depth how many strings in strings are read as SQL */
function accessIn(sql: string, depth: number): string | null {
  const tokens = [...codeTokens(sql)];
  return first(tokens, (token, place) => {
    if (token.kind === 'quoted' && !token.text.startsWith('"')) {
      return depth > 0 ? accessIn(contentOf(token.text), depth - 1) : null;
    }
    const name = nameOf(token);
    if (name === 'copy') return copyAccess(tokens.slice(place + 1));
    return tokens[place + 1]?.text === '(' && FUNCTIONS.test(name) ? `${name}()` : null;
  });
}

/** COPY … TO PROGRAM 'x', COPY … FROM 'file'. Its statement may be part of a block. */
function copyAccess(tokens: readonly SqlToken[]): string | null {
  const end = tokens.findIndex(({ text }) => text === ';');
  const own = end === -1 ? tokens : tokens.slice(0, end);
  return first(own, (token, place) => {
    if (!/^(?:from|to)$/i.test(token.text)) return null;
    const next = own[place + 1];
    if (next === undefined) return null;
    if (/^program$/i.test(next.text)) return `COPY … ${token.text.toUpperCase()} PROGRAM`;
    return next.kind === 'quoted' && !next.text.startsWith('"') ? `COPY … ${token.text.toUpperCase()} a file` : null;
  });
}

/** Functions of PostgreSQL and of its extensions dblink, adminpack and file access (manual: "System Administration"). */
const FUNCTIONS = new RegExp(
  `^(?:${[
    'dblink(?:_\\w+)?',
    'lo_(?:im|ex)port',
    'pg_(?:read_(?:binary_)?file|stat_file|ls_\\w+|file_\\w+|logdir_ls)',
    'pg_(?:terminate|cancel)_backend',
    'pg_(?:reload_conf|rotate_logfile|promote|switch_wal|create_restore_point|backup_\\w+)',
    'pg_(?:create|drop|copy)_\\w*replication_slot',
    'pg_replication_origin_\\w+',
  ].join('|')})$`,
);

function nameOf({ kind, text }: SqlToken): string {
  if (kind === 'word') return text.toLowerCase();
  return kind === 'quoted' ? text.replace(/^"|"$/g, '') : '';
}

function contentOf(text: string): string {
  const [dollar] = /^\$[^$]*\$/.exec(text) ?? [];
  if (dollar !== undefined) return text.slice(dollar.length, -dollar.length);
  return text
    .replace(/^[eE]?'/, '')
    .replace(/'$/, '')
    .replaceAll("''", "'");
}

function first<T, R>(items: readonly T[], find: (item: T, place: number) => R | null): R | null {
  for (const [place, item] of items.entries()) {
    const found = find(item, place);
    if (found !== null) return found;
  }
  return null;
}
