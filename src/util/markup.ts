import { markupText } from './escape.js';

/** HTML or SVG that is written as it is. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type MarkupPart = string | number | Markup | readonly Markup[];

/** A template of HTML or SVG: a text in it is escaped, and markup is not. Attributes need their quotes. */
export function markup(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  const [first = '', ...rest] = strings;
  return new Markup(rest.reduce((source, text, at) => source + sourceOf(parts[at] ?? '') + text, first));
}

function sourceOf(part: MarkupPart): string {
  if (typeof part === 'string') return markupText(part);
  if (typeof part === 'number') return String(part);
  return part instanceof Markup ? part.source : part.map(({ source }) => source).join('\n');
}
