import { learnSecretsOfSettings } from '../settings/learn-secrets.js';
import type { SettingsInput } from '../settings/resolve-settings.js';
import { checkCall } from './check-call.js';
import type { init } from './init.js';
import type { listTemplates } from './list-templates.js';

/**
 * Every command as a function that takes settings and returns data. It prints nothing and ends no process. Each is
 * loaded when it is called first, so that a config file that imports this package does not load the tool.
 */
export const commands = {
  addPlace: command('addPlace', async () => (await import('./add-place.js')).addPlace),
  branches: command('branches', async () => (await import('./branches.js')).branches),
  check: command('check', async () => (await import('./check.js')).check),
  checkFiles: command('checkFiles', async () => (await import('./check-files.js')).checkFiles),
  checkFleet: command('checkFleet', async () => (await import('./check.js')).checkFleet),
  compare: command('compare', async () => (await import('./compare.js')).compare),
  current: command('current', async () => (await import('./current.js')).current),
  currentFleet: command('currentFleet', async () => (await import('./current.js')).currentFleet),
  diagram: command('diagram', async () => (await import('./diagram.js')).diagram),
  diff: command('diff', async () => (await import('./diff.js')).diff),
  downgrade: command('downgrade', async () => (await import('./downgrade.js')).downgrade),
  downgradeFleet: command('downgradeFleet', async () => (await import('./downgrade.js')).downgradeFleet),
  downgradePlan: command('downgradePlan', async () => (await import('./downgrade.js')).downgradePlan),
  downgradeScript: command('downgradeScript', async () => (await import('./downgrade.js')).downgradeScript),
  edit: command('edit', async () => (await import('./edit.js')).edit),
  ensureVersion: command('ensureVersion', async () => (await import('./ensure-version.js')).ensureVersion),
  ensureVersionScript: command(
    'ensureVersionScript',
    async () => (await import('./ensure-version.js')).ensureVersionScript,
  ),
  graph: command('graph', async () => (await import('./graph.js')).graph),
  heads: command('heads', async () => (await import('./heads.js')).heads),
  history: command('history', async () => (await import('./history.js')).history),
  importAlembic: command('importAlembic', async () => (await import('./import-alembic.js')).importAlembic),
  importDrizzle: command('importDrizzle', async () => (await import('./import-tools.js')).importDrizzle),
  importFlyway: command('importFlyway', async () => (await import('./import-tools.js')).importFlyway),
  importKnex: command('importKnex', async () => (await import('./import-tools.js')).importKnex),
  importNodePgMigrate: command(
    'importNodePgMigrate',
    async () => (await import('./import-tools.js')).importNodePgMigrate,
  ),
  importPrisma: command('importPrisma', async () => (await import('./import-tools.js')).importPrisma),
  init: async (...args: Parameters<typeof init>) => (await import('./init.js')).init(...args),
  lint: command('lint', async () => (await import('./lint.js')).lint),
  listTemplates: async (...args: Parameters<typeof listTemplates>) =>
    (await import('./list-templates.js')).listTemplates(...args),
  log: command('log', async () => (await import('./log.js')).log),
  logFleet: command('logFleet', async () => (await import('./log.js')).logFleet),
  merge: command('merge', async () => (await import('./merge.js')).merge),
  rebase: command('rebase', async () => (await import('./rebase.js')).rebase),
  reflect: command('reflect', async () => (await import('./reflect.js')).reflect),
  renderTables: command('renderTables', async () => (await import('./render-tables.js')).renderTables),
  report: command('report', async () => (await import('./report.js')).report),
  revision: command('revision', async () => (await import('./revision.js')).revision),
  show: command('show', async () => (await import('./show.js')).show),
  squash: command('squash', async () => (await import('./squash.js')).squash),
  stamp: command('stamp', async () => (await import('./stamp.js')).stamp),
  stampFleet: command('stampFleet', async () => (await import('./stamp.js')).stampFleet),
  stampScript: command('stampScript', async () => (await import('./stamp.js')).stampScript),
  status: command('status', async () => (await import('./status.js')).status),
  statusFleet: command('statusFleet', async () => (await import('./status.js')).statusFleet),
  upgrade: command('upgrade', async () => (await import('./upgrade.js')).upgrade),
  upgradeFleet: command('upgradeFleet', async () => (await import('./upgrade.js')).upgradeFleet),
  upgradePlan: command('upgradePlan', async () => (await import('./upgrade.js')).upgradePlan),
  verify: command('verify', async () => (await import('./verify.js')).verify),
  upgradeScript: command('upgradeScript', async () => (await import('./upgrade.js')).upgradeScript),
};

/** Settings are optional if all options are. */
type CommandArguments<Options extends readonly unknown[]> = [] extends Options
  ? [input?: SettingsInput, ...options: Options]
  : [input: SettingsInput, ...options: Options];

/** @param load imports the module of the command. */
function command<Options extends readonly unknown[], Result>(
  name: string,
  load: () => Promise<(input: SettingsInput, ...options: Options) => Promise<Result>>,
): (...args: CommandArguments<Options>) => Promise<Result>;
function command<Options extends readonly unknown[], Result>(
  name: string,
  load: () => Promise<(input: SettingsInput, ...options: Options) => Promise<Result>>,
): (input: SettingsInput, ...options: Options) => Promise<Result> {
  return async (input = {}, ...options) => {
    learnSecretsOfSettings([input, options]);
    checkCall(name, input, options[0]);
    const run = await load();
    try {
      return await run({ command: name, ...input }, ...options);
    } catch (error) {
      const { explainOutsideFailure } = await import('./environment/explain-unexpected.js');
      throw explainOutsideFailure(error) ?? error;
    }
  };
}
