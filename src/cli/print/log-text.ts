import type { DatabaseLog, LoggedRun, LogReport, UnfinishedRevision } from '../../commands/log.js';
import type { Paint } from '../palette.js';
import type { Terminal } from '../terminal.js';
import { localTime } from './local-time.js';
import { formatDuration } from './progress-text.js';

export function printLog({ databases }: LogReport, terminal: Terminal): void {
  for (const database of databases) printDatabase(database, databases.length > 1, terminal);
}

function printDatabase(log: DatabaseLog, isNamed: boolean, { print, status, paint }: Terminal): void {
  const { name, database, exists, entries, total, unfinished } = log;
  if (isNamed) print(paint('bold', name === null ? database : `${name}: ${database}`));
  print(...unfinished.map((revision) => paint('yellow', unfinishedLine(revision))));
  print(...entryLines(entries, paint));
  if (total > entries.length) status(olderEntries(total, entries.length));
  if (!exists) status('This database has no log. The next run creates it, unless the setting `log` is false.');
  else if (entries.length === 0) status('The log has no such entry.');
}

export function entryLines(entries: readonly LoggedRun[], paint: Paint): readonly string[] {
  const cells = entries.map(cellsOf);
  const widths = widthsOf(cells);
  return cells.map((each) => formatEntry(each, widths, paint));
}

export function olderEntries(total: number, shown: number): string {
  const more = total - shown;
  return `And ${more} older ${more === 1 ? 'entry' : 'entries'}: --limit ${total} shows all.`;
}

function unfinishedLine({ direction, revision, step, steps }: UnfinishedRevision): string {
  return `unfinished: the ${direction} of ${revision} was interrupted in step ${step} of ${steps}`;
}

type Cells = readonly [when: string, what: string, revision: string, took: string, who: string, message: string];

function cellsOf(entry: LoggedRun): Cells {
  const { startedAt, direction, outcome, revision, message, durationMs, role, host, tool } = entry;
  return [
    localTime(new Date(startedAt)),
    outcome === 'done' ? direction : `${direction}, ${outcome}`,
    revision ?? 'base',
    durationMs === null ? '-' : formatDuration(durationMs),
    `${role}${host === null ? '' : `@${host}`} (${host === null ? `script of ${tool}` : tool})`,
    message ?? '',
  ];
}

function widthsOf(lines: readonly Cells[]): readonly number[] {
  return [0, 1, 2, 3, 4].map((column) => Math.max(0, ...lines.map((cells) => cells[column]?.length ?? 0)));
}

function formatEntry(cells: Cells, widths: readonly number[], paint: Paint): string {
  const [when, what, revision, took, who, message] = cells.map((cell, column) => cell.padEnd(widths[column] ?? 0));
  return [when, paint('green', what ?? ''), paint('yellow', revision ?? ''), took, paint('dim', who ?? ''), message]
    .join('  ')
    .trimEnd();
}
