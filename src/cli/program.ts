import { Command } from 'commander';
import { packageVersion } from '../settings/package-version.js';
import { maskPassword } from '../util/mask-password.js';
import { writeResult } from '../util/result-output.js';
import type { RunAction } from './cli-command.js';
import { branchesCommand } from './commands/branches.js';
import { checkCommand } from './commands/check.js';
import { completionCommand } from './commands/completion.js';
import { currentCommand } from './commands/current.js';
import { diagramCommand } from './commands/diagram.js';
import { diffCommand } from './commands/diff.js';
import { downgradeCommand } from './commands/downgrade.js';
import { editCommand } from './commands/edit.js';
import { ensureVersionCommand } from './commands/ensure-version.js';
import { fleetCommand } from './commands/fleet.js';
import { graphCommand } from './commands/graph.js';
import { headsCommand } from './commands/heads.js';
import { historyCommand } from './commands/history.js';
import { importAlembicCommand } from './commands/import-alembic.js';
import { importCommands } from './commands/import-history.js';
import { initCommand } from './commands/init.js';
import { lintCommand } from './commands/lint.js';
import { listTemplatesCommand } from './commands/list-templates.js';
import { logCommand } from './commands/log.js';
import { mergeCommand } from './commands/merge.js';
import { rebaseCommand } from './commands/rebase.js';
import { reflectCommand } from './commands/reflect.js';
import { reportCommand } from './commands/report.js';
import { revisionCommand } from './commands/revision.js';
import { showCommand } from './commands/show.js';
import { squashCommand } from './commands/squash.js';
import { stampCommand } from './commands/stamp.js';
import { statusCommand } from './commands/status.js';
import { upgradeCommand } from './commands/upgrade.js';
import { verifyCommand } from './commands/verify.js';
import { helpAfter } from './help-examples.js';
import { addGlobalOptions } from './invocation.js';

const COMMANDS = [
  initCommand,
  listTemplatesCommand,
  reflectCommand,
  revisionCommand,
  mergeCommand,
  rebaseCommand,
  squashCommand,
  upgradeCommand,
  downgradeCommand,
  checkCommand,
  verifyCommand,
  diffCommand,
  diagramCommand,
  lintCommand,
  reportCommand,
  statusCommand,
  currentCommand,
  logCommand,
  historyCommand,
  headsCommand,
  branchesCommand,
  graphCommand,
  showCommand,
  editCommand,
  stampCommand,
  importAlembicCommand,
  ...importCommands,
  ensureVersionCommand,
  fleetCommand,
];

/** The tree of commands. Each loads what it needs when it is called, so that `--help` loads nothing else. */
export function createProgram(run: RunAction): Command {
  const program = addGlobalOptions(new Command('migrate'))
    .description('Schema migrations for TypeScript on PostgreSQL')
    .version(packageVersion(), '--version', 'print the version')
    .showSuggestionAfterError()
    // Errors are reported in one place, for people or as JSON.
    .configureOutput({
      writeOut: writeResult,
      writeErr: (text) => process.stderr.write(maskPassword(text)),
      outputError: () => undefined,
    })
    .exitOverride();
  for (const command of COMMANDS) {
    program.addCommand(command(run).copyInheritedSettings(program));
  }
  program.addCommand(completionCommand(program).copyInheritedSettings(program));
  for (const command of program.commands) {
    command.addHelpText('after', helpAfter(command.name())).configureHelp({ showGlobalOptions: true });
  }
  return program;
}
