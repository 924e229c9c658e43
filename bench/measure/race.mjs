import { measure } from './cpu.mjs';

/** A peer that takes longer than this by the clock runs once: the benchmarks have to end some time. */
const PATIENCE_S = 6;
const MEASURES = ['client', 'server', 'total', 'wall', 'memory'];

/**
 * Runs the contestants in turn, so that a machine that slows down slows all of them, and returns the medians of each.
 * A round that does not count comes first, unless each round starts from nothing anyway.
 *
 * A contestant is a command with what has to be done before it (`before`). One that fails is left out with the reason
 * if it is a peer. If Limbeck or Alembic fails, the race does.
 */
export async function race(contestants, { runs, warmUp, postmaster }) {
  const entries = Object.entries(contestants).map(([name, { before, isPeer = false, ...task }]) => {
    return { name, before, isPeer, task, figures: [], failed: null, isDone: false };
  });
  for (let round = warmUp ? -1 : 0; round < runs; round += 1) {
    for (const entry of entries.filter(({ isDone }) => !isDone)) await take(entry, { counts: round >= 0, postmaster });
  }
  return Object.fromEntries(
    entries.map(({ name, figures, failed }) => [name, failed === null ? summary(figures) : { failed }]),
  );
}

async function take(entry, { counts, postmaster }) {
  try {
    await entry.before?.();
    const figure = measure(entry.task, postmaster);
    entry.isDone = entry.isPeer && figure.wall > PATIENCE_S;
    if (counts || entry.isDone) entry.figures.push(figure);
  } catch (error) {
    if (!entry.isPeer) throw error;
    entry.failed = error.message;
    entry.isDone = true;
  }
}

function summary(figures) {
  const medians = MEASURES.map((name) => [name, median(figures.map((figure) => figure[name]))]);
  const totals = figures.map(({ total }) => total);
  return {
    runs: figures.length,
    ...Object.fromEntries(medians),
    least: Math.min(...totals),
    most: Math.max(...totals),
  };
}

function median(values) {
  if (values.includes(null)) return null;
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
