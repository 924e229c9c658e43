import { databaseUrlInvalid } from '../errors/database-errors.js';
import type { ConnectionTarget } from '../settings/connection-target.js';
import { maskPassword } from '../util/mask-password.js';
import { learnSecretsOfText } from '../util/secrets/secrets-in-text.js';
import { isLiveClient, openLive } from './connect/live-connection.js';
import { openPglite, PGLITE_SCHEME } from './connect/pglite-connection.js';
import { openPostgres } from './connect/postgres-connection.js';
import type { Connection, OpenConnectionOptions } from './connection.js';

/**
 * Opens a session: on a PostgreSQL server by a URL or the options of pg.Client, on an embedded database by
 * `pglite://folder` or `pglite://memory`, or on an existing client. Failures have exit status 4, a wrong URL and a missing
 * package 2, and a folder in use by another process 5.
 */
export function openConnection(target: ConnectionTarget, options: OpenConnectionOptions = {}): Promise<Connection> {
  if (typeof target !== 'string') {
    return isLiveClient(target) ? openLive(target, options) : openPostgres(target, options);
  }
  if (target.startsWith(PGLITE_SCHEME)) return openPglite(target, options);
  if (/^postgres(ql)?:\/\//.test(target)) return openPostgres(target, options);
  learnSecretsOfText(target);
  return Promise.reject(databaseUrlInvalid(maskPassword(target), 'it must begin with postgres:// or pglite://'));
}
