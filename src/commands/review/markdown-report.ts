import { markdownBlock, markdownCode, markdownText, sqlComment } from '../../util/escape.js';
import { drawDiagramMermaid } from '../diagram/draw-diagram-mermaid.js';
import { drawMermaid } from '../drawing/draw-mermaid.js';
import { lossLine } from '../plan/plan-words.js';
import { compareLines } from './compare-lines.js';
import type { DatabaseReview, ReviewedObject, ReviewedRevision, ReviewedStatement, ReviewReport } from './review.js';
import { factsOf, type ReviewFact, SCRATCH_NOTE, statementNotes, titleOf, UNKNOWN_LOSS } from './review-words.js';

/** GitHub refuses longer comments. What a program adds, such as a mark to find the comment again, needs some room. */
const LONGEST = 65_000;

/** The report for a pull request: a summary, and the rest folded. What doesn't fit is left out, and named. */
export function markdownReport(report: ReviewReport): string {
  const start = `## ${markdownText(titleOf(report))}`;
  const sections = [...report.databases.flatMap((review) => sectionsOf(review, report)), graphSection(report)];
  return `${[start, ...withinLimit(sections, LONGEST - start.length)].join('\n\n')}\n`;
}

interface Section {
  /** What a reader is told that is missing, if the section is left out. */
  readonly name: string;
  readonly text: string;
}

function sectionsOf(review: DatabaseReview, { heads, databases }: ReviewReport): readonly Section[] {
  const { name, objects, revisions, findings, destroys, plan, downgrade, notes } = review;
  const heading = databases.length > 1 ? [{ name: 'headings', text: `### Database ${markdownCode(name ?? '')}` }] : [];
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');
  const part = (title: string, lines: readonly string[]): readonly Section[] =>
    lines.length === 0 ? [] : [{ name: title, text: `### ${title}\n\n${list(lines)}` }];
  return [
    ...heading,
    { name: 'the summary', text: factsTable(factsOf(review, heads)) },
    ...part('Not known', notes.map(markdownText)),
    ...part(
      'Destroys data',
      destroys.map(({ revision, what }) => lossItem(revision, what ?? UNKNOWN_LOSS)),
    ),
    ...part(
      'Destroys data in the database',
      (plan?.summary.destroys ?? []).map((loss) => markdownText(lossLine(loss))),
    ),
    ...part('Downgrade', downgrade.details.map(markdownText)),
    ...part('Findings', findings.map(findingItem)),
    ...(objects.length === 0 ? [] : [{ name: 'headings', text: '### What changes' }]),
    ...objects.map((object) => ({ name: object.object, text: objectDetails(object) })),
    ...diagramSections(review),
    { name: 'headings', text: `### SQL\n\n${markdownText(SCRATCH_NOTE)}` },
    ...revisions.flatMap(revisionSections),
  ];
}

function diagramSections({ diagram }: DatabaseReview): readonly Section[] {
  if (diagram.tables.length === 0) return [];
  const block = markdownBlock('mermaid', drawDiagramMermaid(diagram));
  return [{ name: 'the diagram', text: details('Diagram of the tables', block) }];
}

function graphSection({ graph }: ReviewReport): Section {
  const block = markdownBlock('mermaid', drawMermaid(graph).join('\n'));
  return { name: 'the history', text: details('History', block) };
}

const MARKS: Readonly<Record<ReviewFact['tone'], string>> = { good: '✅', warn: '⚠️', bad: '❌', plain: '' };

function factsTable(facts: readonly ReviewFact[]): string {
  const rows = facts.map(({ label, tone, text }) => `| ${label} | ${MARKS[tone]} ${markdownText(text)} |`);
  return ['| | |', '| --- | --- |', ...rows].join('\n');
}

function lossItem(revision: string | null, what: string): string {
  return [...(revision === null ? [] : [markdownCode(revision)]), markdownText(what)].join(' ');
}

function findingItem({ severity, rule, file, line, what, safe }: DatabaseReview['findings'][number]): string {
  const place = markdownCode(`${file}:${line}`);
  return `${severity === 'error' ? MARKS.bad : MARKS.warn} **${severity}** ${markdownCode(rule)} at ${place}: ${markdownText(what)} Safe: ${markdownText(safe)}`;
}

function objectDetails(object: ReviewedObject): string {
  const { change, changes } = object;
  const list = changes.map((line) => `- ${markdownText(line)}`).join('\n');
  const body = [list, markdownBlock('diff', changedLines(object))].filter((text) => text !== '').join('\n\n');
  return details(`${markdownCode(object.object)} ${change}`, body);
}

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

function changedLines({ before, after }: ReviewedObject): string {
  return compareLines(before, after)
    .map(({ kind, text }) => `${SIGNS[kind]} ${text}`)
    .join('\n');
}

function revisionSections(revision: ReviewedRevision): readonly Section[] {
  const name = (direction: string) => `the ${direction} of ${revision.id}`;
  const title = (direction: string) =>
    `${markdownCode(revision.id)} ${markdownText(revision.message)} <b>${direction}</b>`;
  return (['upgrade', 'downgrade'] as const)
    .filter((direction) => revision[direction].length > 0)
    .map((direction) => ({
      name: name(direction),
      text: details(title(direction), markdownBlock('sql', sqlOf(revision[direction]))),
    }));
}

/** The statements, each below a comment that says what others notice of it. */
function sqlOf(statements: readonly ReviewedStatement[]): string {
  return statements
    .map((statement) => {
      const notes = statementNotes(statement);
      const comment = notes === '' ? '' : `${sqlComment(notes)}\n`;
      return `${comment}${statement.sql.trim().replace(/;$/, '')};`;
    })
    .join('\n\n');
}

function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** The sections from the start that fit, and a line for the rest. */
function withinLimit(sections: readonly Section[], limit: number): readonly string[] {
  const shown: string[] = [];
  const missing: string[] = [];
  const room = limit - ROOM_FOR_CUT;
  let length = 0;
  for (const { name, text } of sections) {
    const isFitting = length + text.length + 2 <= room;
    if (isFitting) {
      shown.push(text);
      length += text.length + 2;
    } else missing.push(name);
  }
  return missing.length === 0 ? shown : [...shown, cutNote(missing)];
}

const ROOM_FOR_CUT = 1500;
const NAMED = 10;

function cutNote(missing: readonly string[]): string {
  const named = missing.slice(0, NAMED).map((name) => markdownCode(name.length > 80 ? `${name.slice(0, 79)}…` : name));
  const more = missing.length - named.length;
  const rest = more > 0 ? `, and ${more} more` : '';
  return `**Cut**: a comment on a pull request has room for 65,536 characters. Left out: ${named.join(', ')}${rest}. \`migrate report --out report.html\` shows all.`;
}
