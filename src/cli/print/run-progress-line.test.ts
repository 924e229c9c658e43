import { expect, test } from 'vitest';
import { LiveLine } from '../live-line.js';
import { RunProgressLine } from './run-progress-line.js';

/** A terminal, and a clock that is set by hand. */
function watchedRun(columns = 40) {
  const written: string[] = [];
  const clock = { now: 0 };
  const line = new LiveLine({ columns, write: (text: string) => written.push(text) });
  return { written, clock, line, progress: new RunProgressLine(line, () => clock.now) };
}

test('a run on a terminal shows its place, its rate and the time left', () => {
  const { written, clock, progress } = watchedRun();
  progress.planned(1000);
  for (let step = 0; step < 432; step += 1) progress.stepBegun();
  clock.now = 2155;
  progress.draw();
  progress.end();

  expect(written).toEqual(['[432/1000] 200 a second, 3 s left', '\r\u001b[K']);
});

test('a short run shows no line', () => {
  const { written, clock, progress } = watchedRun();
  progress.planned(3);
  progress.stepBegun();
  clock.now = 300;
  progress.draw();
  progress.end();

  expect(written).toEqual([]);
  expect(progress.summary()).toBeNull();
});

test('an index that is being built takes the place of the rate', () => {
  const { written, clock, progress } = watchedRun();
  progress.planned(2);
  progress.stepBegun();
  progress.onIndexBuild?.({ table: null, index: 'ix_bio', phase: 'loading tuples', part: 0.456 });
  clock.now = 2000;
  progress.draw();
  progress.end();

  expect(written[0]).toBe('[1/2] building index ix_bio: 45 %, loadin'.slice(0, 39));
});

test('a backfill has a bar, the rate of its rows and the time left', () => {
  const { written, clock, progress } = watchedRun(120);
  progress.planned(2);
  progress.stepBegun();
  const backfill = { table: 'users', rows: 310_000, total: 1_000_000, perSecond: 41_000, secondsLeft: 16.8 };
  clock.now = 2000;
  progress.onBackfill?.({ ...backfill, lagSeconds: null });
  progress.draw();
  progress.onBackfill?.({ ...backfill, lagSeconds: 12.3 });
  progress.draw();
  progress.onBackfill?.({ ...backfill, total: null, secondsLeft: null, lagSeconds: null });
  progress.draw();

  expect(written.map((line) => line.replace('\r\u001b[K', ''))).toEqual([
    '[1/2] users ██████░░░░░░░░░░░░░░ 31 %, 41,000 rows a second, 17 s left',
    '[1/2] users ██████░░░░░░░░░░░░░░ 31 %, waiting for a replica that is 12 s behind',
    '[1/2] users 310,000 rows, 41,000 rows a second',
  ]);
});

test('other lines are written above the line, without control characters of theirs in it', () => {
  const { written, line } = watchedRun();
  line.show('half\u001b[2J');
  line.above('Running upgrade\n');

  expect(written).toEqual(['half\\u001b[2J', '\r\u001b[KRunning upgrade\nhalf\\u001b[2J']);
});

test.for([
  [1000, 2100, '1,000 revisions in 2.1 s.'],
  [1, 12_000, '1 revision in 12 s.'],
  [10, 0, '10 revisions in 0 s.'],
  [9, 9000, null],
  [20, 200_000, '20 revisions in 3 min 20 s.'],
  [20, 3_900_000, '20 revisions in 1 h 5 min.'],
] as const)('a long run says at the end how long it took: %s revisions in %s ms', ([steps, milliseconds, summary]) => {
  const clock = { now: 0 };
  const progress = new RunProgressLine(null, () => clock.now);
  progress.planned(steps);
  for (let step = 0; step < steps; step += 1) progress.stepBegun();
  clock.now = milliseconds;

  expect(progress.summary()).toBe(summary);
  expect(progress.onIndexBuild).toBeUndefined();
});
