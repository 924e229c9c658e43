import { errorData } from '../../errors/error-data.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Connection } from '../../runtime/connection.js';
import type { RevisionBody, RunOptions } from '../../runtime/run-options.js';
import { runSteps } from '../../runtime/run-steps.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { Step } from '../../script/step.js';
import type { SettingsInput } from '../../settings/resolve-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { explainUnexpected } from '../environment/explain-unexpected.js';
import { allowedRevisions } from '../run/allowed-revisions.js';
import { loadBody } from '../run/revision-body.js';
import { lockLimits, onlineOptions, type RunCommandOptions, runEvents, runWaitMs } from '../run/run-plan.js';
import { runSettings } from '../run/run-settings.js';
import { placeName } from './fleet-place.js';
import type { FleetRunReport, PlaceOutcome, PlaceRun } from './fleet-report.js';
import { type FleetOptions, type FoundPlace, type OpenedFleet, withFleet } from './open-fleet.js';
import { type WorkOutcome, workThrough } from './work-through.js';

/** What `upgradeFleet`, `downgradeFleet` and `stampFleet` share. */
export interface FleetRunOptions extends FleetOptions, RunCommandOptions {
  /** The number of failed places after which no other is begun; false: no limit. Defaults to the settings. */
  readonly stopAfter?: number | false | undefined;
}

type Plan = (map: RevisionMap, heads: readonly string[], undone: readonly string[]) => readonly Step[];

interface FleetCall extends FleetRunOptions, Pick<RunOptions, 'closesJournal' | 'undoes'> {}

/** Runs the steps that the plan finds in each place, canaries first. */
export function runFleet(input: SettingsInput, call: FleetCall, plan: Plan): Promise<FleetRunReport> {
  return withFleet(input, call, (fleet) => new FleetRun(fleet, call, plan).execute());
}

class FleetRun {
  readonly #fleet: OpenedFleet;
  readonly #call: FleetCall;
  readonly #plan: Plan;
  readonly #runs = new Map<FoundPlace, PlaceRun>();
  readonly #plans = new Map<string, readonly Step[]>();
  readonly #bodies = new Map<string, Promise<RevisionBody>>();

  constructor(fleet: OpenedFleet, call: FleetCall, plan: Plan) {
    this.#fleet = fleet;
    this.#call = call;
    this.#plan = plan;
  }

  async execute(): Promise<FleetRunReport> {
    const { canaries, others, concurrency, fleet } = this.#fleet;
    const all = [...canaries, ...others];
    this.#planAll(all);
    const isLeft = (found: FoundPlace) => !this.#runs.has(found) || this.#runs.get(found)?.outcome === 'failed';
    const left = { canaries: canaries.filter(isLeft), others: others.filter(isLeft) };
    this.#call.onFleet?.({
      places: all.length,
      upToDate: all.length - left.canaries.length - left.others.length,
      canaries: left.canaries.length,
    });
    const { stopAfter = fleet.stopAfter, signal } = this.#call;
    const limits = { concurrency, stopAfter: stopAfter === false ? null : stopAfter, signal };
    const stopped = await workThrough(left, limits, (found, waits) => this.#runAt(found, waits));
    const places = all.map((found) => this.#runs.get(found) ?? runOf(found, { outcome: 'notBegun' }));
    const counts = countOutcomes(places);
    return { places, counts, stopped: counts.notBegun + counts.interrupted > 0 ? stopped : null };
  }

  /** Finds what is up to date. An error that all places share is one of the request, and nothing is done. */
  #planAll(all: readonly FoundPlace[]): void {
    const failures: unknown[] = [];
    let planned = 0;
    for (const found of all) {
      const { version } = found;
      if (version instanceof LimbeckError) continue;
      try {
        const steps = this.#stepsOf(this.#fleet.map, version.heads, []);
        planned += 1;
        if (steps.length === 0 && !version.isUnfinished) {
          this.#runs.set(found, runOf(found, { outcome: 'upToDate', after: version.heads }));
        }
      } catch (error) {
        failures.push(error);
        this.#runs.set(found, failureOf(found, error));
      }
    }
    if (planned === 0 && failures.length > 0) throw failures[0];
    allowedRevisions(this.#fleet.map, this.#fleet.settings, this.#call);
  }

  /** Once for each version. */
  readonly #stepsOf: Plan = (map, heads, undone) => {
    const key = JSON.stringify([heads, undone]);
    const steps = this.#plans.get(key) ?? this.#plan(map, heads, undone);
    this.#plans.set(key, steps);
    return steps;
  };

  async #runAt(found: FoundPlace, waits: boolean): Promise<WorkOutcome> {
    const run = await this.#attempt(found, waits);
    if (run.outcome === 'locked' && !waits) return 'locked';
    this.#runs.set(found, run);
    this.#call.onPlace?.(run);
    if (run.outcome === 'locked' || run.outcome === 'failed') return run.outcome;
    return run.outcome === 'interrupted' ? 'failed' : 'done';
  }

  async #attempt(found: FoundPlace, waits: boolean): Promise<PlaceRun> {
    const planned = this.#runs.get(found);
    if (planned !== undefined) return planned;
    if (found.version instanceof LimbeckError) return failureOf(found, found.version);
    const start = performance.now();
    const seconds = () => Math.round(performance.now() - start) / 1000;
    try {
      const { before, after, steps, undone } = await this.#fleet.sessions.atPlace(found.place, (connection) =>
        runSteps(this.#runOptions(found, connection, waits)),
      );
      const outcome = steps.length + undone.length === 0 ? 'upToDate' : 'done';
      const revisions = steps.flatMap(({ revision }) => (revision === null ? [] : [revision.id]));
      return { ...runOf(found, { outcome, after }), before, revisions, undone, seconds: seconds() };
    } catch (error) {
      return { ...failureOf(found, error), seconds: seconds() };
    }
  }

  #runOptions({ name }: FoundPlace, connection: Connection, waits: boolean): RunOptions {
    const { settings, map } = this.#fleet;
    const call = this.#call;
    return {
      connection,
      ...runSettings({ settings, args: { place: name } }, allowedRevisions(map, settings, call)),
      plan: (heads, undone) => this.#stepsOf(map, heads, undone),
      loadBody: (step) => this.#bodyOf(step),
      runWaitMs: waits ? runWaitMs(call, settings) : 0,
      ...lockLimits(call, settings),
      online: onlineOptions(call, settings),
      closesJournal: call.closesJournal,
      undoes: call.undoes,
      ...eventsOfPlace(name, call),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    };
  }

  /** All places share it. */
  #bodyOf(step: Step): Promise<RevisionBody> {
    const key = `${step.direction} ${step.revision?.id ?? ''}`;
    const body = this.#bodies.get(key) ?? loadBody(step, this.#fleet.settings);
    this.#bodies.set(key, body);
    return body;
  }
}

/** Several places run at once, so a message must say which of them it is about. */
function eventsOfPlace(name: string, { onWarning, onLockWait }: CommandEvents) {
  return runEvents({
    onWarning: (message) => onWarning?.(`${name}: ${message}`),
    ...(onLockWait === undefined
      ? {}
      : { onLockWait: (wait) => onLockWait({ ...wait, description: `${name}: ${wait.description}` }) }),
  });
}

function runOf(found: FoundPlace, { outcome, after = null }: Pick<PlaceRun, 'outcome'> & Partial<PlaceRun>): PlaceRun {
  const { version, place } = found;
  const before = version instanceof LimbeckError ? null : version.heads;
  return { ...placeName(place), outcome, before, after, revisions: [], undone: [], seconds: 0, error: null };
}

function failureOf(found: FoundPlace, thrown: unknown): PlaceRun {
  const error = explainUnexpected(thrown);
  return { ...runOf(found, { outcome: outcomeOf(error) }), error: errorData(error) };
}

function outcomeOf({ code }: LimbeckError): PlaceOutcome {
  if (code === 'LOCKED') return 'locked';
  return code === 'INTERRUPTED' ? 'interrupted' : 'failed';
}

function countOutcomes(places: readonly PlaceRun[]): Readonly<Record<PlaceOutcome, number>> {
  const counts = { done: 0, upToDate: 0, failed: 0, locked: 0, interrupted: 0, notBegun: 0 };
  for (const { outcome } of places) counts[outcome] += 1;
  return counts;
}
