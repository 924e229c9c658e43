import { dotText, markupText } from '../../util/escape.js';
import { formatCount } from '../../util/format-count.js';
import type { Diagram, DiagramTable } from './diagram.js';

/** The diagram in the language of Graphviz. */
export function drawDiagramDot({ tables, references }: Diagram): string {
  const names = new Map(tables.map(({ name }, index) => [name, `t${index}`]));
  const lines = references.map(({ from, to, columns, isOptional, isUnique }) => {
    const ends = `arrowtail=${isUnique ? 'tee' : 'crow'}, arrowhead=${isOptional ? 'teeodot' : 'tee'}`;
    return `  ${names.get(from)} -> ${names.get(to)} [tooltip=${dotText(columns.join(', '))}, ${ends}];`;
  });
  return [
    'digraph tables {',
    '  rankdir=RL;',
    '  bgcolor="white";',
    '  edge [dir=both];',
    '  node [shape=plain, fontname="monospace"];',
    ...tables.map((table) => `  ${names.get(table.name)} [label=<${labelOf(table)}>];`),
    ...lines,
    '}',
    '',
  ].join('\n');
}

function labelOf({ name, columns, hidden }: DiagramTable): string {
  const rows = columns.map(({ name: column, type, isPrimary, isForeign, isNullable }) => {
    const key = isPrimary ? 'PK' : isForeign ? 'FK' : ' ';
    return [key, column, `${type}${isNullable ? '?' : ''}`]
      .map((text) => `<td align="left">${markupText(text)}</td>`)
      .join('');
  });
  const more = hidden === 0 ? [] : [`<td colspan="3" align="left">${formatCount(hidden, 'more column')}</td>`];
  const head = `<td colspan="3" bgcolor="#ddf4ff"><b>${markupText(name)}</b></td>`;
  const body = [head, ...rows, ...more].map((row) => `<tr>${row}</tr>`).join('');
  return `<table border="1" cellborder="0" cellspacing="0" cellpadding="4">${body}</table>`;
}
