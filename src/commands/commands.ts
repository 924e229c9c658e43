import type { branches } from './branches.js';
import type { check } from './check.js';
import type { current } from './current.js';
import type { downgrade, downgradeScript } from './downgrade.js';
import type { edit } from './edit.js';
import type { ensureVersion, ensureVersionScript } from './ensure-version.js';
import type { heads } from './heads.js';
import type { history } from './history.js';
import type { importAlembic } from './import-alembic.js';
import type { init } from './init.js';
import type { listTemplates } from './list-templates.js';
import type { merge } from './merge.js';
import type { revision } from './revision.js';
import type { show } from './show.js';
import type { stamp, stampScript } from './stamp.js';
import type { upgrade, upgradeScript } from './upgrade.js';

type Arguments<Command extends (...args: never[]) => unknown> = Parameters<Command>;

/**
 * Every command as a function that takes settings and returns data. It prints nothing and ends no process. Each is
 * loaded when it is called first, so that a config file that imports this package does not load the tool.
 */
export const commands = {
  branches: async (...args: Arguments<typeof branches>) => (await import('./branches.js')).branches(...args),
  check: async (...args: Arguments<typeof check>) => (await import('./check.js')).check(...args),
  current: async (...args: Arguments<typeof current>) => (await import('./current.js')).current(...args),
  downgrade: async (...args: Arguments<typeof downgrade>) => (await import('./downgrade.js')).downgrade(...args),
  downgradeScript: async (...args: Arguments<typeof downgradeScript>) =>
    (await import('./downgrade.js')).downgradeScript(...args),
  edit: async (...args: Arguments<typeof edit>) => (await import('./edit.js')).edit(...args),
  ensureVersion: async (...args: Arguments<typeof ensureVersion>) =>
    (await import('./ensure-version.js')).ensureVersion(...args),
  ensureVersionScript: async (...args: Arguments<typeof ensureVersionScript>) =>
    (await import('./ensure-version.js')).ensureVersionScript(...args),
  heads: async (...args: Arguments<typeof heads>) => (await import('./heads.js')).heads(...args),
  history: async (...args: Arguments<typeof history>) => (await import('./history.js')).history(...args),
  importAlembic: async (...args: Arguments<typeof importAlembic>) =>
    (await import('./import-alembic.js')).importAlembic(...args),
  init: async (...args: Arguments<typeof init>) => (await import('./init.js')).init(...args),
  listTemplates: async (...args: Arguments<typeof listTemplates>) =>
    (await import('./list-templates.js')).listTemplates(...args),
  merge: async (...args: Arguments<typeof merge>) => (await import('./merge.js')).merge(...args),
  revision: async (...args: Arguments<typeof revision>) => (await import('./revision.js')).revision(...args),
  show: async (...args: Arguments<typeof show>) => (await import('./show.js')).show(...args),
  stamp: async (...args: Arguments<typeof stamp>) => (await import('./stamp.js')).stamp(...args),
  stampScript: async (...args: Arguments<typeof stampScript>) => (await import('./stamp.js')).stampScript(...args),
  upgrade: async (...args: Arguments<typeof upgrade>) => (await import('./upgrade.js')).upgrade(...args),
  upgradeScript: async (...args: Arguments<typeof upgradeScript>) =>
    (await import('./upgrade.js')).upgradeScript(...args),
};
