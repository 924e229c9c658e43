import { Command, Option } from 'commander';
import type { RenameOptions } from '../../commands/difference/renames/given-rename.js';
import type { RevisionReport } from '../../commands/revision.js';
import type { RunAction } from '../cli-command.js';
import { warningLines } from '../print/changes-text.js';
import { findingLines } from '../print/lint-text.js';
import { quietEvents } from '../print/run-text.js';
import { trialText } from '../print/trial-text.js';
import { printUnmanaged } from '../print/unmanaged-text.js';
import { addRenameOptions, renameChooser } from '../rename-options.js';
import type { Terminal } from '../terminal.js';

interface RevisionFlags extends RenameOptions {
  readonly message?: string;
  readonly autogenerate?: boolean;
  readonly expandContract?: boolean;
  readonly online?: boolean;
  readonly fromRevisions?: boolean;
  readonly try?: boolean;
  readonly revId?: string;
  readonly head?: string;
  readonly splice?: boolean;
  readonly branchLabel?: string;
  readonly versionPath?: string;
  readonly dependsOn?: readonly string[];
  readonly answers?: string;
  readonly format?: 'ts' | 'mts' | 'js' | 'mjs' | 'sql';
}

export function revisionCommand(run: RunAction): Command {
  return addRenameOptions(new Command('revision'))
    .description('write a revision, empty or with the differences')
    .option('-m, --message <text>', 'message of the revision')
    .option('--autogenerate', 'write the changes that make the database equal to the models')
    .option('--expand-contract', 'write two revisions, and deploy your program in between')
    .option('--online', 'write out CONCURRENTLY, NOT VALID and VALIDATE for existing tables')
    .option('--from-revisions', 'compare with the revisions, run on a scratch database')
    .option('--no-try', 'skip the trial of the revision on a copy of the schema')
    .option('--rev-id <id>', 'id of the revision (default: random)')
    .option('--head <revision>', 'revision to follow', 'head')
    .option('--splice', 'allow a revision to follow that is not a head')
    .option('--branch-label <label>', 'name of the branch that begins here')
    .option('--version-path <folder>', 'version location of the file')
    .option('--depends-on <revision>', 'revision that must be applied first (repeatable)', collect)
    .option('--answers <file>', 'JSON file that says which drops are renames, instead of questions')
    .addOption(new Option('--format <format>', 'language of the file').choices(['ts', 'mts', 'js', 'mjs', 'sql']))
    .action((flags: RevisionFlags, command: Command) =>
      run(command, async (invocation) => {
        const { revision } = await import('../../commands/revision.js');
        const { terminal, json } = invocation;
        const { try: tries, answers, ...others } = flags;
        const report = await revision(invocation.settings, {
          ...others,
          // Commander passes true by default.
          ...(tries === false ? { try: false } : {}),
          ...(await renameChooser(answers, terminal)),
          ...quietEvents(invocation),
        });
        if (json) terminal.printJson(report);
        else printReport(report, terminal, flags.expandContract === true);
        return undefined;
      }),
    );
}

function printReport(report: RevisionReport, terminal: Terminal, isSplit: boolean): void {
  printUnmanaged(report.unmanaged, terminal);
  for (const { text, warnings } of report.changes) {
    const found = report.findings.filter(({ change }) => change === text);
    terminal.status(text, ...warningLines(warnings, terminal.paint), ...findingLines(found, warnings, terminal.paint));
  }
  if (report.path === null) {
    terminal.status(terminal.paint('green', 'Models and database agree: there is nothing to write.'));
  }
  for (const trial of report.trials) {
    terminal.status(trialText(trial, terminal.paint));
  }
  if (isSplit) printStages(report, terminal);
  for (const { path } of report.written) {
    terminal.print(path);
  }
}

function printStages({ written: [first, second] }: RevisionReport, terminal: Terminal): void {
  if (first === undefined) return;
  terminal.status(
    second === undefined
      ? 'One revision is enough: nothing has to wait until no old program runs.'
      : `Deploy \`migrate upgrade ${first.revision}\`, then the new program. When no old program runs, apply ${second.revision}.`,
  );
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
