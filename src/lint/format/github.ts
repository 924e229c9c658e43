import type { Finding, Severity } from '../finding.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'notice' };

/** Workflow commands of GitHub Actions, which show findings next to the lines of a pull request. */
export function formatGithub(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, file, line, column, rule, what, safe }) => {
    const properties = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}`;
    return `::${LEVELS[severity]} ${properties}::${escapeText(`${what} ${safe}`)}`;
  });
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
