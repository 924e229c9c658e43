import type { VerifyFailure } from '../../commands/verify/failure.js';
import type { VerifyReport } from '../../commands/verify.js';
import { formatCount } from '../../util/format-count.js';
import type { Terminal } from '../terminal.js';

/** The first ones tell what is wrong; `--json` has all. */
const SHOWN_DIFFERENCES = 5;

/** Failures are the result, all else is status. */
export function printVerify(report: VerifyReport, terminal: Terminal): void {
  const { paint } = terminal;
  for (const failure of report.failures) terminal.print(...failureLines(failure, terminal));
  for (const { database, message } of report.notTried) {
    terminal.status(`${paint('yellow', 'Not tried:')} ${ofDatabase(database)}${message}`);
  }
  const count = formatCount(report.revisions, 'revision');
  const verified = `${report.verified} of them up, down, and up again`;
  terminal.status(
    report.ok
      ? paint('green', `Nothing is wrong with ${count}, ${verified}.`)
      : `${formatCount(report.failures.length, 'failure')} in ${count}.`,
  );
}

function failureLines(failure: VerifyFailure, { paint }: Terminal): readonly string[] {
  const { database, message, differences, file, hint } = failure;
  const shown = differences.slice(0, SHOWN_DIFFERENCES);
  const more = differences.length - shown.length;
  const list = [...shown, ...(more > 0 ? [`and ${formatCount(more, 'more difference')}`] : [])];
  return [
    `${paint('red', 'failed')} ${ofDatabase(database)}${message}${list.length > 0 ? ':' : ''}`,
    ...list.map((line) => `  ${line}`),
    ...(file === null ? [] : [`  ${paint('dim', 'in')} ${file}`]),
    `  ${paint('dim', 'hint')} ${hint}`,
  ];
}

function ofDatabase(name: string | null): string {
  return name === null ? '' : `${name}: `;
}
