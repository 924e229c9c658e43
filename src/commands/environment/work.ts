import type { Connection } from '../../runtime/connection.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { ScriptReport } from '../run/script-report.js';
import type { CommandEvents } from './command-events.js';
import type { MigrationArguments } from './environment-context.js';

/** What an env module can read about the call. */
export interface EnvironmentCall extends CommandEvents {
  /** What the command was told to go to: `head`, `4e1f:head`; several for a stamp. */
  readonly selectors?: readonly string[];
}

/** One database that a command works on, with the settings that hold for it. */
export interface WorkPlace {
  readonly connection: Connection;
  readonly settings: ResolvedSettings;
  /** What the env module passes to the revisions. */
  readonly args: MigrationArguments;
  /** Does the work on the databases after this one, which must be committed together with it. */
  readonly beforeLastCommit?: () => Promise<void>;
}

/** What a command does on a database. */
export type Work<T> = (place: WorkPlace) => Promise<T>;

/** One database that a script is written for. */
export interface ScriptPlace extends Pick<WorkPlace, 'settings' | 'args'> {
  /** The revision at which the database is, according to the env module; null if it sets none. */
  readonly startingRev: string | null;
}

/** How a command writes a script. */
export type ScriptWork = (place: ScriptPlace) => Promise<ScriptReport>;
