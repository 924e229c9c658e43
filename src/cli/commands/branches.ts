import { Command } from 'commander';
import type { BranchPoint } from '../../commands/branches.js';
import type { RunAction } from '../cli-command.js';
import type { Paint } from '../palette.js';
import { printRevisions } from '../print/revision-list.js';
import { formatLongEntry, formatShortLine } from '../print/revision-text.js';

export function branchesCommand(run: RunAction): Command {
  return new Command('branches')
    .description('list the branch points: revisions that several others follow')
    .option('-v, --verbose', 'print the details of each revision')
    .action((options: { verbose?: boolean }, command: Command) =>
      run(command, async (invocation) => {
        const { branches } = await import('../../commands/branches.js');
        const format = options.verbose === true ? formatLongBranches : formatBranches;
        return printRevisions(await branches(invocation.settings), invocation, format);
      }),
    );
}

/** The branch point, below it an arrow to each child, and an empty line; Alembic's layout. */
function formatBranches(point: BranchPoint, paint: Paint): readonly string[] {
  const arrows = point.children.map((child) => `${arrowFrom(point)}${formatShortLine(child, paint)}`);
  return [formatShortLine(point, paint), ...arrows, ''];
}

function formatLongBranches(point: BranchPoint, paint: Paint): readonly string[] {
  const arrows = point.children.map((child) => `${arrowFrom(point)}${formatShortLine(child, paint)}, ${child.message}`);
  return [...formatLongEntry(point, paint), ...arrows, ''];
}

function arrowFrom({ id }: BranchPoint): string {
  return `${' '.repeat(id.length)} -> `;
}
