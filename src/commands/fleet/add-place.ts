import { quoteIdentifier } from '../../ddl/quote.js';
import { fleetImpossible } from '../../errors/fleet-errors.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import type { Connection } from '../../runtime/connection.js';
import { ask } from '../../runtime/run/run-own-statement.js';
import type { RunResult } from '../../runtime/run-options.js';
import { runSteps } from '../../runtime/run-steps.js';
import { MAX_NAME_BYTES } from '../../schema/choose-name.js';
import { planUpgrade } from '../../script/plan-upgrade.js';
import type { RevisionMap } from '../../script/revision-map.js';
import type { ConnectionTarget } from '../../settings/connection-target.js';
import { resolveSettings, type SettingsInput } from '../../settings/resolve-settings.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { describeThrown } from '../../util/thrown.js';
import { chosenTarget, openDatabase } from '../environment/open-database.js';
import { withSearchPath } from '../environment/search-path.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import { allowedRevisions } from '../run/allowed-revisions.js';
import { lockLimits, onlineOptions, type RunCommandOptions, runEvents, runWaitMs } from '../run/run-plan.js';
import { runSettings } from '../run/run-settings.js';
import { findDatabases, onServer } from './find-places.js';
import { fleetOf } from './open-fleet.js';

export interface AddPlaceOptions extends RunCommandOptions {
  /** The name of the schema or database; `database/schema` if the fleet has both. */
  readonly place: string;
}

/** A place that was created. */
export interface AddPlaceReport {
  readonly place: string;
  /** The heads in its version table. */
  readonly revisions: readonly string[];
  /** The database that it was copied from; null if the revisions ran. */
  readonly template: string | null;
}

/** Creates a schema or a database at the heads. If that fails, nothing is left of it. */
export async function createPlace(input: SettingsInput, options: AddPlaceOptions): Promise<AddPlaceReport> {
  const settings = await resolveSettings(input);
  const fleet = fleetOf(settings);
  const call = { settings, options, map: await loadRevisionMap(settings) };
  if (fleet.schemas === null) {
    refuseName(options.place);
    const { after } = await createDatabase(call, fleet.template);
    return { place: options.place, revisions: after, template: fleet.template };
  }
  const { target, schema } = await schemaOf(settings, options.place);
  refuseName(schema);
  const { after } = await createSchema(call, target, schema);
  return { place: options.place, revisions: after, template: null };
}

function refuseName(name: string): void {
  const bytes = Buffer.byteLength(name);
  if (bytes >= 1 && bytes <= MAX_NAME_BYTES) return;
  throw fleetImpossible(`can't have a place called "${name}"`, `Choose a name of 1 to ${MAX_NAME_BYTES} bytes.`);
}

interface AddCall {
  readonly settings: ResolvedSettings;
  readonly options: AddPlaceOptions;
  readonly map: RevisionMap;
}

/** `database/schema`, or the schema alone if `fleet.databases` names none. */
async function schemaOf(settings: ResolvedSettings, place: string) {
  const fleet = fleetOf(settings);
  const own = chosenTarget(settings.connection);
  if (fleet.databases === null) return { target: own, schema: place };
  const source = { fleet, target: own, configPath: settings.configPath ?? 'the settings' };
  const connection = await openDatabase(settings, {});
  const databases = await findDatabases(source, async () => connection).finally(() => connection.close());
  const found = databases.find(
    ({ name }) => name !== null && place.startsWith(`${name}/`) && place.length > name.length + 1,
  );
  if (found !== undefined) return { target: found.target, schema: place.slice((found.name ?? '').length + 1) };
  throw fleetImpossible(
    `of databases and schemas names its places database/schema, and "${place}" names none of its databases`,
    'Write the name of the database before the schema: `migrate fleet add DATABASE/SCHEMA`.',
  );
}

/** In one transaction. Only if a revision must leave it, the schema is committed first, and dropped after a failure. */
async function createSchema(call: AddCall, target: ConnectionTarget, schema: string): Promise<RunResult> {
  const connection = await openDatabase(call.settings, call.options, target);
  const create = () => ask(connection, `create the schema ${schema}`, `CREATE SCHEMA ${quoteIdentifier(schema)}`);
  const run = (on: Connection) => withSearchPath(connection, schema, () => upgradePlace(call, on));
  try {
    await connection.query('BEGIN');
    try {
      await create();
      const result = await run({ ...connection, isNested: true });
      await connection.query('COMMIT');
      return result;
    } catch (error) {
      await connection.query('ROLLBACK');
      if (!(error instanceof LimbeckError) || error.code !== 'CALLERS_TRANSACTION') throw error;
    }
    await create();
    return await orElse(
      () => run(connection),
      () => drop(call, connection, `SCHEMA ${quoteIdentifier(schema)} CASCADE`),
    );
  } finally {
    await connection.close();
  }
}

async function createDatabase(call: AddCall, template: string | null): Promise<RunResult> {
  const { settings, options } = call;
  const name = quoteIdentifier(options.place);
  const server = await openDatabase(settings, options);
  try {
    const from = template === null ? '' : ` TEMPLATE ${quoteIdentifier(template)}`;
    await ask(server, `create the database ${options.place}`, `CREATE DATABASE ${name}${from}`);
    return await orElse(
      async () => {
        const target = onServer(chosenTarget(settings.connection), options.place);
        const connection = await openDatabase(settings, options, target);
        return upgradePlace(call, connection).finally(() => connection.close());
      },
      () => drop(call, server, `DATABASE ${name} WITH (FORCE)`),
    );
  } finally {
    await server.close();
  }
}

/** The error that it follows is the one to report. */
async function drop({ options }: AddCall, connection: Connection, what: string): Promise<void> {
  try {
    await connection.query(`DROP ${what}`);
    options.onWarning?.(`The new place ${options.place} was dropped again.`);
  } catch (error) {
    options.onWarning?.(`The new place ${options.place} is left: ${describeThrown(error)}. Run \`DROP ${what}\`.`);
  }
}

async function orElse<T>(work: () => Promise<T>, undo: () => Promise<unknown>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await undo();
    throw error;
  }
}

function upgradePlace({ settings, options, map }: AddCall, connection: Connection): Promise<RunResult> {
  return runSteps({
    connection,
    ...runSettings({ settings, args: { place: options.place } }, allowedRevisions(map, settings, options)),
    alwaysCreateVersionTable: true,
    plan: (heads) => planUpgrade(map, heads, 'heads'),
    runWaitMs: runWaitMs(options, settings),
    ...lockLimits(options, settings),
    online: onlineOptions(options, settings),
    ...runEvents(options),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}
