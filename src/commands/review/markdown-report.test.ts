import { expect, test } from 'vitest';
import { markdownReport } from './markdown-report.js';
import type { DatabaseReview } from './review.js';

const REVIEW: DatabaseReview = {
  name: null,
  chosen: 'asked',
  revisions: [],
  isRun: true,
  objects: [],
  diagram: { tables: [], references: [] },
  destroys: [],
  findings: [],
  downgrade: { outcome: 'restores', details: [] },
  plan: null,
  notes: [],
};

test('a report that is too long for a comment is cut, and tells what is missing', () => {
  const objects = Array.from({ length: 200 }, (_, index) => ({
    object: `table t${index}`,
    change: 'created' as const,
    changes: [],
    before: '',
    after: `${'-- a line\n'.repeat(50)}`,
  }));
  const graph = { revisions: [], lines: [], databases: [] };
  const text = markdownReport({ heads: ['a'], databases: [{ ...REVIEW, objects }], graph });

  expect(text.length).toBeLessThan(65_000);
  expect(text.length).toBeGreaterThan(60_000);
  expect(text).toMatch(/\*\*Cut\*\*: .* Left out: <code>table t\d+<\/code>, .* and \d+ more\./);
});
