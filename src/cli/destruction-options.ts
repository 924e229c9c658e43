import type { Command } from 'commander';

/** Which revisions may destroy data although the settings forbid it. */
export interface DestructionFlags {
  readonly allowDestructive?: boolean;
  readonly allowDestructiveIn?: readonly string[];
}

/** Two options, since in `--allow-destructive head` nobody could tell a revision to allow from the one to upgrade to. */
export function addDestructionOptions(command: Command): Command {
  return command
    .option('--allow-destructive', 'allow every revision to destroy data')
    .option('--allow-destructive-in <revision>', 'allow this revision to destroy data (repeatable)', collect);
}

export function allowedDestruction({
  allowDestructive,
  allowDestructiveIn,
}: DestructionFlags): boolean | readonly string[] | undefined {
  return allowDestructive ?? allowDestructiveIn;
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
