import { blockLine } from '../../commands/plan/plan-words.js';
import type { DatabaseStatus, LockHolder, LongTransaction, StatusReport } from '../../commands/status.js';
import { formatCount, formatNumber } from '../../util/format-count.js';
import type { Paint } from '../palette.js';
import type { Terminal } from '../terminal.js';
import { section } from './plan-text.js';
import { formatDuration } from './progress-text.js';
import { formatCurrent } from './revision-text.js';
import { shortPath } from './short-path.js';

/** So that it stays one screen; `--json` has all. */
const SHOWN_PENDING = 10;
const SHOWN_BLOCKERS = 5;

export function printStatus({ databases }: StatusReport, { print, paint }: Terminal): void {
  for (const database of databases) {
    print(
      ...atLines(database, paint),
      ...pendingLines(database, paint),
      ...planLines(database, paint),
      ...wayLines(database, paint),
    );
  }
}

function label(text: string, paint: Paint): string {
  return paint('dim', text.padEnd(10));
}

function atLines({ name, database, revisions, missing }: DatabaseStatus, paint: Paint): readonly string[] {
  const at = revisions.map((revision) => `${formatCurrent(revision, paint)}, ${revision.message}`);
  const [first = missing.length > 0 ? 'unknown' : 'base', ...others] = at;
  return [
    `${label('Database', paint)}${paint('bold', name === null ? database : `${name}: ${database}`)}`,
    `${label('At', paint)}${first}`,
    ...others.map((line) => `${label('', paint)}${line}`),
    ...missing.map(
      (id) => `${label('Missing', paint)}${paint('red', `no file has the revision ${id} of the version table`)}`,
    ),
  ];
}

function pendingLines({ pending, upToDate }: DatabaseStatus, paint: Paint): readonly string[] {
  if (pending.length === 0) return upToDate ? [`${label('Pending', paint)}${paint('green', 'nothing')}`] : [];
  const shown = pending.slice(0, SHOWN_PENDING);
  const more = pending.length - shown.length;
  return [
    `${label('Pending', paint)}${formatCount(pending.length, 'revision')}`,
    ...shown.map(({ id, message, path }) => `  ${paint('yellow', id)} ${message} ${paint('dim', shortPath(path))}`),
    ...(more > 0 ? [`  and ${formatNumber(more)} more`] : []),
  ];
}

/** Only what is worth a look before `upgrade`. */
function planLines({ plan, notPlanned }: DatabaseStatus, paint: Paint): readonly string[] {
  if (notPlanned !== null) return section(label('Stops', paint), [`unknown: ${notPlanned}`]);
  if (plan === null || plan.blocks.length === 0) return [];
  return section(paint('yellow', 'Stops'.padEnd(10)), plan.blocks.map(blockLine));
}

function wayLines({ run, blockers, hiddenSessions }: DatabaseStatus, paint: Paint): readonly string[] {
  const shown = blockers.slice(0, SHOWN_BLOCKERS);
  const more = blockers.length - shown.length;
  const hidden = `${formatCount(hiddenSessions, 'session')} of other roles hold locks (the role may not see since when)`;
  return [
    ...(run === null ? [] : [`${label('Running', paint)}${describeRun(run)} holds the lock of a run`]),
    ...shown.flatMap((blocker) => blockerLines(blocker, paint)),
    ...(more > 0 ? [`${label('', paint)}and ${formatCount(more, 'more transaction')}`] : []),
    ...(hiddenSessions > 0 ? [`${label('Hidden', paint)}${hidden}`] : []),
  ];
}

function describeRun({ pid, applicationName, user }: LockHolder): string {
  return [`process ${pid}`, applicationName, user].filter(Boolean).join(', ');
}

function blockerLines(blocker: LongTransaction, paint: Paint): readonly string[] {
  const { pid, user, application, state, seconds, query, locks } = blocker;
  const who = [pid === null ? 'no process' : `process ${pid}`, user, application, state].filter(Boolean).join(', ');
  return [
    `${paint('yellow', 'Blocking'.padEnd(10))}${who}, open for ${formatDuration(seconds * 1000)}`,
    `  locks ${locks.join(', ')}`,
    ...(query === null || query === '' ? [] : [`  query ${paint('dim', query)}`]),
  ];
}
