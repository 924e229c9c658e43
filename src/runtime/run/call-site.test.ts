import { expect, test } from 'vitest';
import { callSiteOfError, captureCallSite } from './call-site.js';

function directive() {
  return captureCallSite(directive, import.meta.filename);
}

test('a call site is the line that called', () => {
  const callSite = directive();

  expect(callSite()).toEqual({ file: import.meta.filename, line: 9, column: 20 });
});

test('the line of an error is looked for in the revision first', () => {
  const error = new TypeError('x');
  error.stack = `TypeError: x
    at helper (/project/helpers.ts:3:9)
    at async upgrade (file:///project/versions/a%20b.ts?again=2:12:5)`;

  expect(callSiteOfError(error, '/project/versions/a b.ts')).toMatchObject({ line: 12 });
});

test('the line of an error is in other code where the revision is not in the stack', () => {
  const error = new TypeError('x');
  error.stack = `TypeError: x
    at node:internal/process/task_queues:95:5
    at query (/project/node_modules/pg/lib/client.js:1:1)
    at Helper.run (/project/helpers.ts:3:9)`;

  expect(callSiteOfError(error, '/project/versions/a.ts')).toEqual({ file: '/project/helpers.ts', line: 3, column: 9 });
});

test('a value that is not an error has no line', () => {
  expect(callSiteOfError('thrown text', '/project/versions/a.ts')).toBeNull();
});
