import { Command } from 'commander';
import type { ImportAlembicReport } from '../../commands/import-alembic.js';
import type { RunAction } from '../cli-command.js';
import type { Terminal } from '../terminal.js';

interface ImportAlembicFlags {
  readonly to?: string;
  readonly alembic?: string | false;
  readonly ini?: string;
}

export function importAlembicCommand(run: RunAction): Command {
  return new Command('import-alembic')
    .description('write a revision for each Python file of Alembic, as the same graph')
    .argument('<folder>', "the folder of Alembic's revisions, or the one above it")
    .option('--to <folder>', 'the version location to write to')
    .option('--alembic <program>', 'the alembic that writes the bodies as SQL, instead of the one on the PATH')
    .option('--no-alembic', 'run no alembic: the bodies are left to be written')
    .option('--ini <file>', 'its alembic.ini, instead of the nearest one above the folder')
    .action((folder: string, { to, alembic, ini }: ImportAlembicFlags, command: Command) =>
      run(command, async ({ settings, terminal, json }) => {
        const { importAlembic } = await import('../../commands/import-alembic.js');
        const report = await importAlembic(settings, { folder, to, alembic, ini });
        if (json) terminal.print(JSON.stringify(report, null, 2));
        else printImport(report, terminal);
        return undefined;
      }),
    );
}

function printImport({ revisions, alembicVersionTable, versionTable }: ImportAlembicReport, terminal: Terminal): void {
  for (const { path, reasons } of revisions) {
    terminal.print(path);
    for (const reason of reasons) terminal.status(terminal.paint('yellow', `  still to be written: ${reason}`));
  }
  const open = revisions.filter(({ reasons }) => reasons.length > 0).length;
  const refusing = open === 1 ? '1 refuses to run until it is written' : `${open} refuse to run until they are written`;
  const count = `Imported ${revisions.length} ${revisions.length === 1 ? 'revision' : 'revisions'}`;
  terminal.status(open === 0 ? `${count}.` : `${count}; ${refusing}.`);
  if (versionTable !== alembicVersionTable) {
    terminal.status(
      `Databases that Alembic migrated go on where they are with \`versionTable: '${alembicVersionTable}'\` in the settings.`,
    );
  }
}
