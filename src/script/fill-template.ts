import { revisionTemplateInvalid } from '../errors/new-revision-errors.js';
import { PLACEHOLDERS, type Placeholder } from './revision-template.js';

/** The lines that each placeholder stands for; none is nothing. */
export type TemplateValues = Readonly<Record<Placeholder, readonly string[]>>;

export interface Template {
  readonly text: string;
  /** The file it comes from; null is the built-in one. */
  readonly source: string | null;
}

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** Fills a template of revisions; see {@link PLACEHOLDERS} for what its lines can hold. */
export function fillTemplate(template: Template, values: TemplateValues): string {
  const lines = template.text.split(/\r?\n/).flatMap((line) => fillLine(line, template, values));
  return `${lines.join('\n').trimEnd()}\n`;
}

function fillLine(line: string, { source }: Template, values: TemplateValues): readonly string[] {
  const parts = line.split(PLACEHOLDER);
  // split() yields text and names in turn.
  const names = parts.filter((_, index) => index % 2 === 1).map((name) => getPlaceholder(name, source));
  const [only, ...others] = names;
  if (only === undefined) {
    return [line];
  }
  if (names.every((name) => values[name].length === 0)) {
    return [];
  }
  if (others.length === 0) {
    return fillOne(parts[0] ?? '', values[only], parts[2] ?? '');
  }
  return [line.replace(PLACEHOLDER, (_, name: string) => values[getPlaceholder(name, source)].join(' '))];
}

/** Lines alone bring their own indentation; behind the mark of a comment each gets that mark. */
function fillOne(before: string, value: readonly string[], after: string): readonly string[] {
  if (`${before}${after}`.trim() === '') {
    return value;
  }
  return value.map((line, index) => `${before}${line}${index === value.length - 1 ? after : ''}`.trimEnd());
}

function getPlaceholder(name: string, source: string | null): Placeholder {
  const placeholder = PLACEHOLDERS.find((known) => known === name);
  if (placeholder === undefined) {
    throw revisionTemplateInvalid(
      source,
      `holds "{{${name}}}", which stands for nothing; known are ${PLACEHOLDERS.join(', ')}`,
    );
  }
  return placeholder;
}
