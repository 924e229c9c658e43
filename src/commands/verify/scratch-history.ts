import { compare } from '../../autogen/compare.js';
import { describeOperation } from '../../autogen/describe/describe-operation.js';
import { interrupted } from '../../errors/run-errors.js';
import { reflect } from '../../reflect/reflect.js';
import type { Reflection } from '../../reflect/reflection.js';
import type { Connection } from '../../runtime/connection.js';
import { runSteps } from '../../runtime/run-steps.js';
import { copyExtensions } from '../../scratch/copy-extensions.js';
import { type OpenScratch, openScratch } from '../../scratch/with-scratch.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { Step } from '../../script/step.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { scratchOptions } from '../declare/scratch-options.js';
import { reflectOptions } from '../difference/reflect-options.js';
import { withLive } from '../difference/side-database.js';
import type { CommandEvents } from '../environment/command-events.js';
import { runSettings } from '../run/run-settings.js';

/** The history to verify, and where. */
export interface VerifiedPlace {
  /** Of one database. */
  readonly settings: ResolvedSettings;
  readonly map: RevisionMap;
  readonly events: CommandEvents;
}

/** A scratch database, with the revisions that were run on it. */
export class ScratchHistory {
  readonly place: VerifiedPlace;
  readonly #live: Connection | null;
  #open: OpenScratch;

  private constructor(place: VerifiedPlace, live: Connection | null, open: OpenScratch) {
    this.place = place;
    this.#live = live;
    this.#open = open;
  }

  /** Has an empty scratch database for as long as `use` runs. */
  static with<T>(place: VerifiedPlace, use: (history: ScratchHistory) => Promise<T>): Promise<T> {
    return withLive(place.settings, place.events, async (live) => {
      const history = new ScratchHistory(place, live, await openEmpty(place, live));
      try {
        return await use(history);
      } finally {
        await history.#open.close();
      }
    });
  }

  get connection(): Connection {
    return this.#open.scratch.connection;
  }

  /** Runs the steps as a user would: in one run. */
  async run(steps: readonly Step[]): Promise<void> {
    const { settings, events } = this.place;
    if (events.signal?.aborted === true) throw interrupted('Interrupted. Nothing was changed.');
    await runSteps({
      ...runSettings({ settings, args: {} }, true),
      connection: this.connection,
      plan: () => steps,
      ...(events.signal === undefined ? {} : { signal: events.signal }),
    });
  }

  /** The schema, by the catalogs. */
  look(): Promise<Reflection> {
    return reflect(this.connection, { ...reflectOptions(this.place.settings), schemas: 'all' });
  }

  /** Begins again with another empty database, on which the steps are run. */
  async restart(steps: readonly Step[]): Promise<void> {
    await this.#open.close();
    this.#open = await openEmpty(this.place, this.#live);
    await this.run(steps);
  }
}

async function openEmpty({ settings, events }: VerifiedPlace, live: Connection | null): Promise<OpenScratch> {
  const open = await openScratch(scratchOptions({ live, settings, events }));
  try {
    // A revision may need an extension that no revision creates.
    if (live !== null) await copyExtensions(live, open.scratch);
    await open.scratch.resetSession();
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}

/** What would make the found schema equal to the wanted one, a line for each difference. */
export function listDifferences(wanted: Reflection, found: Reflection): readonly string[] {
  const { serverVersion, keptSchemas } = found;
  const { operations } = compare(wanted.schema, found.schema, { serverVersion, keptSchemas });
  return operations.map(describeOperation);
}
