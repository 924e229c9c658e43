import { expect, test } from 'vitest';
import { filePattern, patternFolder } from './file-pattern.js';

test.each([
  ['/app/src/*.ts', ['/app/src/users.ts'], ['/app/src/db/users.ts', '/app/src/users.tsx']],
  ['/app/src/**/*.model.ts', ['/app/src/user.model.ts', '/app/src/a/b/user.model.ts'], ['/app/src/user.ts']],
  ['/app/**', ['/app/a/b.ts'], ['/apps/a.ts']],
  ['/app/{users,posts}.ts', ['/app/users.ts', '/app/posts.ts'], ['/app/tags.ts']],
  ['/app/{*.sql,**/*.ts}', ['/app/a.sql', '/app/b/c.ts'], ['/app/b/c.sql']],
  ['/app/v[0-9].ts', ['/app/v1.ts'], ['/app/vx.ts']],
  ['/app/v[!0-9].ts', ['/app/vx.ts'], ['/app/v1.ts', '/app/v/.ts']],
  ['/app/?.ts', ['/app/a.ts'], ['/app/ab.ts', '/app//.ts']],
  ['/app/(a+b).ts', ['/app/(a+b).ts'], ['/app/aab.ts']],
])('the pattern %s', (pattern, matching, others) => {
  const matches = filePattern(pattern);

  expect([...matching, ...others].filter((path) => matches.test(path))).toEqual(matching);
});

test('the folder of a pattern has no special character', () => {
  expect(patternFolder('/app/src/**/*.ts')).toBe('/app/src');
  expect(patternFolder('/*.ts')).toBe('/');
});
