import type { Connection } from '../../runtime/connection.js';
import type { ScratchOptions } from '../../scratch/with-scratch.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';

interface ScratchFor {
  /** The database that the scratch database must resemble, or null. */
  readonly live: Connection | null;
  readonly settings: ResolvedSettings;
  readonly events: CommandEvents;
}

/** Where the settings have scratch work done. */
export function scratchOptions({ live, settings, events: { onSlowStart, signal } }: ScratchFor): ScratchOptions {
  return {
    live,
    devUrl: settings.devUrl,
    allowSuperuserSql: settings.allowSuperuserSql,
    connect: { baseFolder: settings.baseFolder, ...(onSlowStart === undefined ? {} : { onSlowStart }) },
    signal,
  };
}
