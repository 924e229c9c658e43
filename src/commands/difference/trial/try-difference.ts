import { LimbeckError } from '../../../errors/limbeck-error.js';
import type { Reflection } from '../../../reflect/reflection.js';
import type { DatabaseSchema } from '../../../schema/database-schema.js';
import type { Scratch } from '../../../scratch/scratch.js';
import { withScratch } from '../../../scratch/with-scratch.js';
import type { Queryable } from '../../../util/queryable.js';
import { scratchOptions } from '../../declare/scratch-options.js';
import type { ComparedDifference } from '../difference.js';
import { copySchema, reflectAll } from './copy-schema.js';
import { namesInUse } from './names-in-use.js';
import { partOfSchema } from './part-of-schema.js';
import { findUntouched, type Untouched } from './touched-part.js';
import type { Trial } from './trial.js';
import { type Attempt, type TrialFor, tryDirections } from './try-directions.js';

/**
 * Runs a revision on a copy of the schema in a scratch database: up, comparing with what is declared, down, comparing with
 * what there was. The tables of the copy are empty, so whether rows are in the way stays open.
 *
 * If it can be shown that the revision concerns only a part of the schema, the copy has only that part. Such a trial counts
 * only if it passes: otherwise the revision is tried on a copy of the whole schema.
 */
export async function tryDifference(difference: ComparedDifference, trial: TrialFor): Promise<Trial> {
  const { live, settings, events } = trial;
  const original = difference.whole ?? (await reflectAll(live, settings));
  const untouched = findUntouched(original.schema, [...difference.operations, ...difference.downgrade]);
  const run = <T>(use: (scratch: Scratch) => Promise<T>) =>
    withScratch(scratchOptions({ live, settings, events }), use);
  try {
    if (
      untouched !== null &&
      (await run((scratch) => passesOnPart(scratch, { difference, original, trial }, untouched)))
    ) {
      return { outcome: 'passed' };
    }
    return await run((scratch) => tryOn(scratch, { difference, original, trial }));
  } catch (error) {
    if (error instanceof LimbeckError && error.code === 'SCRATCH_IMPOSSIBLE') {
      return { outcome: 'not tried', why: `${error.message} ${error.hint}` };
    }
    throw error;
  }
}

interface Trying extends Omit<Attempt, 'before'> {
  readonly original: Reflection;
}

async function tryOn(scratch: Scratch, { original, ...attempt }: Trying): Promise<Trial> {
  if (scratch.connection.isNested === true) {
    return { outcome: 'not tried', why: "The role of `devUrl` can't create databases. Grant it CREATEDB." };
  }
  const { difference, trial } = attempt;
  const toTry = [...difference.operations, ...difference.downgrade];
  const before = await copySchema(scratch, original, { settings: trial.settings, toTry });
  if (typeof before === 'string') return { outcome: 'not tried', why: before };
  return tryDirections(scratch, { ...attempt, before });
}

/** Whether the revision works on a copy without what it doesn't touch. */
async function passesOnPart(scratch: Scratch, whole: Trying, untouched: Untouched): Promise<boolean> {
  const { difference, original, trial } = whole;
  if (scratch.connection.isNested === true) return false;
  const part = (schema: DatabaseSchema) => partOfSchema(schema, untouched);
  const before = await copySchema(
    scratch,
    { ...original, schema: part(original.schema) },
    { settings: trial.settings },
  );
  if (typeof before === 'string') return false;
  const findDoubt = await takenFinder(trial.live, scratch.connection);
  const side = { ...difference.side, schema: part(difference.side.schema) };
  const { outcome } = await tryDirections(scratch, { difference: { ...difference, side }, before, trial, findDoubt });
  return outcome === 'passed';
}

/** An object that the copy doesn't have may have the name of a new one: PostgreSQL would refuse that, or choose another. */
async function takenFinder(live: Queryable, copy: Queryable): Promise<() => Promise<string | null>> {
  const [taken, copied] = [await namesInUse(live), await namesInUse(copy)];
  return async () => {
    for (const name of await namesInUse(copy)) if (taken.has(name) && !copied.has(name)) return `${name} exists.`;
    return null;
  };
}
