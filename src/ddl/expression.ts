import { sqlTokens } from '../util/sql-tokens.js';
import { quoteIdentifier } from './quote.js';

/** The expression in parentheses, which are added if they are missing. */
export function parenthesize(expression: string): string {
  const text = expression.trim();
  return text.startsWith('(') && closesAtEnd(text) ? text : `(${closeComment(text)})`;
}

/** Keeps what follows out of a line comment that ends the expression. */
export function closeComment(expression: string): string {
  return expression.includes('--') ? `${expression}\n` : expression;
}

/** A key of an index: PostgreSQL takes a function call bare, and anything else in parentheses. */
export function keyExpression(expression: string): string {
  return isFunctionCall(expression) ? expression.trim() : parenthesize(expression);
}

const NAME = String.raw`(?:[a-z_]\w*|"[^"]+")`;
const CAST = [
  String.raw`::(?:character varying|bit varying|double precision|${NAME}(?:\.${NAME})?)`,
  String.raw`(?:\(\d+(?:,\d+)?\))?(?: with(?:out)? time zone)?(?:\[\])?`,
].join('');
const CONSTANT = new RegExp(String.raw`^(?:[-+]?\d+(?:\.\d+)?|'[^']*(?:''[^']*)*'|[a-z_]\w*)(?:${CAST})*$`, 'i');

/**
 * A default as CREATE TABLE takes it. The grammar allows only a part of all expressions there (`b_expr`), so whatever is
 * neither a constant nor a function call goes into parentheses, which PostgreSQL does not keep.
 */
export function defaultExpression(expression: string): string {
  return CONSTANT.test(expression) || isFunctionCall(expression) ? expression.trim() : parenthesize(expression);
}

function isFunctionCall(expression: string): boolean {
  const text = expression.trim();
  const name = /^(?:[a-z_][a-z0-9_]*\.)?([a-z_][a-z0-9_]*)\(/.exec(text)?.[1];
  return name !== undefined && quoteIdentifier(name) === name && closesAtEnd(text);
}

/** Does the first parenthesis close with the last character? */
function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (const { kind, text: mark, start } of sqlTokens(text)) {
    if (kind === 'comment') {
      return false;
    }
    depth += kind === 'other' ? Number(mark === '(') - Number(mark === ')') : 0;
    if (mark === ')' && depth === 0) {
      return start === text.length - 1;
    }
  }
  return false;
}
