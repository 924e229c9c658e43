import { ExitStatus } from './exit-status.js';
import { type ErrorPlace, LimbeckError, type PostgresReport } from './limbeck-error.js';
import { quoteList } from './quote-list.js';

export function fleetMissing(): LimbeckError {
  return new LimbeckError({
    code: 'FLEET_MISSING',
    message: 'The settings have no fleet: `fleet` with `schemas` or `databases` is missing.',
    hint: "Set `fleet: { schemas: 'SELECT name FROM tenants' }` in the config. See docs/fleets.md.",
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param why completes "A fleet …" */
export function fleetImpossible(why: string, hint: string): LimbeckError {
  return new LimbeckError({
    code: 'FLEET_IMPOSSIBLE',
    message: `A fleet ${why}.`,
    hint,
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param setting `fleet.schemas` */
export function fleetListInvalid(setting: string, found: string): LimbeckError {
  return new LimbeckError({
    code: 'FLEET_LIST_INVALID',
    message: `The setting "${setting}" must give a list of names of places; found ${found}.`,
    hint: 'Change the query, the list, or the function so that it returns each name once.',
    exitStatus: ExitStatus.badRequest,
    data: { setting },
  });
}

interface ListFailure {
  readonly reason: string;
  readonly place: ErrorPlace | undefined;
  readonly postgres?: PostgresReport;
  readonly cause: unknown;
}

/** The query or the function of a setting such as `fleet.schemas` failed. */
export function fleetListFailed(setting: string, { reason, place, postgres, cause }: ListFailure): LimbeckError {
  return new LimbeckError({
    code: 'FLEET_LIST_INVALID',
    message: `The setting "${setting}" can't list the places: ${reason.replace(/\.$/, '')}.`,
    hint: `Correct the ${postgres === undefined ? 'function' : 'query'} in the settings, and run the command again.`,
    exitStatus: ExitStatus.badRequest,
    data: { setting },
    cause,
    ...(place === undefined ? {} : { place }),
    ...(postgres === undefined ? {} : { postgres }),
  });
}

export function noPlaceMatches(patterns: readonly string[], places: number): LimbeckError {
  return new LimbeckError({
    code: 'NO_PLACE_MATCHES',
    message: `None of the ${places} places of the fleet matches ${quoteList(patterns)}.`,
    hint: 'List the places with `migrate current --fleet`.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function fleetBehindPooler(database: string): LimbeckError {
  return new LimbeckError({
    code: 'FLEET_BEHIND_POOLER',
    message: `A pooler is between this program and ${database}, and doesn't keep the search path of a schema. Nothing was done.`,
    hint: 'Set a direct URL for migrations (`directUrl`).',
    exitStatus: ExitStatus.badRequest,
  });
}

export function placeMissing(schema: string): LimbeckError {
  return new LimbeckError({
    code: 'DEFAULT_SCHEMA_MISSING',
    message: `The schema "${schema}" of the fleet does not exist.`,
    hint: `Create it with \`CREATE SCHEMA\`, or remove it from the list of \`fleet.schemas\`.`,
    exitStatus: ExitStatus.badRequest,
  });
}
