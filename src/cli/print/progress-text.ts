import type { BackfillProgress, IndexBuild } from '../../commands/environment/command-events.js';
import { formatCount } from '../../util/format-count.js';

/** How far a run is. */
export interface StepsSoFar {
  /** The one that runs now is the last of these. */
  readonly begun: number;
  readonly total: number;
  /** In milliseconds. */
  readonly elapsed: number;
  readonly index: IndexBuild | null;
  readonly backfill: BackfillProgress | null;
}

/** Fewer steps make no useful rate. */
const ENOUGH_FOR_A_RATE = 5;

/** `[432/1000] 205 a second, 3 s left`, `[2/3] building index ix_users_bio: 45 %, loading tuples`. */
export function formatSteps({ begun, total, elapsed, index, backfill }: StepsSoFar): string {
  const place = `[${begun}/${total}]`;
  if (backfill !== null) return `${place} ${formatBackfill(backfill)}`;
  if (index !== null) return `${place} ${formatIndexBuild(index)}`;
  const done = begun - 1;
  if (done < ENOUGH_FOR_A_RATE) return `${place} ${formatDuration(elapsed)}`;
  const perSecond = done / (elapsed / 1000);
  const left = formatDuration(Math.round((total - done) / perSecond) * 1000);
  return `${place} ${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)} a second, ${left} left`;
}

const BAR_WIDTH = 20;

/** `users ██████░░░░░░░░░░░░░░ 31 %, 41,000 rows a second, 17 s left`. */
function formatBackfill({ table, rows, total, perSecond, secondsLeft, lagSeconds }: BackfillProgress): string {
  const part = total === null ? null : Math.min(1, rows / total);
  const done = part === null ? formatCount(rows, 'row') : `${formatBar(part)} ${Math.floor(part * 100)} %`;
  if (lagSeconds !== null) return `${table} ${done}, waiting for a replica that is ${Math.round(lagSeconds)} s behind`;
  const left = secondsLeft === null ? '' : `, ${formatDuration(Math.round(secondsLeft) * 1000)} left`;
  return `${table} ${done}, ${formatCount(Math.round(perSecond), 'row')} a second${left}`;
}

function formatBar(part: number): string {
  const full = Math.round(part * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
}

function formatIndexBuild({ table, index, phase, part }: IndexBuild): string {
  const what = index === null ? 'building an index' : `building index ${index}`;
  const where = table === null ? '' : ` of ${table}`;
  const percent = part === null ? '' : ` ${Math.floor(part * 100)} %,`;
  return `${what}${where}:${percent} ${phase}`;
}

/** `2.1 s`, `45 s`, `3 min 20 s`, `1 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 9950) return `${(milliseconds / 1000).toFixed(1)} s`.replace('.0 s', ' s');
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}
