/**
 * The functions that put text from outside (a database, a model, a message, a file) into source code or onto the
 * terminal: one for each place. SQL identifiers and constants are quoted by `ddl/quote.ts`. Nothing else writes the mark
 * of a comment or the quotes of a string around text that the tool did not make itself.
 */

/** What some reader takes for the end of a line, what moves the cursor, and what shows text in another order. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;
const INVISIBLE_IN_LINES = /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/gu;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeInvisible(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${codeOf(character)}`;
}

/** `001b` */
export function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

/** Text as one line: line breaks, control characters and overrides of the writing direction are shown as `\n`, `\u001b`. */
export function onOneLine(text: string): string {
  return text.replace(INVISIBLE, escapeInvisible);
}

/** The same for text of several lines, which keeps its line breaks and tabs. */
export function onSeveralLines(text: string, spell: (character: string) => string = escapeInvisible): string {
  return text.replace(INVISIBLE_IN_LINES, (character) => spell(character));
}

/** Whether text that is not escaped would leave its line, or be shown as something else. */
export function hasInvisible(text: string): boolean {
  return onSeveralLines(text) !== text;
}

/** `// text`: a comment of one line in TypeScript. */
export function lineComment(text: string): string {
  return `// ${onOneLine(text)}`.trimEnd();
}

/** Text escaped for a line inside a block comment of TypeScript. */
export function inBlockComment(text: string): string {
  return onOneLine(text).replaceAll('*/', '*\\/');
}

/** `-- text`: a comment of one line in SQL, which is never read as a mark such as `-- migrate: upgrade`. */
export function sqlComment(text: string): string {
  return `-- ${inSqlComment(text)}`.trimEnd();
}

/** Text as it may stand behind `-- ` in a file of SQL. */
export function inSqlComment(text: string): string {
  return onOneLine(text).replace(/^(?=\s*migrate:)/i, '\\');
}

declare const sourceBrand: unique symbol;

/**
 * TypeScript that may be written into a file as it is: Limbeck wrote it, a function below escaped it, or the user's hook
 * returned it as source. A text from a database or a model is only a `string`, and doesn't compile as source.
 */
export type SourceCode = string & { readonly [sourceBrand]: true };

/** A text that is known to be source, such as what a hook returns. */
export function asSource(text: string): SourceCode {
  assertSource(text);
  return text;
}

function assertSource(_text: string): asserts _text is SourceCode {
  // The compiler does the work.
}

/** A literal of TypeScript: `12`, `12n`, `true`, `null`. */
export function literalSource(value: number | bigint | boolean | null | undefined): SourceCode {
  return asSource(typeof value === 'bigint' ? `${value}n` : String(value));
}

/** A string of TypeScript: in single quotes, or in double quotes if that saves escapes. */
export function stringSource(value: string): SourceCode {
  const quote = count(value, "'") > count(value, '"') ? '"' : "'";
  const inside = onOneLine(value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`));
  return asSource(`${quote}${inside}${quote}`);
}

/** A value in a file of environment variables: in the quotes that it doesn't have, because such a file has no escapes. */
export function envFileValue(value: string): string {
  const quote = ["'", '"', '`'].find((mark) => !value.includes(mark));
  return quote === undefined ? onOneLine(value) : `${quote}${onOneLine(value)}${quote}`;
}

function count(value: string, character: string): number {
  return value.split(character).length - 1;
}

/** Text escaped for a TypeScript template literal without placeholders: what is between its backquotes. */
export function templateSource(value: string): string {
  return onSeveralLines(value.replace(/[\\`]|\$(?=\{)/g, '\\$&'));
}

/** No character of XML, whatever spells it. */
const NOT_XML = /[\uFFFE\uFFFF]/g;

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text on one line, between the tags or in an attribute of SVG and HTML. */
export function markupText(text: string): string {
  return asMarkup(onOneLine(text));
}

/** The same for text of several lines, which keeps its line breaks and tabs. */
export function markupLines(text: string): string {
  return asMarkup(onSeveralLines(text.replaceAll('\r\n', '\n')));
}

function asMarkup(text: string): string {
  const shown = text.replace(NOT_XML, escapeInvisible);
  return shown.replace(/[&<>"']/g, (character) => MARKUP[character] ?? character);
}

/** A label of Mermaid, with its quotes: all that it might read as Markdown, HTML or the end of the label is a code. */
export function mermaidText(text: string): string {
  const spell = (character: string) => `#${character.codePointAt(0)};`;
  return `"${onOneLine(text).replace(/[^\p{L}\p{M}\p{N} .,_()/-]/gu, spell)}"`;
}

/** A string of Graphviz's DOT, with its quotes. Graphviz reads the entities of HTML in it. */
export function dotText(text: string): string {
  const line = onOneLine(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
  return `"${line.replaceAll('&', '&amp;')}"`;
}

/**
 * Text between other text of Markdown: each character that could mean something there, or to GitHub or GitLab, is written
 * as a reference. A mark that would notify somebody, or link to an issue, becomes a separate element.
 */
export function markdownText(text: string): string {
  return onOneLine(text).replace(/[!-/:-@[-`{-~]/g, (mark, at: number, line: string) => {
    if (isPlainMark(mark, line.slice(0, at), line.slice(at + 1))) return mark;
    const reference = `&#${mark.charCodeAt(0)};`;
    return LINKING_MARKS.has(mark) ? `<span>${reference}</span>` : reference;
  });
}

const LINKING_MARKS = new Set(['@', '#']);

/** Whether it means nothing between other text. At the start of a line it could begin a list, or a command of GitLab. */
function isPlainMark(mark: string, before: string, after: string): boolean {
  if (mark === ':') return after === '' || after.startsWith(' ');
  if (mark === '.') return !/^\d*$|www$/i.test(before);
  return before !== '' && ',()/%?;\'"=-+'.includes(mark);
}

/** Text of several lines in a code block of Markdown. Its fence is longer than any in the text. */
export function markdownBlock(language: 'sql' | 'diff' | 'mermaid', text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${onSeveralLines(text.replaceAll('\r\n', '\n')).trimEnd()}\n${fence}`;
}

/** Text as code in a line of Markdown, where nothing in it is a mark. */
export function markdownCode(text: string): string {
  return `<code>${markdownText(text).replace(/<\/?span>/g, '')}</code>`;
}

/** JSON that is safe to print as well: a parser reads exactly the same value. */
export function jsonText(value: unknown): string {
  return onSeveralLines(JSON.stringify(value, null, 2));
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return onSeveralLines(JSON.stringify(value));
}
