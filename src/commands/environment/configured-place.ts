import type { Connection } from '../../runtime/connection.js';
import type { OutputBuffer } from '../../settings/configure-options.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';

/** What an env module has configured. */
export interface ConfiguredPlace {
  readonly settings: ResolvedSettings;
  /** Opens the connection once. */
  readonly connect: () => Promise<Connection>;
  readonly defaultSchema: string | null;
  readonly startingRev: string | null;
  readonly outputBuffer: OutputBuffer | null;
}
