import { sqlTokens } from '../../util/sql-tokens.js';

/** Arguments without their defaults, as DROP and COMMENT take them: `a integer, b text DEFAULT ''` is `a integer, b text`. */
export function argumentTypes(args: string): string {
  return splitAtCommas(args).map(withoutDefault).join(', ');
}

function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const token of sqlTokens(text)) {
    if (token.text === '(' || token.text === '[') depth += 1;
    if (token.text === ')' || token.text === ']') depth -= 1;
    if (token.text === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token.text}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function withoutDefault(argument: string): string {
  for (const { kind, text, start } of sqlTokens(argument)) {
    if (text === '=' || (kind === 'word' && text.toUpperCase() === 'DEFAULT')) return argument.slice(0, start).trim();
    if (text === ':' && argument[start + 1] === '=') return argument.slice(0, start).trim();
  }
  return argument;
}
