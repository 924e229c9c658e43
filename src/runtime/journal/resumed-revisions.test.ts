import { expect, test } from 'vitest';
import type { RevisionStep } from '../../script/step.js';
import { RevisionJournals } from './resumed-revisions.js';

const stepOf = (id: string): RevisionStep => ({
  direction: 'upgrade',
  ...{ from: [], to: [id], versionChanges: [] },
  revision: {
    ...{ id, downRevisions: [], branchLabels: [], dependsOn: [], transaction: true, message: '', doc: '' },
    ...{ createDate: null, path: `${id}.ts`, language: 'ts' },
  },
});

/** Whether the answer to the first statement of revision `a` is known in the attempt after `answer` was remembered. */
function isKnown(answer: Record<string, unknown>, between: readonly string[] = []): boolean {
  const journals = new RevisionJournals({ name: { schema: 'public', name: 'versions' }, hasJournal: false }, []);
  const statement = { sql: 'SELECT', parameters: undefined };
  const first = journals.of(stepOf('a'));
  first.next(statement);
  first.remember({ rows: [answer], rowCount: 1 });
  first.isCommitted();
  for (const id of between) journals.of(stepOf(id));
  const second = journals.of(stepOf('a'));
  return second.next(statement) === 'done' && second.answer() !== null;
}

test('what a revision returned is remembered for another attempt, until the next revision begins', () => {
  expect(isKnown({ n: 1 })).toBe(true);
  expect(isKnown({ n: 1 }, ['b'])).toBe(false);
});

test('an answer that needs much memory is forgotten', () => {
  expect(isKnown({ text: 'x'.repeat(1_000_000) })).toBe(true);
  expect(isKnown({ text: 'x'.repeat(10_000_000) })).toBe(false);
});
