import { Markup, markup } from '../../util/markup.js';
import { drawDiagramSvg } from '../diagram/draw-diagram-svg.js';
import { drawSvg } from '../drawing/draw-svg.js';
import { lossLine } from '../plan/plan-words.js';
import { htmlObject, htmlRevision } from './html-parts.js';
import { STYLE } from './html-style.js';
import type { DatabaseReview, ReviewReport } from './review.js';
import { factsOf, type ReviewFact, SCRATCH_NOTE, titleOf, UNKNOWN_LOSS } from './review-words.js';

/** Nothing is loaded or run. Styles are those of the page and of its pictures. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The report as one page that needs no network and no script. */
export function htmlReport(report: ReviewReport): string {
  const title = titleOf(report);
  const many = report.databases.length > 1;
  const parts = report.databases.map((review, at) => databaseParts(review, report, many ? `-${at + 1}` : ''));
  const sections = [...parts.flat(), historySection(report)].filter((section) => section !== null);
  return `<!doctype html>\n${
    markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main">
<header>
<p class="dim">Limbeck migration report</p>
<h1>${title}</h1>
${report.databases.map((review) => summary(review, report))}
<nav aria-label="Contents"><ul>${sections.map(({ id, title: name }) => markup`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
</header>
${sections.map(({ id, title: name, content }) => markup`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>${content}</section>`)}
</main>
</body>
</html>`.source
  }\n`;
}

const MARKS: Readonly<Record<ReviewFact['tone'], string>> = { good: '✓ ', warn: '! ', bad: '✗ ', plain: '' };

function summary(review: DatabaseReview, { heads, databases }: ReviewReport): Markup {
  const heading = databases.length > 1 ? markup`<h2>Database ${review.name ?? ''}</h2>` : markup``;
  const facts = factsOf(review, heads).map(
    ({ label, tone, text }) => markup`<div><dt>${label}</dt><dd class="${tone}">${MARKS[tone]}${text}</dd></div>`,
  );
  return markup`${heading}<dl class="facts">${facts}</dl>`;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Markup;
}

/** Null for what a review doesn't have. */
function databaseParts(
  review: DatabaseReview,
  { databases }: ReviewReport,
  suffix: string,
): readonly (Section | null)[] {
  const { objects, revisions, findings, diagram, plan, notes, downgrade, destroys } = review;
  const of = databases.length > 1 ? ` of ${review.name ?? ''}` : '';
  const section = (id: string, title: string, content: readonly Markup[]): Section | null =>
    content.length === 0 ? null : { id: `${id}${suffix}`, title: `${title}${of}`, content: markup`${content}` };
  const losses = destroys.map(
    ({ revision, what }) => `${revision === null ? '' : `${revision}: `}${what ?? UNKNOWN_LOSS}`,
  );
  const lossesThere = (plan?.summary.destroys ?? []).map(lossLine);
  return [
    section('unknown', 'What is not known', list(notes)),
    section('changes', 'What changes', objects.map(htmlObject)),
    section('destroys', 'What is destroyed', list([...losses, ...lossesThere])),
    section('downgrade', 'What the downgrade leaves different', list(downgrade.details)),
    section('findings', 'Findings', findings.map(findingItem)),
    section('sql', 'SQL and locks', [markup`<p class="dim">${SCRATCH_NOTE}</p>`, ...revisions.map(htmlRevision)]),
    section(
      'diagram',
      'Tables',
      diagram.tables.length === 0 ? [] : [picture('Diagram of the tables that change', drawDiagramSvg(diagram))],
    ),
  ];
}

function list(lines: readonly string[]): readonly Markup[] {
  if (lines.length === 0) return [];
  return [markup`<ul class="plain">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`];
}

function historySection({ graph }: ReviewReport): Section {
  return { id: 'history', title: 'History', content: picture('Graph of the revisions', drawSvg(graph).join('\n')) };
}

/** A wide picture scrolls by itself, also by keyboard. */
function picture(label: string, svg: string): Markup {
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${new Markup(svg)}</div>`;
}

function findingItem({ severity, rule, file, line, what, safe }: DatabaseReview['findings'][number]): Markup {
  const tone = severity === 'error' ? 'bad' : 'warn';
  return markup`<div class="finding ${severity}">
<p><span class="badge ${tone}">${severity}</span> <strong>${rule}</strong> <code>${file}:${line}</code></p>
<p>${what}</p>
<p><strong>Safe:</strong> ${safe}</p>
</div>`;
}
