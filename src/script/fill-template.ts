import { revisionTemplateInvalid } from '../errors/new-revision-errors.js';
import type { Placeholder } from './revision-template.js';

/** The lines that each placeholder stands for; none is nothing. */
export type TemplateValues = Readonly<Record<Placeholder, readonly string[]>>;

export interface Template {
  readonly text: string;
  /** The file it comes from; null is the built-in one. */
  readonly source: string | null;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/**
 * Fills a template of revisions; see {@link Placeholder} for what its lines can hold.
 * @param more what further placeholders stand for.
 */
export function fillTemplate(
  template: Template,
  values: TemplateValues,
  more: Readonly<Record<string, readonly string[]>> = {},
): string {
  const known = new Map(Object.entries({ ...more, ...values }));
  const valueNamed = (name: string): readonly string[] => {
    const value = known.get(name);
    if (value !== undefined) return value;
    const names = [...known.keys()].join(', ');
    throw revisionTemplateInvalid(template.source, `holds "{{${name}}}", which doesn't exist; the tokens are ${names}`);
  };
  const lines = template.text.split(/\r?\n/).flatMap((line) => fillLine(line, valueNamed));
  return `${lines.join('\n').trimEnd()}\n`;
}

function fillLine(line: string, valueNamed: (name: string) => readonly string[]): readonly string[] {
  const parts = line.split(PLACEHOLDER);
  // split() yields text and names in turn.
  const values = parts.filter((_, index) => index % 2 === 1).map(valueNamed);
  const [only, ...others] = values;
  if (only === undefined) {
    return [line];
  }
  if (values.every((value) => value.length === 0)) {
    return [];
  }
  if (others.length === 0) {
    return fillOne(parts[0] ?? '', only, parts[2] ?? '');
  }
  return [line.replace(PLACEHOLDER, (_, name: string) => valueNamed(name).join(' '))];
}

/** Lines alone bring their own indentation; behind the mark of a comment each gets that mark. */
function fillOne(before: string, value: readonly string[], after: string): readonly string[] {
  if (`${before}${after}`.trim() === '') {
    return value;
  }
  return value.map((line, index) => `${before}${line}${index === value.length - 1 ? after : ''}`.trimEnd());
}
