import { Argument, Command } from 'commander';
import { writeResult } from '../../util/result-output.js';
import { completionScript, isShell, SHELLS } from '../completion-script.js';

/** The script is made of the very tree of commands, so that it never falls behind. */
export function completionCommand(program: Command): Command {
  return new Command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .action((shell: string) => {
      if (isShell(shell)) {
        writeResult(`${completionScript(program, shell)}\n`);
      }
    });
}
