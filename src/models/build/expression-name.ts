import { catalogTypeName, parseBuiltinType } from '../../schema/builtin-types.js';
import { closingPosition, type ExpressionToken, expressionTokens } from './expression-tokens.js';

type Tokens = readonly ExpressionToken[];

/** A name that the parser finds in an expression. A weak one gives way: a cast is called after what it casts. */
interface Figure {
  readonly name: string;
  readonly strong: boolean;
}

/** A part of an expression that was read, with the tokens after it. */
interface Read {
  readonly figure: Figure | null;
  readonly rest: Tokens;
}

const strong = (name: string): Figure => ({ name, strong: true });
const weak = (name: string): Figure => ({ name, strong: false });

/**
 * What PostgreSQL calls the column of an index that an expression makes: the function, the column or the type that the
 * expression comes down to, `expr` if it comes down to none. `lower(email)` is `lower`, `a + b` is `expr`.
 */
export function expressionName(sql: string): string {
  return figure(expressionTokens(sql))?.name ?? 'expr';
}

function figure(tokens: Tokens): Figure | null {
  const read = readPostfix(readPrimary(tokens));
  return read.rest.length === 0 ? read.figure : null;
}

function readPrimary(tokens: Tokens): Read {
  const [first, second] = tokens;
  if (first === undefined) {
    return { figure: null, rest: [] };
  }
  if (first.kind === 'mark') {
    return first.text === '(' ? readParentheses(tokens) : readNumber(tokens);
  }
  if (first.kind === 'string') {
    return { figure: null, rest: tokens.slice(1) };
  }
  if (!first.quoted && second?.kind === 'string') {
    return { figure: weak(typeName([first])), rest: tokens.slice(2) };
  }
  return first.quoted ? readName(tokens) : (readKeyword(first.text, tokens) ?? readName(tokens));
}

function readParentheses(tokens: Tokens): Read {
  const close = closingPosition(tokens, 0);
  return { figure: figure(tokens.slice(1, close)), rest: tokens.slice(close + 1) };
}

function readNumber(tokens: Tokens): Read {
  const end = tokens.findIndex(({ text }) => !/^[\d.]$/.test(text));
  return end === 0 ? { figure: null, rest: tokens } : { figure: null, rest: end < 0 ? [] : tokens.slice(end) };
}

function readKeyword(keyword: string, tokens: Tokens): Read | null {
  switch (keyword) {
    case 'not':
      return { figure: null, rest: tokens };
    case 'true':
    case 'false':
    case 'null':
      return { figure: null, rest: tokens.slice(1) };
    case 'case':
      return readCase(tokens);
    case 'cast':
      return readCast(tokens);
    case 'array':
      return skipBrackets(strong('array'), tokens);
    case 'trim':
      return skipBrackets(strong(trimName(tokens)), tokens);
    default:
      return null;
  }
}

// A CASE is called after its ELSE, if that is a column or a function.
function readCase(tokens: Tokens): Read {
  const depths = caseDepths(tokens);
  const end = depths.indexOf(0);
  const otherwise = tokens.findIndex((token, position) => depths[position] === 1 && isWord(token, 'else'));
  const inner = otherwise < 0 ? null : figure(tokens.slice(otherwise + 1, end));
  return { figure: inner?.strong ? inner : weak('case'), rest: end < 0 ? [] : tokens.slice(end + 1) };
}

/** At each token, how many CASEs are open behind it. */
function caseDepths(tokens: Tokens): readonly number[] {
  let depth = 0;
  return tokens.map((token) => {
    depth += Number(isWord(token, 'case')) - Number(isWord(token, 'end'));
    return depth;
  });
}

function isWord(token: ExpressionToken, word: string): boolean {
  return token.kind === 'name' && !token.quoted && token.text === word;
}

function readCast(tokens: Tokens): Read {
  const close = closingPosition(tokens, 1);
  const as = tokens.findLastIndex(({ text, quoted }, position) => position < close && text === 'as' && !quoted);
  const inner = figure(tokens.slice(2, as));
  const type = weak(typeName(tokens.slice(as + 1, close)));
  return { figure: inner?.strong ? inner : type, rest: tokens.slice(close + 1) };
}

function skipBrackets(name: Figure, tokens: Tokens): Read {
  return { figure: name, rest: tokens.slice(closingPosition(tokens, 1) + 1) };
}

function trimName(tokens: Tokens): string {
  const side = tokens[2]?.text;
  return side === 'leading' ? 'ltrim' : side === 'trailing' ? 'rtrim' : 'btrim';
}

// A column or a function, with or without what qualifies it.
function readName(tokens: Tokens): Read {
  let last = 0;
  while (tokens[last + 1]?.text === '.' && tokens[last + 2]?.kind === 'name') {
    last += 2;
  }
  const name = tokens[last];
  if (name?.kind !== 'name') {
    return { figure: null, rest: tokens };
  }
  const after = last + 1;
  const isCall = tokens[after]?.text === '(' && !tokens[after].quoted;
  return { figure: strong(name.text), rest: tokens.slice(isCall ? closingPosition(tokens, after) + 1 : after) };
}

function readPostfix({ figure: inner, rest }: Read): Read {
  const [first, second, third] = rest;
  if (first?.text === ':' && second?.text === ':') {
    const end = typeEnd(rest);
    const type = weak(typeName(rest.slice(2, end)));
    return readPostfix({ figure: inner?.strong ? inner : type, rest: rest.slice(end) });
  }
  if (first?.text === '[') {
    return readPostfix({ figure: inner, rest: rest.slice(closingPosition(rest, 0) + 1) });
  }
  if (first?.text === '.' && second?.kind === 'name') {
    return readPostfix({ figure: strong(second.text), rest: rest.slice(2) });
  }
  if (first?.text === 'collate') {
    return readPostfix({ figure: inner, rest: rest.slice(third?.text === '.' ? 4 : 2) });
  }
  if (first?.text === 'at' && second?.text === 'time') {
    return { figure: strong('timezone'), rest: readPostfix(readPrimary(rest.slice(3))).rest };
  }
  return { figure: inner, rest };
}

const TYPE_WORDS = new Set(['varying', 'precision', 'with', 'without', 'time', 'zone']);

// After `::`: names with dots, the words of longer names, parameters and brackets.
function typeEnd(tokens: Tokens): number {
  let end = 3;
  for (;;) {
    const token = tokens[end];
    if (token?.kind === 'mark' && (token.text === '(' || token.text === '[')) {
      end = closingPosition(tokens, end) + 1;
    } else if (token?.text === '.' && tokens[end + 1]?.kind === 'name') {
      end += 2;
    } else if (token?.kind === 'name' && TYPE_WORDS.has(token.text)) {
      end++;
    } else {
      return end;
    }
  }
}

// The grammar knows some types by other names than pg_type.
function typeName(tokens: Tokens): string {
  const names = tokens.filter(({ kind }) => kind === 'name');
  const last = names.at(-1);
  const builder = parseBuiltinType(names.map(({ text }) => text).join(' '))?.builder;
  if (last === undefined || builder === undefined || last.quoted) {
    return last?.text ?? 'expr';
  }
  return catalogTypeName(builder);
}
