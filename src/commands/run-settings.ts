import type { Step } from '../script/step.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import { versionTableOf } from './database.js';
import { loadBody } from './revision-body.js';

/** What the settings say of a run, whether it is carried out or written as a script. */
export function runSettings(
  settings: ResolvedSettings,
  { allowDestructive }: { readonly allowDestructive?: boolean | undefined },
) {
  return {
    versionTable: versionTableOf(settings),
    versionTablePk: settings.versionTablePk,
    onVersionApply: settings.onVersionApply,
    loadBody: (step: Step) => loadBody(step, settings),
    tag: settings.tag,
    transactionPerMigration: settings.transactionPerMigration || !settings.transactionalDdl,
    allowDestructive: allowDestructive ?? settings.allowDestructive ?? true,
  };
}
