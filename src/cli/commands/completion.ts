import { Argument, Command } from 'commander';
import { writeResult } from '../../util/result-output.js';
import { completionLines, isShell, SCRIPTS, SHELLS } from '../completion/shell-scripts.js';

export function completionCommand(program: Command): Command {
  return new Command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addArgument(new Argument('[words...]', 'after `--`: words to complete, which is what the script asks for'))
    .action(async (shell: string, words: readonly string[]) => {
      if (!isShell(shell)) return;
      if (words.length === 0) {
        writeResult(`${SCRIPTS[shell]}\n`);
        return;
      }
      const { completeWords } = await import('../completion/complete-words.js');
      writeResult(completionLines(await completeWords(program, words), shell));
    });
}
