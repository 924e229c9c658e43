import type { CheckedGroup, FleetCheckReport } from '../../commands/fleet/check-fleet.js';
import type { FleetLogReport } from '../../commands/fleet/fleet-log.js';
import type { FleetRunReport, PlaceOutcome, PlaceRun } from '../../commands/fleet/fleet-report.js';
import type {
  FailedPlace,
  FleetCurrentReport,
  FleetGroup,
  FleetStatusReport,
} from '../../commands/fleet/fleet-status.js';
import { ExitStatus } from '../../errors/exit-status.js';
import { formatCount, formatNumber } from '../../util/format-count.js';
import { fleetStatus } from '../fleet-options.js';
import type { Invocation } from '../invocation.js';
import type { Paint } from '../palette.js';
import type { Terminal } from '../terminal.js';
import { hangingLines } from './hanging-lines.js';
import { entryLines, olderEntries } from './log-text.js';
import { formatCurrent } from './revision-text.js';
import { describeHeads } from './run-text.js';

/** So that the reason stays on the screen; `--json` has all. */
const SHOWN_PLACES = 20;

const OUTCOMES: Readonly<Record<PlaceOutcome, string>> = {
  done: 'done',
  upToDate: 'up to date',
  failed: 'failed',
  locked: 'held by another run',
  interrupted: 'interrupted',
  notBegun: 'not begun',
};

const STOPPED = {
  canary: 'Stopped, because a canary is not done.',
  failures: 'Stopped after so many failures (`stopAfter`).',
  interrupted: 'Interrupted.',
} as const;

export function printFleetRun(report: FleetRunReport, { terminal, json, progress }: Invocation): ExitStatus {
  progress.end();
  const { places, counts, stopped } = report;
  if (json) terminal.printJson(report);
  else {
    terminal.print(countLine(report), ...doneLines(places), ...failureLines(places, terminal.paint));
    if (stopped !== null) terminal.status(STOPPED[stopped]);
    const left = counts.failed + counts.locked + counts.interrupted + counts.notBegun;
    if (left > 0) terminal.status('Run the command again to continue with the places that are behind.');
  }
  if (stopped === 'interrupted') return ExitStatus.interrupted;
  const done = counts.done + counts.upToDate;
  return fleetStatus(done, places.length - done);
}

function countLine({ places, counts }: FleetRunReport): string {
  const parts = countedOutcomes(counts).map(([name, count]) => `${formatNumber(count)} ${name}`);
  return [formatCount(places.length, 'place'), parts.join(', ')].filter(Boolean).join(': ');
}

function countedOutcomes(counts: FleetRunReport['counts']): readonly (readonly [string, number])[] {
  const { done, upToDate, failed, locked, interrupted, notBegun } = counts;
  const all = { done, upToDate, failed, locked, interrupted, notBegun };
  const names: readonly PlaceOutcome[] = ['done', 'upToDate', 'failed', 'locked', 'interrupted', 'notBegun'];
  return names.flatMap((name) => (all[name] === 0 ? [] : [[OUTCOMES[name], all[name]] as const]));
}

/** The ways that places went, each once. */
function doneLines(places: readonly PlaceRun[]): readonly string[] {
  const ways = new Map<string, number>();
  for (const { outcome, before, after } of places) {
    if (outcome !== 'done' || before === null || after === null) continue;
    const way = `${describeHeads(before)} -> ${describeHeads(after)}`;
    ways.set(way, (ways.get(way) ?? 0) + 1);
  }
  return [...ways].map(([way, count]) => `  ${way}  ${formatCount(count, 'place')}`);
}

function failureLines(places: readonly PlaceRun[], paint: Paint): readonly string[] {
  const failures = places.flatMap(({ place, outcome, error }) =>
    error === null ? [] : [{ place, outcome: OUTCOMES[outcome], error }],
  );
  return errorLines(failures, paint);
}

interface Failure {
  readonly place: string;
  readonly outcome: string;
  readonly error: FailedPlace['error'];
}

function errorLines(failures: readonly Failure[], paint: Paint): readonly string[] {
  const shown = failures.slice(0, SHOWN_PLACES);
  const more = failures.length - shown.length;
  const hints = new Set<string>();
  return [
    ...shown.flatMap(({ place, outcome, error }) => {
      // Each hint once, at the first place that it is for.
      const isNew = !hints.has(error.hint);
      hints.add(error.hint);
      return [
        `  ${paint('red', outcome)}  ${paint('bold', place)}`,
        ...hangingLines('          ', `${error.message} [${error.code}]`),
        ...(isNew ? hangingLines(`          ${paint('cyan', 'hint')}  `, error.hint) : []),
      ];
    }),
    ...(more > 0 ? [`  and ${formatNumber(more)} more (--json lists all)`] : []),
  ];
}

export function printFleetStatus(report: FleetStatusReport, { terminal, json }: Invocation): ExitStatus {
  const { print, paint } = terminal;
  if (json) terminal.printJson(report);
  else print(...report.groups.flatMap((group) => groupLines(group, paint)), ...unreadableLines(report.failed, paint));
  return readStatus(report, report.upToDate);
}

/** The exit status of a command that reads. */
function readStatus({ failed, ...report }: FleetStatusReport | FleetCurrentReport, isUpToDate: boolean): ExitStatus {
  const read = 'groups' in report ? report.groups.length : report.places.length;
  if (failed.length > 0) return fleetStatus(read, failed.length);
  return isUpToDate ? ExitStatus.done : ExitStatus.answerIsNo;
}

function groupLines(group: FleetGroup, paint: Paint): readonly string[] {
  const { revisions, missing, pending, isUnfinished, places } = group;
  const at = [...revisions.map((revision) => formatCurrent(revision, paint)), ...missing].join(', ') || 'base';
  const names = places.length <= SHOWN_NAMES ? `: ${places.join(', ')}` : '';
  return [
    `${paint('bold', formatCount(places.length, 'place'))} at ${at}${names}`,
    ...(missing.length > 0 ? [`  ${paint('red', 'missing')}  no file has ${missing.join(', ')}`] : []),
    ...(isUnfinished ? [`  ${paint('yellow', 'unfinished')}  a revision is partly applied`] : []),
    ...(pending.length === 0 ? [] : [`  pending  ${pendingText(group)}`]),
  ];
}

const SHOWN_NAMES = 5;
const SHOWN_PENDING = 5;

function pendingText({ pending }: FleetGroup): string {
  const shown = pending.slice(0, SHOWN_PENDING).map(({ id, message }) => `${id} ${message}`.trimEnd());
  const more = pending.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${formatNumber(more)} more`] : [])].join(', ');
}

function unreadableLines(failed: readonly FailedPlace[], paint: Paint): readonly string[] {
  return errorLines(
    failed.map(({ place, error }) => ({ place, outcome: 'failed', error })),
    paint,
  );
}

export function printFleetCurrent(
  report: FleetCurrentReport,
  { terminal, json }: Invocation,
  { checkHeads }: { readonly checkHeads?: boolean },
): ExitStatus {
  if (json) terminal.printJson(report);
  else printPlaces(report, terminal);
  return readStatus(report, checkHeads !== true || report.atHeads);
}

function printPlaces({ places, failed, heads }: FleetCurrentReport, { print, paint }: Terminal): void {
  const isHead = new Set(heads);
  for (const { place, revisions, isUnfinished } of places) {
    const at = revisions.map((id) => `${paint('yellow', id)}${isHead.has(id) ? ' (head)' : ''}`);
    print(`${place}: ${at.join(', ') || 'base'}${isUnfinished ? ' (a revision is partly applied)' : ''}`);
  }
  print(...unreadableLines(failed, paint));
}

export function printFleetCheck(report: FleetCheckReport, { terminal, json }: Invocation): ExitStatus {
  const { groups, failed } = report;
  const { print, paint } = terminal;
  if (json) terminal.printJson(report);
  else print(...groups.flatMap((group) => checkedLines(group, paint)), ...unreadableLines(failed, paint));
  if (failed.length > 0) return fleetStatus(groups.length, failed.length);
  return report.agrees ? ExitStatus.done : ExitStatus.answerIsNo;
}

function shownNames(places: readonly string[]): string {
  const shown = places.slice(0, SHOWN_NAMES).join(', ');
  const more = places.length - SHOWN_NAMES;
  return more > 0 ? `${shown}, and ${formatNumber(more)} more` : shown;
}

function checkedLines({ revisions, atHeads, differences, places }: CheckedGroup, paint: Paint): readonly string[] {
  const count = paint('bold', `${formatCount(places.length, 'place')} at ${describeHeads(revisions)}`);
  if (atHeads && differences.length === 0)
    return [`${count}: ${paint('green', places.length === 1 ? 'agrees' : 'agree')}`];
  const names = shownNames(places);
  if (!atHeads) return [`${count}: ${paint('yellow', 'behind')}, ${names}`];
  const verb = places.length === 1 ? 'differs' : 'differ';
  return [`${count}: ${paint('red', verb)}, ${names}`, ...differences.map((line) => `  ${line}`)];
}

export function printFleetLog(report: FleetLogReport, { terminal, json }: Invocation): ExitStatus {
  if (json) terminal.printJson(report);
  else printPlaceLogs(report, terminal);
  const { failed, withoutLog, entries } = report;
  return fleetStatus(entries.length + withoutLog.length, failed.length);
}

function printPlaceLogs(report: FleetLogReport, { print, status, paint }: Terminal): void {
  const { entries, total, unfinished, withoutLog, failed } = report;
  const width = Math.max(0, ...entries.map(({ place }) => place.length));
  const lines = entryLines(entries, paint);
  print(
    ...(unfinished.length === 0 ? [] : [`${paint('yellow', 'unfinished')}  ${shownNames(unfinished)}`]),
    ...entries.map(({ place }, number) => `${paint('bold', place.padEnd(width))}  ${lines[number] ?? ''}`),
    ...unreadableLines(failed, paint),
  );
  if (total > entries.length) status(olderEntries(total, entries.length));
  if (withoutLog.length > 0)
    status(`${formatCount(withoutLog.length, 'place')} without a log: ${shownNames(withoutLog)}`);
}
