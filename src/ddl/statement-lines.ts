import { closeComment } from './expression.js';
import { visibleQuotes } from './visible-quotes.js';

/** A statement for a file, with its semicolon. */
export function statementLines(sql: string): readonly string[] {
  return `${closeComment(visibleQuotes(sql))};`.split('\n');
}
