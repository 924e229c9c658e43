import { expect, test } from 'vitest';
import { problemOf } from './answer-questions.js';
import { folderQuestion } from './init-questions.js';

test('the folder of the revisions must be free, and no file or URL', () => {
  const problem = (answer: string) => problemOf(folderQuestion(), answer, import.meta.dirname);

  expect(problem('missing/folder')).toBe(null);
  expect(problem('..')).toContain('not empty');
  expect(problem('answer-questions.ts')).toContain('A file');
  expect(problem('postgres://localhost/shop')).toContain('not a URL');
});
