import { fleetImpossible, fleetListFailed, fleetListInvalid } from '../../errors/fleet-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { explainLoadError } from '../../loader/explain-load-error.js';
import { isSqlPrintable, type SqlPrintable, sqlText } from '../../models/sql.js';
import { isLiveClient } from '../../runtime/connect/live-connection.js';
import { withDatabase } from '../../runtime/connect/postgres-config.js';
import type { Connection } from '../../runtime/connection.js';
import { findPostgresReport, isConnectionLost } from '../../runtime/postgres-report.js';
import type { ConnectionTarget } from '../../settings/connection-target.js';
import { describeValue } from '../../settings/describe-value.js';
import type { FleetDatabase, FleetList, ResolvedFleet } from '../../settings/fleet-settings.js';
import { isFleetDatabase } from '../../settings/setting-checks.js';
import { maskPassword } from '../../util/mask-password.js';
import { describeThrown } from '../../util/thrown.js';
import { runUserCode } from '../../util/user-code.js';
import type { FleetPlace, PlaceDatabase } from './fleet-place.js';

/** Where the lists of a fleet come from. */
export interface FleetSource {
  readonly fleet: ResolvedFleet;
  /** The database of the settings. */
  readonly target: ConnectionTarget;
  /** The config file, for the errors of its functions. */
  readonly configPath: string;
}

type Ask = Pick<Connection, 'query'>;

/** @param open the database of the settings, for a query */
export async function findDatabases(
  { fleet, target, configPath }: FleetSource,
  open: () => Promise<Ask>,
): Promise<readonly PlaceDatabase[]> {
  if (fleet.databases === null || fleet.databases === undefined) return [{ name: null, target }];
  const setting = 'fleet.databases';
  const list = { given: fleet.databases, context: {}, setting, configPath };
  const items = await readList<string | FleetDatabase, Record<string, never>>(list, open);
  const databases = items.map((item) => toDatabase(item, target));
  refuseTwice(
    setting,
    databases.map(({ name }) => name ?? ''),
  );
  return databases;
}

/** The places of one database: its schemas, or the database itself. */
export async function findPlacesOf(
  { fleet, configPath }: FleetSource,
  database: PlaceDatabase,
  open: () => Promise<Ask>,
): Promise<readonly FleetPlace[]> {
  if (fleet.schemas === null || fleet.schemas === undefined) {
    return [{ name: database.name ?? '', database, schema: null }];
  }
  const setting = 'fleet.schemas';
  const list = { given: fleet.schemas, context: { database: database.name }, setting, configPath };
  const names = await readList<string, { readonly database: string | null }>(list, open);
  const wrong = names.find((name) => typeof name !== 'string' || name === '');
  if (wrong !== undefined) throw fleetListInvalid(setting, describeValue(wrong));
  refuseTwice(setting, names);
  return names.map((schema) => ({
    name: database.name === null ? schema : `${database.name}/${schema}`,
    database,
    schema,
  }));
}

interface GivenList<Item, Context> {
  readonly given: string | SqlPrintable | FleetList<Item, Context>;
  readonly context: Context;
  readonly setting: string;
  readonly configPath: string;
}

async function readList<Item, Context>(
  { given, context, setting, configPath }: GivenList<Item, Context>,
  open: () => Promise<Ask>,
): Promise<readonly (Item | string)[]> {
  if (typeof given === 'string') return askFor(await open(), given, setting);
  if (isSqlPrintable(given)) return askFor(await open(), given[sqlText], setting);
  if (typeof given !== 'function') return given;
  const items: unknown = await runUserCode({ what: `\`${setting}\``, file: configPath }, () => given(context)).catch(
    (cause: unknown) => {
      if (cause instanceof LimbeckError) throw cause;
      const { place } = explainLoadError(cause, configPath);
      throw fleetListFailed(setting, { reason: maskPassword(describeThrown(cause)), place, cause });
    },
  );
  if (!isIterable<Item>(items)) throw fleetListInvalid(setting, describeValue(items));
  return [...items];
}

async function askFor(database: Ask, query: string, setting: string): Promise<readonly string[]> {
  const { rows } = await database.query<Readonly<Record<string, unknown>>>(query).catch((cause: unknown) => {
    const postgres = findPostgresReport(cause);
    if (postgres === null || isConnectionLost(cause)) throw cause;
    throw fleetListFailed(setting, { reason: postgres.message, place: { statement: query }, postgres, cause });
  });
  return rows.map((row) => {
    const [name] = Object.values(row);
    if (typeof name !== 'string') throw fleetListInvalid(setting, `a row with ${describeValue(name)}`);
    return name;
  });
}

function isIterable<Item>(value: unknown): value is Iterable<Item> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function refuseTwice(setting: string, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw fleetListInvalid(setting, `"${name}" twice`);
    seen.add(name);
  }
}

function toDatabase(item: string | FleetDatabase, target: ConnectionTarget): PlaceDatabase {
  if (typeof item === 'string') return { name: nameOf(item), target: isUrl(item) ? item : onServer(target, item) };
  if (!isFleetDatabase(item)) throw fleetListInvalid('fleet.databases', describeValue(item));
  return { name: item.name, target: item.url };
}

function isUrl(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}

/** `db.example.com/shop`, without the user and the password. */
function nameOf(item: string): string {
  const [, authority = '', rest = ''] = /^[a-z]+:\/\/([^/?#]*)([^?#]*)/i.exec(item) ?? [];
  return isUrl(item) ? `${authority.slice(authority.lastIndexOf('@') + 1)}${decode(rest)}` : item;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function onServer(target: ConnectionTarget, name: string): ConnectionTarget {
  if (name === '') throw fleetListInvalid('fleet.databases', 'an empty name');
  if (typeof target === 'string' && !/^postgres(ql)?:/.test(target)) {
    throw fleetImpossible(`can't find the database "${name}" without a server`, 'Set `url` to the URL of the server.');
  }
  if (typeof target === 'object' && isLiveClient(target)) throw connectionGiven();
  return withDatabase(target, name);
}

export function connectionGiven() {
  return fleetImpossible('opens its own connections', 'Set `url` to a URL instead of a connected client.');
}
