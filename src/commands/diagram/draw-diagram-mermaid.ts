import { mermaidText } from '../../util/escape.js';
import type { Diagram, DiagramColumn, DiagramMark } from './diagram.js';

const WORDS: Readonly<Record<DiagramMark, string>> = {
  same: '',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
};

/** The diagram in the language of Mermaid, which GitHub and GitLab draw in Markdown. */
export function drawDiagramMermaid({ tables, references }: Diagram): string {
  const names = new Map(tables.map(({ name }, index) => [name, `t${index}`]));
  const boxes = tables.flatMap(({ name, columns, hidden, mark }) => {
    const title = mark === 'same' ? name : `${name} (${WORDS[mark]})`;
    const more = hidden === 0 ? [] : [`    more columns "${hidden} not shown"`];
    return [`  ${names.get(name)}[${mermaidText(title)}] {`, ...columns.map(columnLine), ...more, '  }'];
  });
  const lines = references.map(({ from, to, columns, isOptional, isUnique }) => {
    const ends = `${isUnique ? '|o' : '}o'}--${isOptional ? 'o|' : '||'}`;
    return `  ${names.get(from)} ${ends} ${names.get(to)} : ${mermaidText(columns.join(', '))}`;
  });
  return ['erDiagram', ...boxes, ...lines, ''].join('\n');
}

/** A name that Mermaid can't read as a word is a comment. */
function columnLine({ name, type, isPrimary, isForeign, isNullable, mark }: DiagramColumn): string {
  const keys = [...(isPrimary ? ['PK'] : []), ...(isForeign ? ['FK'] : [])].join(', ');
  const shown = wordOf(name);
  const comments = [shown === name ? '' : name, isNullable ? 'nullable' : '', WORDS[mark]].filter(
    (text) => text !== '',
  );
  const comment = comments.length === 0 ? '' : mermaidText(comments.join(', '));
  return `    ${[wordOf(type), shown, keys, comment].filter((part) => part !== '').join(' ')}`;
}

/** What Mermaid reads as one word: it begins with a letter. */
function wordOf(text: string): string {
  const word = text.replace(/[^A-Za-z0-9_]+/g, '_').replace(/_$/, '');
  return /^[A-Za-z]/.test(word) ? word : `c_${word}`;
}
