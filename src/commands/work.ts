import type { Connection } from '../runtime/connection.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { MigrationArguments } from './environment-context.js';

/** One database that a command works on, with the settings that hold for it. */
export interface WorkPlace {
  readonly connection: Connection;
  readonly settings: ResolvedSettings;
  /** What the env file hands to the revisions. */
  readonly args: MigrationArguments;
}

/** What a command does on a database. */
export type Work<T> = (place: WorkPlace) => Promise<T>;
