import { hostname } from 'node:os';
import type { LogAuthor } from '../../runtime/log/log-entry.js';
import type { Step } from '../../script/step.js';
import { packageVersion } from '../../settings/package-version.js';
import { versionTableOf } from '../environment/open-database.js';
import type { ScriptPlace } from '../environment/work.js';
import { loadBody } from './revision-body.js';

/** What the settings say of a run, whether it is carried out or written as a script. */
export function runSettings(
  { settings, args }: Pick<ScriptPlace, 'settings' | 'args'>,
  allowDestructive: boolean | readonly string[],
) {
  return {
    versionTable: versionTableOf(settings),
    versionTablePk: settings.versionTablePk,
    onVersionApply: settings.onVersionApply,
    loadBody: (step: Step) => loadBody(step, settings),
    args: { ...(settings.database === null ? {} : { database: settings.database }), ...args },
    tag: settings.tag,
    x: settings.x,
    transactionPerMigration: settings.transactionPerMigration || !settings.transactionalDdl,
    allowDestructive,
    ...(settings.log ? { log: thisAuthor() } : {}),
  };
}

/** What the log says of this program. */
export function thisAuthor(): LogAuthor {
  return { tool: `limbeck ${packageVersion()}`, host: hostname() };
}
