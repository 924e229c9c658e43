import { LimbeckError } from '../../errors/limbeck-error.js';
import { type KeptDatabase, withKeptDatabases } from '../../errors/run-errors.js';
import type { RunReport } from '../run/run-report.js';

/**
 * A command that works on several databases may fail on one after it has committed on others.
 * @param results what the command has come to on those
 * @returns the error, which then also lists what they keep
 */
export function withKeptRuns(error: unknown, results: readonly unknown[]): unknown {
  if (!(error instanceof LimbeckError)) return error;
  return withKeptDatabases(error, results.filter(isRunReport).flatMap(keptBy));
}

function keptBy({ database, steps, after }: RunReport): readonly KeptDatabase[] {
  const done = steps.flatMap(({ revision }) => (revision === null ? [] : [revision]));
  return steps.length === 0 ? [] : [{ database, done, heads: after }];
}

function isRunReport(result: unknown): result is RunReport {
  return typeof result === 'object' && result !== null && 'steps' in result && 'after' in result;
}
