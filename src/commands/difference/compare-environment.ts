import { ExitStatus } from '../../errors/exit-status.js';
import { LimbeckError } from '../../errors/limbeck-error.js';
import { withFurtherHint } from '../../errors/with-further-hint.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import { configuredSettings, runEnvironment } from '../environment/environment.js';
import type { EnvironmentCall, WorkPlace } from '../environment/work.js';

export interface FromRevisions {
  /**
   * Compares the models with the revisions, run on a scratch database, instead of with a database. Default: only if the
   * settings name no database.
   */
  readonly fromRevisions?: boolean;
}

interface ComparedPlace extends Pick<WorkPlace, 'connection' | 'settings'> {
  /** Whether the database is a scratch one, on which the revisions were run. */
  readonly isOfRevisions: boolean;
}

/**
 * Compares the database of the settings, each of several, those of the env module, or a scratch database on which all
 * revisions were run. If the named database can't be reached, it is never replaced by a scratch database: with a mistyped
 * host or password, `check` would answer another question.
 */
export async function compareEnvironment<T>(
  settings: ResolvedSettings,
  call: EnvironmentCall & FromRevisions,
  compareAt: (place: ComparedPlace) => Promise<T>,
): Promise<readonly [T, ...T[]]> {
  if (!comparesRevisions(settings, call)) {
    return runEnvironment(settings, call, (place) => compareAt({ ...place, isOfRevisions: false })).catch(
      (error: unknown) => {
        throw withHintOfRevisions(error);
      },
    );
  }
  const [first, ...others] = await configuredSettings(settings, call);
  // It loads all that runs revisions, which no other comparison needs.
  const { withSideDatabase } = await import('./side-database.js');
  const run = (place: ResolvedSettings) =>
    withSideDatabase({ kind: 'revision', name: 'heads', settings: place }, call, ({ connection }) => {
      const description = `the revisions, run on ${connection.description}`;
      return compareAt({ settings: place, connection: { ...connection, description }, isOfRevisions: true });
    });
  const results: [T, ...T[]] = [await run(first)];
  for (const place of others) results.push(await run(place));
  return results;
}

function comparesRevisions(settings: ResolvedSettings, { fromRevisions, onWarning }: FromRevisions & EnvironmentCall) {
  if (fromRevisions !== undefined) return fromRevisions;
  const { connection, env, databases } = settings;
  if (connection.kind !== 'missing' || env !== null || databases.length > 0) return false;
  const { setting, environments, databases: names } = connection.why;
  if (setting !== null || environments.length > 0 || names !== undefined) return false;
  onWarning?.('The settings name no database: comparing with the revisions, run on a scratch database.');
  return true;
}

function withHintOfRevisions(error: unknown): unknown {
  if (!(error instanceof LimbeckError)) return error;
  const isWithoutDatabase = error.exitStatus === ExitStatus.unreachable || error.code === 'DATABASE_URL_EMPTY';
  return isWithoutDatabase
    ? withFurtherHint(error, 'To compare with the revisions instead of a database, add --from-revisions.')
    : error;
}
