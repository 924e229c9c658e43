import { missingParameter } from '../errors/operation-errors.js';
import { sqlTokens } from '../util/sql-tokens.js';
import { literal } from './literal.js';

/** Writes the values of `$1`, `$2` … into the statement, for a script that has no other place for them. */
export function inlineParameters(sql: string, parameters: readonly unknown[]): string {
  const pieces: string[] = [];
  for (const { kind, text } of sqlTokens(sql)) {
    pieces.push(kind === 'parameter' ? parameterLiteral(sql, Number(text.slice(1)), parameters) : text);
  }
  return pieces.join('');
}

function parameterLiteral(sql: string, position: number, parameters: readonly unknown[]): string {
  if (position < 1 || position > parameters.length) {
    throw missingParameter(sql, position, parameters.length);
  }
  return literal(parameters[position - 1]);
}
