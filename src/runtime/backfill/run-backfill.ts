import { setTimeout as sleep } from 'node:timers/promises';
import { quoteName } from '../../ddl/quote.js';
import type { Backfill } from '../../online/step.js';
import type { FailureOrigin } from '../run/failure-origin.js';
import type { StepSession } from '../run/step-session.js';
import type { RunEvents } from '../run-options.js';
import { BackfillMeter } from './backfill-meter.js';
import { nextBatchSize, smallerBatch } from './batch-size.js';
import { openWalk } from './open-walk.js';
import { ReplicaBrake } from './replica-brake.js';
import type { Place, Walk } from './walk.js';

/** Values that stay null although they are filled are not filled for ever. */
const MOST_WALKS = 5;

export interface BackfillWork {
  readonly session: StepSession;
  readonly origin: FailureOrigin;
  readonly backfill: Backfill;
  /** The end of the last batch that an attempt before has committed; null to begin. */
  readonly after: Place | null;
  /** Writes the end of a batch into its transaction. */
  readonly save: (place: Place) => void;
  readonly onBackfill: RunEvents['onBackfill'];
}

/**
 * Changes the rows in batches, each in a transaction. The transaction of the last one may be left open, so that whoever
 * called records the end in it.
 */
export async function runBackfill(work: BackfillWork): Promise<void> {
  const { session, backfill, onBackfill } = work;
  const brake = new ReplicaBrake(session);
  let { after } = work;
  for (let walks = 1; ; walks += 1) {
    const walk = await openWalk(session, backfill);
    const meter = new BackfillMeter({ backfill, rows: walk.rows, onBackfill });
    try {
      await walkThrough({ ...work, walk, meter, brake, after });
    } finally {
      onBackfill?.(null);
    }
    if (!backfill.isRepeatable || walks === MOST_WALKS) return;
    // Nobody waits for the rows of the last batch while all are read.
    await session.commit({ journaled: true });
    if (!(await isAnyLeft(work))) return;
    after = null;
  }
}

async function isAnyLeft({ session, origin, backfill }: BackfillWork): Promise<boolean> {
  const { table, where } = backfill;
  await session.begin();
  const query = `SELECT EXISTS (SELECT FROM ${quoteName(table)} WHERE ${where}) AS found`;
  const { rows } = await session.send<{ readonly found: boolean }>(query, origin);
  await session.commit({ journaled: true });
  return rows[0]?.found === true;
}

interface WalkWork extends BackfillWork {
  readonly walk: Walk;
  readonly meter: BackfillMeter;
  readonly brake: ReplicaBrake;
}

async function walkThrough(work: WalkWork): Promise<void> {
  const { session, backfill, meter, brake } = work;
  const wanted = backfill.batch;
  let size = wanted;
  let { after } = work;
  for (;;) {
    const batch: Batch = await runBatch(work, after, size);
    if (batch.end === null) return;
    work.save(batch.end);
    await session.commit({ journaled: true });
    meter.add(batch.size);
    size = nextBatchSize({ size: batch.size, wanted }, performance.now() - batch.begunAt);
    after = batch.end;
    await brake.wait((seconds) => meter.waitForReplica(seconds));
    if (backfill.pauseMs > 0) await sleep(backfill.pauseMs);
  }
}

interface Batch {
  /** Null for the last one. */
  readonly end: Place | null;
  readonly size: number;
  readonly begunAt: number;
}

/** Leaves the transaction open. A batch that can't have the rows that it needs is tried again with fewer. */
async function runBatch(work: WalkWork, after: Place | null, wanted: number): Promise<Batch> {
  for (let size = wanted; ; size = smallerBatch({ size, wanted })) {
    const begunAt = performance.now();
    try {
      return { end: await sendBatch(work, after, size), size, begunAt };
    } catch (error) {
      if (!(await work.session.stepBack(error, { partOfRevision: true }))) throw error;
    }
  }
}

async function sendBatch(work: WalkWork, after: Place | null, size: number): Promise<Place | null> {
  const { session, origin, walk } = work;
  const { table, set, where } = work.backfill;
  await session.begin(' ISOLATION LEVEL READ COMMITTED');
  // The lock that UPDATE takes. It begins the time that the transaction has for its locks, those of rows included.
  await session.send(`LOCK TABLE ${quoteName(table)} IN ROW EXCLUSIVE MODE`, origin);
  for (const setting of walk.pinned) await session.send(setting, origin);
  const { rows } = await session.send<{ readonly place: string }>(walk.findEnd(after, size), origin);
  for (const setting of walk.restored) await session.send(setting, origin);
  const end = rows[0] === undefined ? null : parsePlace(rows[0].place);
  const update = `UPDATE ${quoteName(table)} SET ${set} WHERE ${walk.condition(after, end)} AND (${where})`;
  await session.send(update, origin);
  return end;
}

function parsePlace(json: string): Place {
  const place: unknown = JSON.parse(json);
  return Array.isArray(place) ? place.map(String) : [];
}
