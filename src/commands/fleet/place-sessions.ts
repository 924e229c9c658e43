import { fleetBehindPooler } from '../../errors/fleet-errors.js';
import type { Connection } from '../../runtime/connection.js';
import { ask } from '../../runtime/run/run-own-statement.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { CommandEvents } from '../environment/command-events.js';
import { openDatabase } from '../environment/open-database.js';
import { withSearchPath } from '../environment/search-path.js';
import type { FleetPlace, PlaceDatabase } from './fleet-place.js';

interface Session {
  readonly database: PlaceDatabase;
  readonly connection: Connection;
  /** How many places it was used for. */
  readonly places: number;
}

/**
 * How many places a session is used for: PostgreSQL keeps in memory what a session has read of the catalogs, and DISCARD ALL doesn't
 * free it. 1,000 schemas with five tables each are some 50 MiB.
 */
export const PLACES_OF_SESSION = 1000;

/**
 * The connections of a fleet: one for each place that is worked on. A session is used again for another schema of the same
 * database once nothing of the place before is left in it.
 */
export class PlaceSessions {
  readonly #settings: ResolvedSettings;
  readonly #events: CommandEvents;
  readonly #isReused: boolean;
  readonly #idle: Session[] = [];

  constructor(settings: ResolvedSettings, events: CommandEvents) {
    this.#settings = settings;
    this.#events = events;
    this.#isReused = settings.fleet?.schemas !== null;
  }

  /** Works in a place: its schema is first in the search path. */
  atPlace<T>({ database, schema }: FleetPlace, work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.onDatabase(database, async (connection) => {
      if (schema === null) return work(connection);
      await refusePooler(connection);
      return withSearchPath(connection, schema, () => work(connection));
    });
  }

  /**
   * After a failure, the session is closed: nobody knows what is left in it.
   *
   * @param places how many places the work reads
   */
  async onDatabase<T>(
    database: PlaceDatabase,
    work: (connection: Connection) => Promise<T>,
    places: number = 1,
  ): Promise<T> {
    const { connection, places: before } = await this.#take(database);
    const sum = before + places;
    let isClean = false;
    try {
      const result = await work(connection);
      isClean = this.#isReused && sum < PLACES_OF_SESSION && (await forgetPlace(connection));
      return result;
    } finally {
      if (isClean) this.#idle.push({ database, connection, places: sum });
      else await connection.close().catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    for (const { connection } of this.#idle.splice(0)) await connection.close().catch(() => undefined);
  }

  /** Idle sessions of other databases are closed, so that there are never more than places that are worked on. */
  async #take(database: PlaceDatabase): Promise<Session> {
    const position = this.#idle.findIndex((idle) => idle.database === database);
    const [found] = position === -1 ? [] : this.#idle.splice(position, 1);
    if (found !== undefined) return found;
    await this.#idle
      .pop()
      ?.connection.close()
      .catch(() => undefined);
    const connection = await openDatabase(this.#settings, this.#events, database.target);
    return { database, connection, places: 0 };
  }
}

/** Each transaction may get another session there, and a search path would be left behind for others. */
async function refusePooler(connection: Connection): Promise<void> {
  const { announcedPid } = connection;
  if (announcedPid === null) return;
  const sql = 'SELECT pg_catalog.pg_backend_pid() AS pid';
  const [row] = await ask<{ readonly pid: number }>(connection, 'ask for the session', sql);
  if (row?.pid !== announcedPid) throw fleetBehindPooler(connection.description);
}

/**
 * Resets the session to what it was when it began: settings, roles, temporary tables, prepared statements, and locks
 * (manual: DISCARD ALL).
 *
 * @returns false if it can't be used again.
 */
async function forgetPlace(connection: Connection): Promise<boolean> {
  if (connection.kind !== 'pg' || connection.inTransaction() !== false) return false;
  try {
    await connection.query('DISCARD ALL');
    // As when it was opened: a role or a database may have another default.
    await connection.query('SET standard_conforming_strings = on');
    return true;
  } catch {
    return false;
  }
}
