import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ScriptReport } from '../../commands/run/script-report.js';
import { scriptFileExists } from '../../errors/command-errors.js';
import type { Invocation } from '../invocation.js';
import type { Terminal } from '../terminal.js';
import { describeHeads } from './run-text.js';

/** The script alone on standard output, so that it can go into a file or to psql. */
export function printScript(report: ScriptReport, { terminal, json }: Invocation): undefined {
  if (json) {
    // As exact as the script alone.
    terminal.printJsonScript(report);
    return;
  }
  if (report.scripts !== undefined && report.scripts.length > 1) {
    return writeScripts(report.scripts, terminal);
  }
  if (report.script === '') {
    terminal.status(`Nothing to do: the script would start at ${describeHeads(report.before)} and end there.`);
    return;
  }
  terminal.printScript(report.script.trimEnd());
}

/** Of several databases each gets a file: a script for one must not be fed to another. */
function writeScripts(scripts: readonly ScriptReport[], terminal: Terminal): undefined {
  for (const { name } of scripts) {
    const file = `${name}.sql`;
    if (existsSync(file)) throw scriptFileExists(resolve(file));
  }
  for (const { name, script } of scripts) {
    writeFileSync(`${name}.sql`, script, { flag: 'wx' });
    terminal.print(`${name}.sql`);
  }
}
