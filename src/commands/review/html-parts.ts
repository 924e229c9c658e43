import { markupLines } from '../../util/escape.js';
import { Markup, markup } from '../../util/markup.js';
import { type ComparedLine, compareLines, pairLines, type SideBySide } from './compare-lines.js';
import type { ReviewedObject, ReviewedRevision, ReviewedStatement } from './review.js';
import { statementNotes } from './review-words.js';

const TONES = { created: 'good', changed: 'warn', dropped: 'bad' } as const;

/** An object before and after, side by side. */
export function htmlObject(object: ReviewedObject): Markup {
  const { change, changes, before, after } = object;
  const list =
    changes.length === 0 ? [] : [markup`<ul class="plain">${changes.map((line) => markup`<li>${line}</li>`)}</ul>`];
  const lines = change === 'changed' ? sideBySide(before, after) : oneSide(object);
  return markup`<details open><summary><code>${object.object}</code> <span class="badge ${TONES[change]}">${change}</span></summary>
<div class="inside">${list}${lines}</div></details>`;
}

function oneSide({ change, before, after }: ReviewedObject): Markup {
  return markup`<pre>${code(change === 'created' ? after : before)}</pre>`;
}

function sideBySide(before: string, after: string): Markup {
  const rows = pairLines(compareLines(before, after)).map(pairRow);
  return markup`<table class="lines"><thead><tr><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** On a phone, a line that is the same on both sides is shown once. */
function pairRow({ before, after }: SideBySide): Markup {
  const isSame = before?.kind === 'same';
  return markup`<tr>${cell(before, '')}${cell(after, isSame ? 'again' : '')}</tr>`;
}

function cell(line: ComparedLine | null, kind: string): Markup {
  if (line === null) return markup`<td class="none"></td>`;
  const text = code(line.text);
  if (line.kind === 'removed') return markup`<td class="removed"><del>− ${text}</del></td>`;
  if (line.kind === 'added') return markup`<td class="added"><ins>+ ${text}</ins></td>`;
  return markup`<td class="${kind}">  ${text}</td>`;
}

function code(text: string): Markup {
  return new Markup(markupLines(text.trimEnd()));
}

/** The statements of a revision in both directions. */
export function htmlRevision(revision: ReviewedRevision): Markup {
  const { id, message, upgrade, downgrade } = revision;
  return markup`<h3>${id} ${message}</h3>
${directionDetails('Upgrade', upgrade, true)}
${directionDetails('Downgrade', downgrade, false)}`;
}

function directionDetails(title: string, statements: readonly ReviewedStatement[], isOpen: boolean): Markup {
  const items = statements.map((statement) => {
    const notes = statementNotes(statement);
    const note = notes === '' ? markup`` : markup`<p class="note">${notes}</p>`;
    return markup`<li>${note}<pre>${code(`${statement.sql.trim().replace(/;$/, '')};`)}</pre></li>`;
  });
  const content =
    items.length === 0 ? markup`<p class="dim">No statements.</p>` : markup`<ol class="statements">${items}</ol>`;
  const opening = new Markup(isOpen ? '<details open>' : '<details>');
  return markup`${opening}<summary>${title}</summary><div class="inside">${content}</div></details>`;
}
