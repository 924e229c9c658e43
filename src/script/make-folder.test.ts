import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from './make-folder.js';

test('a folder is made with those above it', () => {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true }));

  makeFolder(join(root, 'a/b'));

  expect(existsSync(join(root, 'a/b'))).toBe(true);
});

test.skipIf(process.platform !== 'linux')('a folder that the system refuses is an error, not an endless loop', () => {
  expect(() => makeFolder('/proc/nothing/x')).toThrow(/ENOENT/);
});
