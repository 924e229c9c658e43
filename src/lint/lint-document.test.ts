import { describe, expect, test } from 'vitest';
import { EXAMPLE_SCHEMA, HEADINGS, RULE_SECTIONS, type RuleSection } from '../../test/support/lint-document.js';
import { lintHistory } from '../commands/lint/lint-files.js';
import type { Finding } from './finding.js';
import { OTHER_FINDINGS } from './lint-unit.js';
import { RULES } from './rules.js';
import { loadParser } from './sql/parser.js';

const parser = await loadParser();

/** What is found in a file that follows the schema of the document, or in the file alone. */
function findings(sql: string, before: readonly string[] = [EXAMPLE_SCHEMA]): readonly Finding[] {
  if (parser === null) throw new Error('The parser is missing.');
  const texts = [...before, sql].map((text, index) => ({ file: `${index}.sql`, text }));
  return lintHistory(texts, { parser, severities: {} }).filter(({ file }) => file === `${before.length}.sql`);
}

const rulesOf = (found: readonly Finding[]) => found.map(({ rule }) => rule);

test('docs/lint.md has a section for each finding, in the order of the rules', () => {
  expect(HEADINGS).toEqual([...RULES.map(({ name }) => name), ...OTHER_FINDINGS]);
  expect(RULE_SECTIONS).toHaveLength(RULES.length);
});

describe.each<RuleSection>(RULE_SECTIONS)('$rule', ({ rule, headline, dangerous, safe }) => {
  const found = RULES.find(({ name }) => name === rule);

  test('has its severity and title in docs/lint.md', () => {
    const { severity = '', title = '' } = found ?? {};
    expect(headline).toBe(`**${severity.charAt(0).toUpperCase()}${severity.slice(1)}**: ${title}.`);
  });

  test('finds the dangerous example, and nothing that is more than advice in the safe one', () => {
    expect(rulesOf(findings(dangerous))).toContain(rule);
    const inSafe = findings(safe).filter(({ severity, rule: other }) => severity !== 'advice' || other === rule);
    expect(rulesOf(inSafe)).toEqual([]);
  });

  test('finds a danger without the definitions of the tables, and none in the safe example', () => {
    expect(findings(dangerous, [])).not.toEqual([]);
    expect(findings(safe, []).filter(({ severity }) => severity !== 'advice')).toEqual([]);
  });
});
