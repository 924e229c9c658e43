import type {
  DatabasePlan,
  PlannedLock,
  PlannedStep,
  PlanReport,
  PlanSummary,
  RevisionPlan,
} from '../../commands/plan/plan-report.js';
import { blockLine, DURATIONS, duration, findingLine, lossLine, sized } from '../../commands/plan/plan-words.js';
import { formatCount } from '../../util/format-count.js';
import type { Invocation } from '../invocation.js';
import type { Colour, Paint } from '../palette.js';
import { describeHeads } from './run-text.js';
import { shortPath } from './short-path.js';
import { wrapText } from './wrap-text.js';

/** So that what matters most stays one screen; `--json` has all. */
const SHOWN = 10;
const LABEL = 10;

/** What blocks, what is lost, and what isn't known, and then each step. */
export function printPlan(report: PlanReport, { terminal, json }: Invocation): undefined {
  if (json) {
    terminal.printJson(report);
    return;
  }
  const { print, paint } = terminal;
  for (const plan of report.databases) {
    if (plan.revisions.length === 0) {
      print(`Nothing to do: ${nameOf(plan)} is at ${describeHeads(plan.before)}.`);
      continue;
    }
    print(...headLines(plan, paint), ...summaryLines(plan.summary, paint));
    for (const revision of plan.revisions) print('', ...revisionLines(revision, paint));
  }
}

function nameOf({ name, database }: DatabasePlan): string {
  return name === null ? database : `${name}: ${database}`;
}

function label(text: string, paint: Paint, colour: Colour = 'dim'): string {
  return paint(colour, text.padEnd(LABEL));
}

function headLines(plan: DatabasePlan, paint: Paint): readonly string[] {
  const { before, after, revisions } = plan;
  const way = `${revisions[0]?.direction} from ${describeHeads(before)} to ${describeHeads(after)}`;
  return [
    `${label('Database', paint)}${paint('bold', nameOf(plan))}`,
    `${label('Plan', paint)}${way}, ${formatCount(revisions.length, 'revision')}. Nothing was executed.`,
  ];
}

function summaryLines({ refused, blocks, destroys, unknown }: PlanSummary, paint: Paint): readonly string[] {
  const sofar = unknown.length === 0 ? '' : ', as far as it is known';
  return [
    ...(refused.length === 0 ? [] : section(label('Refused', paint, 'red'), refused.map(findingLine))),
    ...(blocks.length === 0
      ? [`${label('Blocks', paint)}${paint('green', `nobody for longer than a moment${sofar}`)}`]
      : section(label('Blocks', paint, 'yellow'), blocks.map(blockLine))),
    ...(destroys.length === 0
      ? [`${label('Destroys', paint)}${paint('green', `nothing${sofar}`)}`]
      : section(label('Destroys', paint, 'red'), destroys.map(lossLine))),
    ...(unknown.length === 0 ? [] : section(label('Unknown', paint, 'yellow'), unknown.map(findingLine))),
  ];
}

/** Lines behind a label. */
export function section(heading: string, items: readonly string[]): readonly string[] {
  const more = items.length - SHOWN;
  const shown = more > 0 ? [...items.slice(0, SHOWN), `and ${more.toLocaleString('en-US')} more`] : items;
  const indent = ' '.repeat(LABEL);
  const lines = shown.flatMap((item) => wrapText(item, indent, `${indent}  `));
  return lines.map((line, at) => (at === 0 ? heading + line.slice(LABEL) : line));
}

function revisionLines({ revision, message, path, steps, unknown }: RevisionPlan, paint: Paint): readonly string[] {
  const file = path === null ? '' : ` ${paint('dim', shortPath(path))}`;
  const title = `${paint('yellow', revision ?? 'base')} ${message ?? ''}`.trimEnd();
  return [
    `${title}${file}`,
    ...(steps.length === 0 && unknown === null ? ['  no statements'] : []),
    ...steps.flatMap((step, index) => stepLines(step, index + 1, paint)),
    ...(unknown === null ? [] : [`  ${paint('yellow', `the rest is unknown: ${unknown.reason}`)}${atLine(unknown)}`]),
  ];
}

function atLine({ file, line }: NonNullable<RevisionPlan['unknown']>): string {
  return file === null ? '' : ` (${shortPath(file)}:${line})`;
}

const INDENT = '     ';

function stepLines(step: PlannedStep, number: number, paint: Paint): readonly string[] {
  const { what, statements, locks, destroys } = step;
  const prose = (text: string) => wrapText(text, INDENT, `${INDENT}  `);
  const sql = statements.flatMap((statement) => `${statement.trimEnd().replace(/;$/, '')};`.split('\n'));
  return [
    `  ${String(number).padEnd(3)}${paint('bold', what.split('\n')[0] ?? '')}`,
    ...prose(wayLine(step)),
    ...(locks ?? []).flatMap((lock) => lockLine(lock).flatMap(prose)),
    ...(destroys ?? []).map((loss) => `${INDENT}${paint('red', loss)}`),
    ...sql.map((line) => `${INDENT}${paint('dim', line)}`),
  ];
}

const WAYS: Readonly<Record<PlannedStep['way'], string>> = {
  plain: 'as written',
  online: 'online',
  blocking: 'as written, and others wait',
  sql: 'as written',
  unknown: 'as written, or online',
  done: 'done',
};

function wayLine(step: PlannedStep): string {
  const { way, because, locks } = step;
  if (way === 'done') return because;
  const where = whereRun(step);
  const why = way === 'sql' ? '' : `: ${because}`;
  return `${WAYS[way]}, ${where}${why}${locks === null ? ', with unknown locks' : ''}`;
}

function whereRun({ transaction, batch }: PlannedStep): string {
  if (batch !== null) return `in batches of ${formatCount(batch, 'row')}, each in a transaction`;
  return transaction === null ? 'outside a transaction' : `in transaction ${transaction}`;
}

/** Nobody uses a table that the revisions create. */
function lockLine(lock: PlannedLock): readonly string[] {
  const { table, mode, stops, held, work, isEmpty, bytes } = lock;
  if (isEmpty) return bytes === null ? [] : [`locks ${table} ${mode}: the table is empty`];
  const isLong = work !== 'moment' || held !== 'moment';
  const name = isLong && stops !== null ? sized(lock) : table;
  const nobody = work === 'moment' ? 'nobody waits' : `nobody waits ${DURATIONS[work]}`;
  const who = stops === null ? nobody : `${stops} wait ${duration(lock)}`;
  return [`locks ${name} ${mode}: ${who}`];
}
