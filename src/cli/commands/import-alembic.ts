import { Command } from 'commander';
import type { AlembicEvents } from '../../commands/alembic/collect-alembic-sql.js';
import type { ImportAlembicReport } from '../../commands/import-alembic.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import type { Terminal } from '../terminal.js';

interface ImportAlembicFlags {
  readonly to?: string;
  readonly alembic?: string | false;
  readonly ini?: string;
}

export function importAlembicCommand(run: RunAction): Command {
  return new Command('import-alembic')
    .description('import the revisions of an Alembic project')
    .argument('<folder...>', "folders of Alembic's revisions, or the folder above them")
    .option('--to <folder>', 'version location to write to')
    .option('--alembic <program>', 'program to run, such as "poetry run alembic" (default: alembic)')
    .option('--no-alembic', 'import without Alembic, and leave the bodies to be written')
    .option('--ini <file>', 'alembic.ini or pyproject.toml (default: the nearest one)')
    .action((folder: readonly string[], { to, alembic, ini }: ImportAlembicFlags, command: Command) =>
      run(command, async ({ settings, terminal, json }) => {
        const { importAlembic } = await import('../../commands/import-alembic.js');
        const report = await importAlembic(settings, { folder, to, alembic, ini, ...progressOn(terminal) });
        if (json) terminal.printJson(report);
        else printImport(report, terminal);
        const isWhole = report.revisions.every(({ reasons }) => reasons.length === 0);
        return isWhole ? ExitStatus.done : ExitStatus.answerIsNo;
      }),
    );
}

const PROGRESS_EVERY_MS = 2000;

/** A run of Alembic takes a second at least, and a minute for a thousand revisions. */
function progressOn(terminal: Terminal): AlembicEvents {
  let lastAt = Date.now();
  return {
    onRun: (direction, range) => terminal.status(terminal.paint('dim', `Running alembic ${direction} ${range} --sql`)),
    onProgress: (direction, done, total) => {
      if (Date.now() - lastAt < PROGRESS_EVERY_MS) return;
      lastAt = Date.now();
      terminal.status(terminal.paint('dim', `  ${direction}: ${done} of ${total} revisions`));
    },
    onFailure: (direction, revision, reason) =>
      terminal.status(`${terminal.paint('yellow', 'warning')} ${revision}: no SQL for its ${direction}: ${reason}`),
  };
}

function printImport(report: ImportAlembicReport, terminal: Terminal): void {
  for (const { path, reasons, file } of report.revisions) {
    terminal.print(path);
    if (file === 'kept') terminal.status(terminal.paint('dim', '  left as it is: it was changed since its import'));
    for (const reason of reasons) terminal.status(terminal.paint('yellow', `  still to be written: ${reason}`));
  }
  printSummary(report.revisions, terminal);
  const { alembicVersionTable: table, alembicVersionTableSchema: schema } = report;
  if (table === report.versionTable && schema === report.versionTableSchema) return;
  const settings = [`versionTable: '${table}'`, ...(schema === null ? [] : [`versionTableSchema: '${schema}'`])];
  terminal.status(
    `Databases that Alembic migrated continue where they are with \`${settings.join(', ')}\` in the settings.`,
  );
}

function printSummary(revisions: ImportAlembicReport['revisions'], terminal: Terminal): void {
  const open = revisions.filter(({ reasons }) => reasons.length > 0).map(({ revision }) => revision);
  const present = revisions.filter(({ file }) => file === 'unchanged' || file === 'kept').length;
  const refusing =
    open.length === 1 ? '1 refuses to run until it is written' : `${open.length} refuse to run until they are written`;
  const count = `Imported ${revisions.length - present} ${revisions.length - present === 1 ? 'revision' : 'revisions'}`;
  const before = present === 0 ? '' : `; ${present} ${present === 1 ? 'was' : 'were'} imported before`;
  terminal.status(open.length === 0 ? `${count}${before}.` : `${count}${before}; ${refusing}: ${open.join(', ')}.`);
}
