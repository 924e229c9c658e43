import type { Command } from 'commander';
import type { ChooseRename } from '../commands/difference/renames/choose-renames.js';
import type { Terminal } from './terminal.js';

/** The options that say which names changed. */
export function addRenameOptions(command: Command): Command {
  return command
    .option('--rename <table.old:new>', 'new name of a column or an enum value (repeatable)', collect)
    .option('--rename-table <old:new>', 'new name of a table (repeatable)', collect)
    .option('--rename-type <old:new>', 'new name of an enum, domain, or other type (repeatable)', collect);
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** Asks on a terminal what may be a rename, unless a file has the answers. */
export async function renameChooser(
  answersFile: string | undefined,
  { choose }: Terminal,
): Promise<{ readonly chooseRename?: ChooseRename }> {
  if (answersFile !== undefined) {
    const { readAnswers } = await import('./answers-file.js');
    return { chooseRename: readAnswers(answersFile) };
  }
  if (choose === null) return {};
  return {
    chooseRename: ({ drop, renames }) => choose({ text: `Rename, or ${drop}?`, choices: renames, none: drop }),
  };
}
