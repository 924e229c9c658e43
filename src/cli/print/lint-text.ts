import type { Warning } from '../../commands/difference/difference-report.js';
import type { Finding, LintReport, Severity } from '../../commands/lint.js';
import type { ChangeFinding } from '../../commands/new-revision/lint-planned.js';
import type { Paint } from '../palette.js';

const COLORS = { error: 'red', warning: 'yellow', advice: 'dim' } as const;

/** What was found, for people: the place, what happens, and what to write instead. */
export function formatFindings({ findings }: LintReport, paint: Paint): readonly string[] {
  return findings.flatMap(({ file, line, column, severity, rule, what, safe }) => [
    `${file}:${line}:${column}  ${paint(COLORS[severity], severity)}  ${rule}`,
    `  ${what}`,
    `  ${paint('green', 'Safe:')} ${safe}`,
  ]);
}

/** Rules that say what a warning of autogenerate says already. */
const ALREADY_SAID: Readonly<Record<string, Warning['kind']>> = {
  'drop-column': 'destroysData',
  'drop-table': 'destroysData',
  'add-required-column': 'failsOnRows',
};

/** The lines under a change of a new revision that say what is dangerous in it. */
export function findingLines(
  findings: readonly ChangeFinding[],
  warnings: readonly Warning[],
  paint: Paint,
): readonly string[] {
  return findings.flatMap(({ rule, severity, what, safe }) =>
    warnings.some(({ kind }) => kind === ALREADY_SAID[rule])
      ? []
      : [`    ${paint(COLORS[severity], `${severity}: ${what}`)} ${safe} (${rule})`],
  );
}

/** `1 error and 2 warnings in 3 files.` */
export function formatSummary({ findings, judged, of, docs }: LintReport, paint: Paint): readonly string[] {
  const where = `${judged} ${of}${judged === 1 ? '' : 's'}`;
  if (findings.length === 0) return [paint('green', `Found nothing dangerous in ${where}.`)];
  const counts = (['error', 'warning', 'advice'] as const).flatMap((severity) => {
    const count = findings.filter((finding: Finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${wordFor(severity, count)}`];
  });
  return [`${counts.join(', ')} in ${where}. The rules: ${docs}`];
}

function wordFor(severity: Severity, count: number): string {
  if (severity === 'advice') return count === 1 ? 'piece of advice' : 'pieces of advice';
  return count === 1 ? severity : `${severity}s`;
}
