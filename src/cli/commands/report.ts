import { Command, Option } from 'commander';
import type { Severity } from '../../commands/lint.js';
import type { ReportFormat, WrittenReport } from '../../commands/report.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { quietEvents } from '../print/run-text.js';

interface ReportFlags {
  readonly format?: ReportFormat;
  readonly out?: string;
  readonly failOn: Severity | 'never';
}

export function reportCommand(run: RunAction): Command {
  return new Command('report')
    .description('write a review of revisions as HTML or Markdown')
    .argument('[revisions...]', 'ids, a range, or revision files (default: what is not applied)')
    .option('--out <file>', 'file to write, with the format of its ending')
    .addOption(new Option('--format <format>', 'how to write it').choices(['html', 'markdown']))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on, or if there are several heads')
        .choices(['error', 'warning', 'never'])
        .default('never'),
    )
    .action((...[revisions, flags, command]: [readonly string[], ReportFlags, Command]) =>
      run(command, async (invocation) => {
        const { failOn, out, format } = flags;
        const { report } = await import('../../commands/report.js');
        const written = await report(invocation.settings, {
          revisions,
          out,
          format: format ?? (out === undefined && !invocation.json ? 'markdown' : undefined),
          ...quietEvents(invocation),
        });
        printReport(written, invocation);
        return fails(written, failOn) ? ExitStatus.answerIsNo : ExitStatus.done;
      }),
    );
}

function printReport(report: WrittenReport, { terminal, json }: Invocation): void {
  if (json) terminal.printJson(report);
  else if (report.path === null) terminal.printScript((report.document ?? '').trimEnd());
  else terminal.print(report.path);
}

/** A downgrade that doesn't restore the schema, and revisions that can't run, are errors. */
function fails({ heads, databases }: WrittenReport, failOn: ReportFlags['failOn']): boolean {
  if (failOn === 'never') return false;
  const severities: readonly Severity[] = failOn === 'error' ? ['error'] : ['error', 'warning'];
  return (
    heads.length > 1 ||
    databases.some(
      ({ findings, isRun, downgrade: { outcome } }) =>
        !isRun ||
        outcome === 'fails' ||
        outcome === 'differs' ||
        findings.some(({ severity }) => severities.includes(severity)),
    )
  );
}
