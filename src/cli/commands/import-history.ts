import { Command } from 'commander';
import type { ImportedDatabase, ImportHistoryReport } from '../../commands/import-history.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import { terminalEvents } from '../print/run-text.js';
import type { Terminal } from '../terminal.js';

type Tools = typeof import('../../commands/import-tools.js');

interface ImportTool {
  readonly name: string;
  readonly title: string;
  readonly folder: string;
  readonly command: keyof Tools;
}

const TOOLS: readonly ImportTool[] = [
  { name: 'drizzle', title: 'Drizzle', folder: 'the folder `out` of drizzle.config.ts', command: 'importDrizzle' },
  { name: 'flyway', title: 'Flyway', folder: 'folders of SQL files', command: 'importFlyway' },
  { name: 'knex', title: 'Knex', folder: 'folders of migrations', command: 'importKnex' },
  {
    name: 'node-pg-migrate',
    title: 'node-pg-migrate',
    folder: 'folder of migrations',
    command: 'importNodePgMigrate',
  },
  { name: 'prisma', title: 'Prisma', folder: 'the folder `prisma`, or `prisma/migrations`', command: 'importPrisma' },
];

/** A command for each tool, all with the same options. */
export const importCommands = TOOLS.map((tool) => (run: RunAction) => importCommand(tool, run));

interface ImportFlags {
  readonly to?: string;
  readonly stamp?: boolean;
  readonly table?: string;
}

function importCommand({ name, title, folder, command }: ImportTool, run: RunAction): Command {
  return new Command(`import-${name}`)
    .description(`import the migrations of ${title}`)
    .argument('<folder...>', folder)
    .option('--to <folder>', 'version location to write to')
    .option('--stamp', `record in the database what ${title} has applied`)
    .option('--table <name>', `table in which ${title} records it, if it has another name`)
    .action((folders: readonly string[], flags: ImportFlags, called: Command) =>
      run(called, async (invocation) => {
        const { settings, terminal, json, signal } = invocation;
        const { [command]: importTool } = await import('../../commands/import-tools.js');
        const { onWarning = () => undefined } = terminalEvents(invocation);
        const report = await importTool(settings, { ...flags, folder: folders, onWarning, signal });
        if (json) terminal.printJson(report);
        else printImport(report, terminal);
        const isWhole = report.revisions.every(({ reasons }) => reasons.length === 0);
        return isWhole ? ExitStatus.done : ExitStatus.answerIsNo;
      }),
    );
}

function printImport({ tool, revisions, notes, database }: ImportHistoryReport, terminal: Terminal): void {
  for (const { path, reasons, file } of revisions) {
    terminal.print(path);
    if (file === 'kept') terminal.status(terminal.paint('dim', '  left as it is: it differs from the import'));
    for (const reason of reasons) terminal.status(terminal.paint('yellow', `  still to be checked: ${reason}`));
  }
  for (const note of notes) terminal.status(`${terminal.paint('yellow', 'note')} ${note}`);
  const written = revisions.filter(({ file }) => file === 'written').length;
  const before = written === revisions.length ? '' : `; ${revisions.length - written} were imported before`;
  terminal.status(`Imported ${written} ${written === 1 ? 'migration' : 'migrations'} of ${tool}${before}.`);
  if (database !== null) printDatabase(database, { tool, revisions: revisions.length }, terminal);
  else terminal.status(`To record in a database what ${tool} has applied there, add --stamp.`);
}

function printDatabase(
  { database, table, count, changed, revision, stamped }: ImportedDatabase,
  { tool, revisions }: { readonly tool: string; readonly revisions: number },
  terminal: Terminal,
): void {
  for (const id of changed) {
    const text = `${id}: the file differs from the one that ${tool} applied to ${database}.`;
    terminal.status(`${terminal.paint('yellow', 'warning')} ${text}`);
  }
  terminal.status(`${database}: ${count} of ${revisions} applied, according to ${table}.`);
  if (revision === null) return;
  terminal.status(stamped ? `Stamped with ${revision}.` : `Not stamped: it is at ${revision} already, or after it.`);
}
