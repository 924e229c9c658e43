import { inlineParameters } from '../../ddl/inline-parameters.js';
import { quoteIdentifier, quoteLiteral } from '../../ddl/quote.js';
import { terminate } from '../../runtime/offline/script-text.js';
import { writeResult } from '../../util/result-output.js';
import type { ScriptReport } from '../run/script-report.js';
import type { ConfiguredPlace } from './configured-place.js';
import type { EnvironmentMode } from './environment-mode.js';
import type { ScriptWork } from './work.js';

/** Writes the script of a command for each database that the env module configures. */
export function offlineMode(work: ScriptWork): EnvironmentMode<ScriptReport> {
  return {
    offline: true,
    async runMigrations({ settings, startingRev, defaultSchema, outputBuffer }, args) {
      const report = await work({ settings, args, startingRev });
      const script =
        defaultSchema === null || report.script === '' ? report.script : inSchema(defaultSchema, report.script);
      return intoBuffer(outputBuffer, { ...report, script });
    },
    async execute({ outputBuffer }, sql, parameters) {
      const statement = parameters === undefined ? sql : inlineParameters(sql, parameters);
      return intoBuffer(outputBuffer, textOnly(`${terminate(statement)}\n`));
    },
    staticOutput: ({ outputBuffer }, text) =>
      intoBuffer(outputBuffer, textOnly(text.endsWith('\n') ? text : `${text}\n`)),
  };
}

function textOnly(script: string): ScriptReport {
  return { script, before: [], after: [], steps: [] };
}

function intoBuffer(buffer: ConfiguredPlace['outputBuffer'], report: ScriptReport): ScriptReport {
  if (buffer === null) return report;
  // Standard output is kept for results, which this is.
  if (buffer === process.stdout) writeResult(report.script);
  else buffer.write(report.script);
  return { ...report, script: '' };
}

/** PostgreSQL would silently skip a missing schema, and use the next one of the search path. */
function inSchema(schema: string, script: string): string {
  const message = quoteLiteral(`The schema ${quoteIdentifier(schema)} does not exist, or this role may not use it.`);
  return `${[
    `SET search_path = ${quoteIdentifier(schema)}, "$user", public;`,
    `DO $check$ BEGIN\n  ASSERT current_schema() = ${quoteLiteral(schema)}, ${message};\nEND $check$;`,
    script.trimEnd(),
    'RESET search_path;',
  ].join('\n\n')}\n`;
}
