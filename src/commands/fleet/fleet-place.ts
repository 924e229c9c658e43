import type { ConnectionTarget } from '../../settings/connection-target.js';

/** A database in which a fleet has places. */
export interface PlaceDatabase {
  /** Null: the database of the settings, without a name. */
  readonly name: string | null;
  readonly target: ConnectionTarget;
}

/** One place of a fleet: a schema, a database, or a schema of a database. */
export interface FleetPlace {
  readonly name: string;
  readonly database: PlaceDatabase;
  /** Null: the default schema of the database. */
  readonly schema: string | null;
}

/** How reports name a place. */
export interface PlaceName {
  readonly place: string;
  /** Null if `fleet.databases` names none. */
  readonly database: string | null;
  /** Null if `fleet.schemas` names none. */
  readonly schema: string | null;
}

export function placeName({ name, database, schema }: FleetPlace): PlaceName {
  return { place: name, database: database.name, schema };
}
