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

/** Asks on a terminal what may be a rename. */
export function renameChooser({ choose }: Terminal): { readonly chooseRename?: ChooseRename } {
  return choose === null
    ? {}
    : { chooseRename: ({ drop, renames }) => choose(`To ${drop}, or is it a rename?`, renames) };
}
