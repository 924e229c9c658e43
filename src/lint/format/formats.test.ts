import { expect, test } from 'vitest';
import type { Finding } from '../finding.js';
import { formatGithub } from './github.js';
import { toSarif } from './sarif.js';

const HOSTILE: Finding = {
  rule: 'drop-table',
  severity: 'error',
  file: 'a b/100%,x:y\n::error::z.sql',
  line: 3,
  column: 7,
  what: 'All rows of a\r\n::set-output name=b::c%0A are lost.',
  safe: 'Keep it.',
  docs: 'https://example.com/lint#drop-table',
  revision: null,
};

test('a name can neither end an annotation of GitHub nor begin another one', () => {
  expect(formatGithub([HOSTILE])).toEqual([
    '::error file=a b/100%25%2Cx%3Ay%0A%3A%3Aerror%3A%3Az.sql,line=3,col=7,title=drop-table::' +
      'All rows of a%0D%0A::set-output name=b::c%250A are lost. Keep it.',
  ]);
});

test('SARIF has each rule once, and the path as a relative reference', () => {
  const unreadable: Finding = { ...HOSTILE, rule: 'unreadable-sql', file: '..\\a#b?.sql' };
  const [run] = toSarif([HOSTILE, unreadable, HOSTILE]).runs;
  expect(run?.tool.driver.rules).toMatchObject([
    { id: 'drop-table', defaultConfiguration: { level: 'error' } },
    { id: 'unreadable-sql', defaultConfiguration: { level: 'error' } },
  ]);
  expect(run?.results.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 1, 0]);
  expect(run?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)).toEqual([
    'a%20b/100%25%2Cx%3Ay%0A%3A%3Aerror%3A%3Az.sql',
    '../a%23b%3F.sql',
    'a%20b/100%25%2Cx%3Ay%0A%3A%3Aerror%3A%3Az.sql',
  ]);
});

test('SARIF without findings is a log, too', () => {
  expect(toSarif([]).runs).toEqual([{ tool: { driver: { name: 'limbeck', rules: [] } }, results: [] }]);
});
