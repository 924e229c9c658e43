import { maskData, maskPassword, maskSql } from '../util/mask-password.js';
import { maskError } from '../util/secrets/mask-error.js';
import { textBefore } from '../util/text-before.js';
import type { ErrorDetails, ErrorPlace, PostgresReport } from './error-details.js';

/** The details of an error without passwords: an error is printed, logged, and sent to places that keep it for long. */
export function maskDetails(details: ErrorDetails): ErrorDetails {
  const { message, hint, place, postgres, data } = details;
  const statement = place?.statement;
  const nearby = (text: string) => maskPassword(withoutRest(text, statement));
  return {
    ...details,
    message: nearby(message),
    hint: maskPassword(hint),
    ...(place === undefined ? {} : { place: maskPlace(place) }),
    ...(postgres === undefined ? {} : { postgres: maskReport(postgres, { statement, mask: nearby }) }),
    ...(data === undefined ? {} : { data: maskRecord(data) }),
    ...('cause' in details ? { cause: maskError(details.cause) } : {}),
  };
}

function maskPlace(place: ErrorPlace): ErrorPlace {
  const { file, source, column, statement, directive } = place;
  return {
    ...place,
    ...(file === undefined ? {} : { file: maskPassword(file) }),
    ...(directive === undefined ? {} : { directive: maskPassword(directive) }),
    ...(statement === undefined ? {} : { statement: maskSql(statement) }),
    ...(source === undefined ? {} : maskSource(source, column)),
  };
}

/** The caret points to the same character as before. */
function maskSource(source: string, column: number | undefined): Pick<ErrorPlace, 'source' | 'column'> {
  const masked = maskPassword(source);
  if (masked === source || column === undefined) return { source: masked };
  return { source: masked, column: maskPassword(source.slice(0, column - 1)).length + 1 };
}

interface StatementOfReport {
  readonly statement: string | undefined;
  readonly mask: (text: string) => string;
}

function maskReport(report: PostgresReport, { statement, mask }: StatementOfReport): PostgresReport {
  const { message, detail, hint, position, ...rest } = report;
  const moved = statement === undefined ? position : movedPosition(statement, position);
  return {
    ...rest,
    message: mask(message),
    ...(detail === undefined ? {} : { detail: mask(detail) }),
    ...(hint === undefined ? {} : { hint: mask(hint) }),
    ...(moved === undefined ? {} : { position: moved }),
  };
}

/** The position of the character after the constants before it are masked; undefined if it is inside a constant. */
function movedPosition(statement: string, position: number | undefined): number | undefined {
  const masked = maskSql(statement);
  if (position === undefined || masked === statement) return position;
  const before = maskSql(textBefore(statement, position));
  return masked.startsWith(before) ? [...before].length + 1 : undefined;
}

/** A quote inside a password ends the password for PostgreSQL, which then quotes the text after it in its message. */
function withoutRest(text: string, statement: string | undefined): string {
  if (statement === undefined || maskSql(statement) === statement) return text;
  const masked = maskSql(statement);
  return text.replace(/(at or near )"([\s\S]*?)"(?=$|[.;\n])/, (all, words: string, near: string) =>
    masked.includes(near) ? all : `${words}"***"`,
  );
}

function maskRecord(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, maskData(value)]));
}
