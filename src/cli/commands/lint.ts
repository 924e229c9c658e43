import { Command, Option } from 'commander';
import type { LintReport, Severity } from '../../commands/lint.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import type { Invocation } from '../invocation.js';
import { formatFindings, formatSummary } from '../print/lint-text.js';
import { quietEvents } from '../print/run-text.js';

interface LintFlags {
  readonly all?: boolean;
  readonly advice?: boolean;
  readonly format: 'text' | 'github' | 'sarif';
  readonly failOn: FailOn;
}

type FailOn = Severity | 'never';

const FAILING: Readonly<Record<FailOn, readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  advice: ['error', 'warning', 'advice'],
  never: [],
};

export function lintCommand(run: RunAction): Command {
  return new Command('lint')
    .description('find statements that lock, rewrite, or lose data')
    .argument('[what...]', 'SQL files, folders, `-`, or a range of revisions')
    .option('--all', 'all revisions (default: those that are not applied)')
    .option('--advice', 'also print advice')
    .addOption(new Option('--format <name>', 'how to print').choices(['text', 'github', 'sarif']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 from this severity on')
        .choices(['error', 'warning', 'advice', 'never'])
        .default('error'),
    )
    .action((what: readonly string[], options: LintFlags, command: Command) =>
      run(command, async (invocation) => {
        const { lint } = await import('../../commands/lint.js');
        const report = await lint(invocation.settings, {
          ...(await chooseWhat(what)),
          all: options.all === true,
          advice: options.advice === true || options.failOn === 'advice',
          ...quietEvents(invocation),
        });
        await printLint(report, options.format, invocation);
        const fails = report.findings.some(({ severity }) => FAILING[options.failOn].includes(severity));
        return fails ? ExitStatus.answerIsNo : ExitStatus.done;
      }),
    );
}

/** A range of revisions has no ending and no slash. */
async function chooseWhat(what: readonly string[]) {
  const files = what.filter((each) => each !== '-' && /[/\\]|\.sql$/i.test(each));
  const ranges = what.filter((each) => each !== '-' && !files.includes(each));
  return {
    files,
    ranges,
    ...(what.includes('-') ? { sql: await readInput() } : {}),
  };
}

async function readInput(): Promise<string> {
  const { text } = await import('node:stream/consumers');
  return text(process.stdin);
}

async function printLint(
  report: LintReport,
  format: LintFlags['format'],
  { terminal, json }: Invocation,
): Promise<void> {
  if (format === 'github') {
    const { githubLines } = await import('../../commands/lint/report-formats.js');
    terminal.print(...githubLines(report));
  } else if (format === 'sarif') {
    const { sarifLog } = await import('../../commands/lint/report-formats.js');
    terminal.printJson(sarifLog(report));
  } else if (json) terminal.printJson(report);
  else terminal.print(...formatFindings(report, terminal.paint));
  terminal.status(...report.notes, ...(json ? [] : formatSummary(report, terminal.paint)));
}
