import { sqlTokens } from '../../util/sql-tokens.js';

export interface ExpressionToken {
  readonly kind: 'name' | 'string' | 'mark';
  /** A name as PostgreSQL reads it: folded to small letters unless it was quoted. */
  readonly text: string;
  readonly quoted: boolean;
}

/** The tokens that matter for the names in an expression: no comments and no white space. */
export function expressionTokens(sql: string): readonly ExpressionToken[] {
  const tokens: ExpressionToken[] = [];
  for (const { kind, text } of sqlTokens(sql)) {
    if (kind === 'word') {
      tokens.push({ kind: 'name', text: text.toLowerCase(), quoted: false });
    } else if (kind === 'quoted' && text.startsWith('"')) {
      tokens.push({ kind: 'name', text: text.slice(1, -1).replaceAll('""', '"'), quoted: true });
    } else if (kind === 'quoted') {
      tokens.push({ kind: 'string', text, quoted: true });
    } else if (kind !== 'comment' && text.trim() !== '') {
      tokens.push({ kind: 'mark', text, quoted: false });
    }
  }
  return tokens;
}

/** Where the parenthesis or bracket that opens at a position closes; the end of the tokens where it does not. */
export function closingPosition(tokens: readonly ExpressionToken[], open: number): number {
  let depth = 0;
  for (let position = open; position < tokens.length; position++) {
    const token = tokens[position];
    if (token?.kind === 'mark' && '(['.includes(token.text)) {
      depth++;
    } else if (token?.kind === 'mark' && ')]'.includes(token.text)) {
      depth--;
    }
    if (depth === 0) {
      return position;
    }
  }
  return tokens.length;
}
