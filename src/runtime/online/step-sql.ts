import type { Leftovers } from '../../online/step.js';
import type { FailureOrigin } from '../run/failure-origin.js';
import type { StepSession } from '../run/step-session.js';

interface Place {
  readonly session: StepSession;
  readonly origin: FailureOrigin;
}

/** Whether a query of a step finds what it looks for. */
export async function asks(session: StepSession, query: string, column: 'done' | 'found'): Promise<boolean> {
  const rows = (await session.server?.ask<Readonly<Record<string, unknown>>>(query)) ?? [];
  return rows[0]?.[column] === true;
}

/** Removes what a step that was cut off has left. */
export async function removeLeftovers(place: Place, { statements, transaction }: Leftovers): Promise<void> {
  await sendAll(place, statements, transaction);
  await place.session.commit({ journaled: true });
}

/** Leaves the transaction open, so that the journal is written in it. */
export async function sendAll(
  { session, origin }: Place,
  statements: readonly string[],
  transaction: boolean,
): Promise<void> {
  if (transaction) await session.begin();
  for (const statement of statements) await session.send(statement, origin);
}
