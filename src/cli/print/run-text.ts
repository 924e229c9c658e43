import type { CommandEvents, LockRetry } from '../../commands/environment/command-events.js';
import type { FleetPlan } from '../../commands/fleet/fleet-report.js';
import type { RunReport } from '../../commands/run/run-report.js';
import { formatCount, formatNumber } from '../../util/format-count.js';
import type { Invocation } from '../invocation.js';
import { hangingLines } from './hanging-lines.js';
import { jsonCallbacks } from './json-events.js';
import { formatStep } from './revision-text.js';

/** Reports on standard error what happens while a command works with the database; with --events, as lines of JSON. */
export function terminalEvents({ terminal, signal, progress }: Invocation): CommandEvents {
  const { paint, status, event } = terminal;
  if (event !== null) return { signal, ...jsonCallbacks(event) };
  return {
    signal,
    onDatabase: (database) => status(`Database ${paint('bold', database)}`),
    onSlowStart: (folder) => status(`Creating an embedded database in ${folder}; the first start takes some seconds.`),
    onFleet: (plan) => {
      progress.placesPlanned(plan.places - plan.upToDate);
      status(formatFleetPlan(plan));
    },
    onPlace: ({ place, outcome, error }) => {
      progress.placeFinished(outcome === 'done' || outcome === 'upToDate');
      if (error !== null) status(...hangingLines(`${paint('red', place)} `, error.message));
    },
    onWaiting: (holder) =>
      status(`Another run holds the lock${holder === null ? '' : ` (${holder})`}; waiting for it.`),
    onPlanned: (steps) => progress.planned(steps),
    onStep: (step) => {
      progress.stepBegun();
      status(formatStep(step, paint));
    },
    onLockWait: ({ description }) => status(...hangingLines('Waiting: ', description)),
    onLockRetry: (retry) => {
      progress.stepsAgain(retry.steps);
      status(formatLockRetry(retry));
    },
    onOnlineStep: ({ what, step, steps, because }) =>
      status(
        `  step ${step} of ${steps}: ${what}${step > 1 || because === null ? '' : ` (online, because ${because})`}`,
      ),
    onNotice: ({ severity, message }) =>
      status(...hangingLines(`${paint('dim', `PostgreSQL ${severity.toLowerCase()}:`)} `, message)),
    onWarning: (message) => status(...hangingLines(`${paint('yellow', 'warning')} `, message)),
    onHook: (name) => status(`Running the post-write hook ${paint('bold', name)}`),
    onHookLine: (line) => status(`  ${line}`),
  };
}

function formatFleetPlan({ places, upToDate, canaries }: FleetPlan): string {
  const left = places - upToDate;
  const parts = [
    ...(upToDate > 0 ? [`${formatNumber(upToDate)} up to date`] : []),
    ...(left > 0 ? [`${formatNumber(left)} to do`] : []),
    ...(canaries > 0 ? [formatCanaries(canaries)] : []),
  ];
  return `Fleet  ${[formatCount(places, 'place'), parts.join(', ')].filter(Boolean).join(': ')}`;
}

function formatCanaries(count: number): string {
  return count === 1 ? '1 canary first' : `${formatNumber(count)} canaries first`;
}

function formatLockRetry({ attempt, attempts, pauseMs, steps }: LockRetry): string {
  const what = steps === 0 ? 'Stepped back' : 'Rolled back';
  return `${what}, so that nobody waits. Attempt ${attempt} of ${attempts} in ${(pauseMs / 1000).toFixed(1)} s.`;
}

/** Each message of PostgreSQL once: the same warning comes with every connection, and with every try. */
export function onceEach({ onNotice, ...events }: CommandEvents): CommandEvents {
  const seen = new Set<string>();
  return {
    ...events,
    onNotice: (notice) => {
      if (!seen.has(notice.message)) onNotice?.(notice);
      seen.add(notice.message);
    },
  };
}

/** The same for a command that only reads: which database that is goes without saying. */
export function quietEvents(invocation: Invocation): CommandEvents {
  const { onDatabase: _, ...events } = terminalEvents(invocation);
  return onceEach(events);
}

/** The answer of a command that ran steps. A person saw them go by, and learns how long they took. */
export function printRun(report: RunReport, { terminal, json, progress }: Invocation): undefined {
  const summary = progress.summary();
  progress.end();
  if (summary !== null) terminal.status(summary);
  if (json) {
    terminal.printJson(report);
    return;
  }
  if (report.undone.length > 0) {
    terminal.status(`Undone: what an interrupted run did of ${report.undone.join(', ')}.`);
  }
  if (report.steps.length + report.undone.length === 0) {
    terminal.status(`Nothing to do: the database is at ${describeHeads(report.after)}.`);
  }
}

export function describeHeads(heads: readonly string[]): string {
  return heads.length === 0 ? 'base' : heads.join(', ');
}
