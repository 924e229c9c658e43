import { Command, Option } from 'commander';
import type { CheckReport } from '../../commands/check.js';
import type { ScopeDecision } from '../../commands/difference/explain-scope.js';
import type { RenameOptions } from '../../commands/difference/renames/given-rename.js';
import type { FleetOptions } from '../../commands/fleet/open-fleet.js';
import { ExitStatus } from '../../errors/exit-status.js';
import type { RunAction } from '../cli-command.js';
import { addFleetOptions, type FleetFlags, fleetOptions } from '../fleet-options.js';
import type { Invocation } from '../invocation.js';
import { rowLines, warningLines } from '../print/changes-text.js';
import { printFiles } from '../print/files-text.js';
import { formatPatch } from '../print/patch-text.js';
import { quietEvents } from '../print/run-text.js';
import { printUnmanaged } from '../print/unmanaged-text.js';
import { addRenameOptions } from '../rename-options.js';

interface CheckFlags extends RenameOptions, FleetFlags {
  readonly diff?: boolean;
  readonly fromRevisions?: boolean;
  readonly explain?: string;
  readonly files?: boolean;
  readonly accept?: boolean;
}

export function checkCommand(run: RunAction): Command {
  return addFleetOptions(addRenameOptions(new Command('check')), [...OF_MODELS, 'files', 'accept'])
    .description('exit 1 if models and database differ')
    .option('--diff', 'also show the definitions of both sides')
    .option('--explain <name>', 'only tell whether the object with this name is compared, and why')
    .option('--from-revisions', 'compare with the revisions, run on a scratch database')
    .addOption(
      new Option('--files', 'only tell which revision files changed since they were applied').conflicts(OF_MODELS),
    )
    .option('--accept', 'with --files: accept the files as they are now')
    .action(({ files, accept, fleet, only, shard, concurrency, ...options }: CheckFlags, command: Command) =>
      run(command, async (invocation) => {
        const ofFleet = fleetOptions({ fleet, only, shard, concurrency }, command);
        if (ofFleet !== null) return checkPlaces(ofFleet, invocation);
        if (files === true || accept === true) return checkFiles(accept, invocation);
        return checkDatabase(options, invocation);
      }),
    );
}

/** What says how models are compared. */
const OF_MODELS = ['diff', 'explain', 'fromRevisions', 'rename', 'renameTable', 'renameType'];

async function checkDatabase(
  options: Omit<CheckFlags, keyof FleetFlags | 'files' | 'accept'>,
  invocation: Invocation,
): Promise<ExitStatus> {
  const { check } = await import('../../commands/check.js');
  const report = await check(invocation.settings, {
    ...options,
    definitions: options.diff === true,
    ...quietEvents(invocation),
  });
  if (report.explained !== undefined) return printExplained(report.explained, invocation);
  printCheck(report, invocation);
  return report.differences.length === 0 ? ExitStatus.done : ExitStatus.answerIsNo;
}

async function checkPlaces(options: FleetOptions, invocation: Invocation): Promise<ExitStatus> {
  const { checkFleet } = await import('../../commands/check.js');
  const { printFleetCheck } = await import('../print/fleet-text.js');
  return printFleetCheck(await checkFleet(invocation.settings, { ...options, ...quietEvents(invocation) }), invocation);
}

async function checkFiles(accept: boolean | undefined, invocation: Invocation): Promise<ExitStatus> {
  const { checkFiles } = await import('../../commands/check-files.js');
  const report = await checkFiles(invocation.settings, { ...quietEvents(invocation), accept });
  if (invocation.json) invocation.terminal.printJson(report);
  else printFiles(report, accept === true, invocation.terminal);
  return report.ok ? ExitStatus.done : ExitStatus.answerIsNo;
}

function printCheck(report: CheckReport, { terminal, json }: Invocation): void {
  if (json) {
    terminal.printJson(report);
    return;
  }
  printUnmanaged(report.unmanaged, terminal);
  for (const change of report.changes) {
    const { paint } = terminal;
    terminal.print(change.text, ...rowLines(change, paint), ...warningLines(change.warnings, paint));
  }
  for (const { patch } of report.definitions ?? []) {
    terminal.print(...formatPatch(patch, terminal.paint));
  }
  terminal.status(
    report.differences.length === 0
      ? terminal.paint('green', `Models and ${report.fromRevisions ? 'revisions' : 'database'} agree.`)
      : '`migrate revision --autogenerate` writes a revision of this.',
  );
}

function printExplained(explained: readonly ScopeDecision[], { terminal, json }: Invocation): ExitStatus {
  if (json) terminal.printJson(explained);
  else if (explained.length === 0) terminal.status('Neither the target nor the database has an object with this name.');
  else terminal.print(...explained.map(explanation));
  return explained.length === 0 ? ExitStatus.answerIsNo : ExitStatus.done;
}

function explanation({ kind, name, isCompared, why }: ScopeDecision): string {
  return `${kind} ${name}: ${isCompared ? 'compared' : 'not compared'} (${why})`;
}
