import { commentIfAny } from '../../ddl/comment-on.js';
import { inDefaultSchema, quoteObject } from '../../ddl/names/default-schema.js';
import { dollarQuoted, quoteIdentifier, quoteLiteral, quoteName } from '../../ddl/quote.js';
import type { QualifiedName } from '../../schema/names.js';
import { commentOf } from '../comment-of.js';
import { renderSql } from '../sql.js';
import type { SqlText } from '../table-items.js';
import { argumentTypes } from './argument-types.js';
import type { DeclaredSql, ObjectOptions } from './object-declaration.js';

/** A setting's value while the routine runs; a list for `search_path`. */
export type RoutineSetting = string | number | boolean | readonly string[];

/**
 * The body of a routine. `as` is text that its language reads: `` as: sql`BEGIN … END` ``, or
 * `sql.file('./touch.sql')`. Two texts are the library and the symbol of a function in C. `body` is SQL that PostgreSQL
 * parses at once, and whose dependencies it tracks: `` body: sql`RETURN a + b` ``, `` body: sql`BEGIN ATOMIC … END` ``.
 */
export type RoutineBody =
  | { readonly as: SqlText | readonly [library: string, symbol: string]; readonly body?: never }
  | { readonly body: SqlText; readonly as?: never };

interface RoutineOptions extends ObjectOptions {
  /** As CREATE FUNCTION takes them: `'amount numeric, note text DEFAULT NULL'`. */
  readonly args?: string;
  /** Default: `sql`. */
  readonly language?: string;
  readonly security?: 'definer' | 'invoker';
  /** Settings that hold while it runs: `{ search_path: ['app', 'pg_temp'] }`. */
  readonly set?: Readonly<Record<string, RoutineSetting>>;
  /** Types whose transforms are used, as SQL. */
  readonly transforms?: readonly string[];
}

export type ProcedureOptions = RoutineOptions & RoutineBody;

export type FunctionOptions = RoutineOptions &
  RoutineBody & {
    /** As SQL: `'integer'`, `'trigger'`, `'SETOF users'`, `'TABLE (id bigint, name text)'`. Arguments may say it with OUT. */
    readonly returns?: string;
    /** Default: `volatile`. */
    readonly volatility?: 'volatile' | 'stable' | 'immutable';
    /** If an argument is null, returns null without a call. */
    readonly strict?: boolean;
    readonly leakproof?: boolean;
    /** Default: `unsafe`. */
    readonly parallel?: 'unsafe' | 'restricted' | 'safe';
    readonly cost?: number;
    readonly rows?: number;
    /** The planner's support function. */
    readonly support?: string;
    /** A window function. */
    readonly window?: boolean;
  };

export function functionSql(name: QualifiedName, options: FunctionOptions): DeclaredSql {
  const { returns, volatility, strict, leakproof, parallel, cost, rows, support, window } = options;
  return routineSql('FUNCTION', name, {
    options,
    result: returns === undefined ? [] : [`RETURNS ${returns}`],
    attributes: [
      ...(window === true ? ['WINDOW'] : []),
      ...(volatility === undefined ? [] : [volatility.toUpperCase()]),
      ...(leakproof === true ? ['LEAKPROOF'] : []),
      ...(strict === true ? ['STRICT'] : []),
      ...(parallel === undefined ? [] : [`PARALLEL ${parallel.toUpperCase()}`]),
      ...(cost === undefined ? [] : [`COST ${cost}`]),
      ...(rows === undefined ? [] : [`ROWS ${rows}`]),
      ...(support === undefined ? [] : [`SUPPORT ${support}`]),
    ],
  });
}

export function procedureSql(name: QualifiedName, options: ProcedureOptions): DeclaredSql {
  return routineSql('PROCEDURE', name, { options, result: [], attributes: [] });
}

interface RoutineParts {
  readonly options: ProcedureOptions;
  readonly result: readonly string[];
  readonly attributes: readonly string[];
}

function routineSql(words: string, name: QualifiedName, { options, result, attributes }: RoutineParts): DeclaredSql {
  const { args = '', language = 'sql', security, set = {}, transforms = [] } = options;
  const lines = [
    `CREATE ${words} ${quoteName(name)}(${args})`,
    ...result,
    `LANGUAGE ${quoteIdentifier(language)}`,
    ...(transforms.length === 0 ? [] : [`TRANSFORM ${transforms.map((type) => `FOR TYPE ${type}`).join(', ')}`]),
    ...attributes,
    ...(security === undefined ? [] : [`SECURITY ${security.toUpperCase()}`]),
    ...Object.entries(set).map(([setting, value]) => `SET ${setting} TO ${settingValue(setting, value)}`),
    bodySql(options),
  ];
  const address = `${quoteObject('routine', name)}(${argumentTypes(args)})`;
  const comments = commentIfAny(`${words} ${address}`, commentOf(options.comment));
  return {
    statements: [lines.join('\n'), ...comments.map(inDefaultSchema)],
    drop: inDefaultSchema(`DROP ${words} IF EXISTS ${address} CASCADE`),
  };
}

/** Each element of a list is a name, and one text with commas would be a single one. */
const NAME_LISTS = new Set(['search_path', 'temp_tablespaces']);

function settingValue(setting: string, value: RoutineSetting): string {
  if (typeof value === 'string') {
    const parts = NAME_LISTS.has(setting.toLowerCase()) ? value.split(',').map((part) => part.trim()) : [value];
    return parts.map(quoteLiteral).join(', ');
  }
  return typeof value === 'object' ? value.map(quoteLiteral).join(', ') : String(value);
}

function bodySql({ as, body }: ProcedureOptions): string {
  if (as === undefined) {
    return renderSql(body);
  }
  return isInLibrary(as) ? `AS ${as.map(quoteLiteral).join(', ')}` : `AS ${dollarQuoted(renderSql(as))}`;
}

function isInLibrary(as: SqlText | readonly [string, string]): as is readonly [string, string] {
  return Array.isArray(as);
}
