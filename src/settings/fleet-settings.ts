import type { SqlPrintable } from '../models/sql.js';
import type { PostgresOptions } from './connection-target.js';

/** A list, or a function that finds it. */
export type FleetList<Item, Context> =
  | readonly Item[]
  | ((context: Context) => Iterable<Item> | Promise<Iterable<Item>>);

/** What a function that lists the schemas is given. */
export interface FleetSchemasContext {
  /** The name of the database whose schemas are wanted; null if `databases` names none. */
  readonly database: string | null;
}

/** A database of a fleet. */
export interface FleetDatabase {
  /** What results, patterns, and shards call it. */
  readonly name: string;
  readonly url: string | PostgresOptions;
}

/** One schema in many places: a schema or a database for each tenant, or both. */
export interface FleetSettings {
  /** The schemas, each with its own version table: a query whose first column has the names, a list, or a function. */
  readonly schemas?: string | SqlPrintable | FleetList<string, FleetSchemasContext> | undefined;
  /** Names of databases on the server of `url`, or URLs: a query in the database of `url`, a list, or a function. */
  readonly databases?: string | SqlPrintable | FleetList<string | FleetDatabase, Record<string, never>> | undefined;
  /** How many places are worked on at once. Default: 8. */
  readonly concurrency?: number | undefined;
  /** Patterns of the places that are first. If one of these fails, nothing else is begun. */
  readonly canary?: string | readonly string[] | undefined;
  /** The number of failed places after which no other is begun; false: no limit. Default: 10. */
  readonly stopAfter?: number | false | undefined;
  /** The database that `migrate fleet add` copies for a new database. Default: the revisions run in an empty one. */
  readonly template?: string | undefined;
}

/** The same with its defaults. */
export interface ResolvedFleet {
  readonly schemas: FleetSettings['schemas'] | null;
  readonly databases: FleetSettings['databases'] | null;
  readonly concurrency: number;
  readonly canary: readonly string[];
  /** Null: no limit. */
  readonly stopAfter: number | null;
  readonly template: string | null;
}

export function fillFleet(fleet: FleetSettings | undefined): ResolvedFleet | null {
  if (fleet === undefined) return null;
  const { schemas = null, databases = null, concurrency = 8, canary = [], stopAfter = 10, template = null } = fleet;
  return {
    schemas,
    databases,
    concurrency,
    canary: typeof canary === 'string' ? [canary] : canary,
    stopAfter: stopAfter === false ? null : stopAfter,
    template,
  };
}
