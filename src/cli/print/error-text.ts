import type { ErrorPlace, LimbeckError, PostgresReport } from '../../errors/limbeck-error.js';
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

/** The statement as it was sent; a caret shows the character that PostgreSQL points to. */
function statementLines(statement: string, position: number | undefined): readonly string[] {
  const lines = statement.trimEnd().split('\n');
  if (position === undefined) {
    return lines.flatMap((line) => field('|', line));
  }
  let start = 0;
  return lines.flatMap((line) => {
    const offset = position - 1 - start;
    start += line.length + 1;
    const pointed = offset >= 0 && offset <= line.length;
    return [...field('|', line), ...(pointed ? field('|', `${' '.repeat(offset)}^`) : [])];
  });
}

function field(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : hangingLines(`  ${name} `, value);
}
