import { relative } from 'node:path';
import { Command } from 'commander';
import type { ReflectReport } from '../../commands/reflect.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { onceEach, terminalEvents } from '../print/run-text.js';
import { printUnmanaged } from '../print/unmanaged-text.js';

interface ReflectFlags {
  readonly stamp?: boolean;
  readonly rows?: readonly string[];
}

export function reflectCommand(run: RunAction): Command {
  return new Command('reflect')
    .description('write models for the tables of a database')
    .argument('[path]', 'a module, or a folder with one module per table (default: models.ts)')
    .option('--rows <table>', 'also write the rows of a table (repeatable)', collect)
    .option('--stamp', 'also write the first revision, and stamp the database with it')
    .action((path: string | undefined, flags: ReflectFlags, command: Command) =>
      run(command, async (invocation) => {
        const { reflect } = await import('../../commands/reflect.js');
        const report = await reflect(invocation.settings, {
          ...(path !== undefined && { path }),
          stamp: flags.stamp === true,
          rows: flags.rows ?? [],
          ...onceEach(terminalEvents(invocation)),
        });
        printReflect(report, invocation);
        return report.differences.length === 0 ? ExitStatus.done : ExitStatus.answerIsNo;
      }),
    );
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function printReflect(report: ReflectReport, { terminal, json }: Invocation): void {
  if (json) {
    terminal.printJson(report);
    return;
  }
  const { print, status, paint } = terminal;
  printUnmanaged(report.unmanaged, terminal);
  for (const file of report.files) print(file);
  if (report.asSql.length > 0) status(`Kept as SQL: ${report.asSql.join(', ')}`);
  if (report.notBuilt !== null) {
    status(
      paint('yellow', 'No database was built from the models to compare it with this one:'),
      `  ${report.notBuilt}`,
    );
  }
  if (report.differences.length > 0) {
    status(paint('yellow', 'A database that is built from the models is not equal. It still needs:'));
  }
  for (const difference of report.differences) status(`  ${difference}`);
  for (const reason of report.refusals) status(`  PostgreSQL says: ${reason}`);
  const target = report.target.map((path) => `'./${relative(process.cwd(), path)}'`);
  status(`The target of the settings is target: ${target.length === 1 ? target.join('') : `[${target.join(', ')}]`}`);
}
