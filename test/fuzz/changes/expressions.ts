import { quoteIdentifier, quoteLiteral } from '../../../src/ddl/quote.js';
import { choose, dial, type Item } from './items.js';
import { builtIn, type ColumnType } from './types.js';
import { type Column, USER_TYPES, type World } from './world.js';

/** What an expression needs to know of a column. */
export type Named = Pick<Column, 'name' | 'type'>;

/** A condition that the values of rows fulfil. */
export function condition({ name, type }: Named, variation: number): string {
  const c = quoteIdentifier(name);
  const general = [`${c} IS NOT NULL`, `(${c} IS NULL OR ${c} IS NOT NULL)`];
  return choose([...conditionsOf(c, type, variation), ...general], variation);
}

function conditionsOf(c: string, type: ColumnType, variation: number): readonly string[] {
  const number = variation % 7;
  switch (type.family) {
    case 'int':
    case 'num':
      return [`${c} > -${number}`, `${c} BETWEEN 0 AND ${50 + number}`, `${c} IN (1, 2, 3, 4, 5, 6, 7, 8, 9)`];
    case 'text':
      return [
        `${c} IN ('1', '2', '3', '4', '5', '6', '7', '8', '9', 'x${number}')`,
        `length(${c}) < ${20 + number}`,
        `${c} <> 'z${number}'`,
        `(${c} LIKE '%' OR ${c} = ANY (ARRAY['a', 'b']))`,
      ];
    case 'date':
      return [`${c} > '2019-0${number + 1}-01'`, `extract(year FROM ${c}) < 2100`];
    case 'bool':
      return [`(${c} OR NOT ${c})`];
    case 'jsonb':
      return [`NOT ${c} ? 'z${number}'`];
    case 'multirange':
    case 'range':
      return [`NOT isempty(${c})`];
    case 'enum':
      return [`${c} >= ${type.value(number)} OR ${c} < ${type.value(number)}`, `${c} IN (${enumValues(type)})`];
    default:
      return [];
  }
}

function enumValues(type: ColumnType): string {
  return Array.from({ length: Math.min(type.values, 3) }, (_, n) => type.value(n)).join(', ');
}

export interface Derived {
  readonly sql: string;
  readonly type: 'bigint' | 'boolean' | 'integer' | 'numeric' | 'text';
}

/** An immutable expression over a column, for an index or a computed column. */
export function derived({ name, type }: Named, variation: number): Derived | null {
  const c = quoteIdentifier(name);
  const number = variation % 5;
  switch (type.family) {
    case 'int':
      return choose(
        [
          { sql: `(${c} + ${number})`, type: 'bigint' },
          { sql: `(${c} * 2)::text`, type: 'text' },
        ],
        variation,
      );
    case 'num':
      return { sql: `round(${c}::numeric, ${number})`, type: 'numeric' };
    case 'text':
      return choose(
        [
          { sql: `upper(${c})`, type: 'text' },
          { sql: `(length(${c}) + ${number})`, type: 'integer' },
          { sql: `(${c} || 'x${number}')`, type: 'text' },
        ],
        variation,
      );
    case 'bool':
      return { sql: `(NOT ${c})`, type: 'boolean' };
    case 'jsonb':
      return { sql: `(${c} ->> 'n')`, type: 'text' };
    case 'multirange':
    case 'range':
      return { sql: `isempty(${c})`, type: 'boolean' };
    case 'array':
      return { sql: `array_length(${c}, 1)`, type: 'integer' };
    default:
      return null;
  }
}

const ARGUMENTS: readonly ColumnType[] = [
  builtIn('integer', 'int'),
  builtIn('bigint', 'int'),
  builtIn('text', 'text'),
  builtIn('varchar', 'text'),
  builtIn('numeric', 'num'),
];

const RESULTS = ['boolean', 'text', 'bigint'] as const;

export function argumentOf(fn: Item): ColumnType {
  return choose(ARGUMENTS, dial(fn, 0, 60));
}

export function resultOf(fn: Item): (typeof RESULTS)[number] {
  return choose(RESULTS, dial(fn, 1, 60));
}

/** A call with that argument; null if the function takes no such thing. */
export function call(fn: Item, { name, type }: Named, world: World): string | null {
  const argument = argumentOf(fn);
  if (type.family !== argument.family) return null;
  return callWith(fn, `${quoteIdentifier(name)}::${argument.sql}`, world);
}

function callWith(fn: Item, argument: string, world: World): string {
  return `${world.qualified(fn)}(${argument})`;
}

/** A function of a random form, which is never more than a calculation. */
export function functionSql(fn: Item, world: World): readonly string[] {
  const argument = argumentOf(fn);
  const result = resultOf(fn);
  const other = dial(fn, 6, 3) === 0 ? world.earlier(fn, 0, ['function']) : null;
  const inner = other !== null && argumentOf(other).family === argument.family ? other : null;
  const plain = bodyOf(argument, result, dial(fn, 3, 6));
  const body =
    inner === null
      ? plain
      : `CASE WHEN ${callWith(inner, `a::${argumentOf(inner).sql}`, world)} IS NULL THEN NULL ELSE ${plain} END`;
  const extra = dial(fn, 7, 5) === 0 ? `, b text[] DEFAULT ARRAY['x', ${quoteLiteral(`y${dial(fn, 3, 6)}`)}]` : '';
  const type = dial(fn, 8, 4) === 3 ? world.linked(fn, 1, USER_TYPES) : null;
  const typed = type === null || world.userType(type) === null ? '' : `, c ${world.qualified(type)} DEFAULT NULL`;
  const signature = `${world.qualified(fn)}(a ${argument.sql}${extra}${typed}) RETURNS ${result}`;
  const options = `IMMUTABLE${dial(fn, 4, 4) === 0 ? ' STRICT' : ''}${dial(fn, 4, 4) === 1 ? ' PARALLEL SAFE COST 7' : ''}`;
  const create = [
    `CREATE FUNCTION ${signature} LANGUAGE sql ${options} AS $_$ SELECT (${body})::${result} $_$`,
    `CREATE FUNCTION ${signature} LANGUAGE plpgsql ${options} AS $_$ BEGIN RETURN ${body}; END $_$`,
    `CREATE FUNCTION ${signature} LANGUAGE sql ${options} RETURN (${body})::${result}`,
    `CREATE FUNCTION ${signature} LANGUAGE sql ${options} BEGIN ATOMIC SELECT (${body})::${result}; END`,
  ];
  return [choose(create, dial(fn, 2, 4))];
}

function bodyOf(argument: ColumnType, result: (typeof RESULTS)[number], number: number): string {
  const size = argument.family === 'text' ? 'length(a)' : 'a';
  if (result === 'boolean')
    return argument.family === 'text' && number > 3 ? `a IN ('1', '2', 'w${number}') OR true` : `${size} > -${number}`;
  return result === 'text' ? `a::text || 'k${number}'` : `${size}::bigint + ${number}`;
}
