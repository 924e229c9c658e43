import type { ErrorPlace, LimbeckError, PostgresReport } from '../../errors/limbeck-error.js';
import { textBefore } from '../../util/text-before.js';
import type { Paint } from '../palette.js';
import { hangingLines } from './hanging-lines.js';

/** What happened, where, what PostgreSQL said, and what to do; one or a few lines each. */
export function formatError(error: LimbeckError, paint: Paint): readonly string[] {
  return [
    ...hangingLines(`${paint('red', 'error')} `, `${error.message} ${paint('dim', `[${error.code}]`)}`),
    ...placeLines(error.place),
    ...postgresLines(error.postgres, error.place?.statement),
    ...hangingLines(`${paint('cyan', 'hint')}  `, error.hint),
  ];
}

function placeLines(place: ErrorPlace | undefined): readonly string[] {
  if (place === undefined) {
    return [];
  }
  const where = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  return [
    ...field('at', where === '' ? undefined : where),
    ...sourceLines(place),
    ...field('revision', place.revision),
    ...field('directive', place.directive),
  ];
}

/** The line that is named, and below it a caret. */
function sourceLines({ source, column }: ErrorPlace): readonly string[] {
  if (source === undefined || source.trim() === '') {
    return [];
  }
  const indent = source.slice(0, (column ?? 1) - 1).replace(/[^\t]/g, ' ');
  return [...field('|', source), ...(column === undefined ? [] : field('|', `${indent}^`))];
}

function postgresLines(report: PostgresReport | undefined, statement: string | undefined): readonly string[] {
  const lines = statement === undefined ? [] : statementLines(statement, report?.position);
  if (report === undefined) {
    return lines;
  }
  return [
    ...lines,
    ...field('PostgreSQL', `${report.sqlState} ${report.message}`),
    ...field('detail', report.detail),
    ...field('hint', report.hint),
  ];
}

/** More lines of a statement push what happened off the screen. `--json` has them all. */
const MOST_LINES = 15;

/** The statement as it was sent; a caret shows the character that PostgreSQL points to. */
function statementLines(statement: string, position: number | undefined): readonly string[] {
  const lines = statement.trimEnd().split('\n');
  const before = position === undefined ? '' : textBefore(statement, position);
  const pointed = position === undefined ? -1 : before.split('\n').length - 1;
  const column = before.length - (before.lastIndexOf('\n') + 1);
  const { start, end } = shownLines(lines.length, pointed);
  return [
    ...leftOut(start),
    ...lines
      .slice(start, end)
      .flatMap((line, index) => [
        ...field('|', line),
        ...(start + index === pointed ? field('|', `${' '.repeat(column)}^`) : []),
      ]),
    ...leftOut(lines.length - end),
  ];
}

/** Which lines of a long statement are shown: those around the line that PostgreSQL points to, or the first ones. */
function shownLines(count: number, pointed: number): { readonly start: number; readonly end: number } {
  if (count <= MOST_LINES) return { start: 0, end: count };
  const last = count - MOST_LINES;
  const start = Math.min(Math.max(pointed - Math.floor(MOST_LINES / 2), 0), last);
  return { start, end: start + MOST_LINES };
}

function leftOut(count: number): readonly string[] {
  return count === 0
    ? []
    : field('|', `… ${count} more ${count === 1 ? 'line' : 'lines'} (--json has the whole statement)`);
}

function field(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : hangingLines(`  ${name} `, value);
}
