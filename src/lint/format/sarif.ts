import type { Finding, Severity } from '../finding.js';
import { RULES } from '../rules.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'note' };

/** A log in SARIF 2.1.0, the format of code scanning. */
export function toSarif(findings: readonly Finding[]) {
  const names = [...new Set(findings.map(({ rule }) => rule))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'limbeck', rules: names.map((name) => toSarifRule(name, findings)) } },
        results: findings.map((finding) => toResult(finding, names)),
      },
    ],
  };
}

function toSarifRule(name: string, findings: readonly Finding[]) {
  // What isn't a rule has one severity.
  const found = findings.find((finding) => finding.rule === name);
  const rule = RULES.find((each) => each.name === name);
  return {
    id: name,
    shortDescription: { text: (rule?.title ?? name).replaceAll('`', '') },
    defaultConfiguration: { level: LEVELS[rule?.severity ?? found?.severity ?? 'warning'] },
  };
}

function toResult({ rule, severity, file, line, column, what, safe }: Finding, names: readonly string[]) {
  const region = { startLine: line, startColumn: column };
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: LEVELS[severity],
    message: { text: `${what} ${safe}` },
    locations: [{ physicalLocation: { artifactLocation: { uri: toUri(file) }, region } }],
  };
}

/** A relative reference, as the format asks for. */
function toUri(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
