import type { ScriptReport } from '../../commands/script-report.js';
import type { Invocation } from '../invocation.js';
import { describeHeads } from './run-text.js';

/** The script alone on standard output, so that it can go into a file or to psql. */
export function printScript(report: ScriptReport, { terminal, json }: Invocation): undefined {
  if (json) {
    terminal.print(JSON.stringify(report, null, 2));
    return;
  }
  if (report.script === '') {
    terminal.status(`Nothing to do: the script would start at ${describeHeads(report.before)} and end there.`);
    return;
  }
  terminal.print(report.script.trimEnd());
}
