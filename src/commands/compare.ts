import { compileOperation } from '../ddl/compile.js';
import type { Operation } from '../operations/operation.js';
import { resolveSettings, type SettingsInput } from '../settings/resolve-settings.js';
import type { RenameOptions } from './difference/renames/given-rename.js';
import type { CommandEvents } from './environment/command-events.js';
import { requireOneDatabase, runEnvironment } from './environment/environment.js';
import { loadRevisionMap } from './graph/load-revision-map.js';
import { findProcessedDifference } from './new-revision/process-directives.js';
import { renderBodies } from './new-revision/render-bodies.js';
import type { RevisionBodies } from './new-revision/write-new-revision.js';

export interface CompareReport {
  /** Without a password. */
  readonly database: string;
  /** What makes the database equal to the models, in an order that can run. */
  readonly operations: readonly Operation[];
  /** The same as SQL, without semicolons. */
  readonly statements: readonly string[];
  /** The lines that autogenerate would write into the functions of a revision. */
  readonly source: RevisionBodies;
}

/** What autogenerate would write, as data. Writes nothing. If an env module has several runs, only the first one counts. */
export async function compare(
  input: SettingsInput,
  options: CommandEvents & RenameOptions = {},
): Promise<CompareReport> {
  const settings = await resolveSettings(input);
  requireOneDatabase(settings);
  const map = await loadRevisionMap(settings);
  const [report] = await runEnvironment(settings, options, async (place) => {
    const difference = await findProcessedDifference(place, { map, events: options, renames: options });
    const { operations } = difference;
    return {
      database: place.connection.description,
      operations,
      statements: operations.flatMap(compileOperation),
      source: renderBodies(difference),
    };
  });
  return report;
}
