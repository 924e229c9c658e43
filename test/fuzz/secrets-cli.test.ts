import fc from 'fast-check';
import { expect } from 'vitest';
import { test } from '../support/database.js';
import { leaks, type Secret, secrets } from '../support/leaks.js';
import { createProject } from '../support/project.js';
import { checkProperty } from '../support/property.js';

/** What the URL of a person's database may be written like. */
const URLS: Readonly<Record<string, (password: string) => string>> = {
  escaped: (password) => `postgres://app:${encodeURIComponent(password)}@127.0.0.1:1/shop`,
  'not escaped': (password) => `postgres://app:${password}@127.0.0.1:1/shop`,
  'without a scheme': (password) => `app:${encodeURIComponent(password)}@127.0.0.1:1/shop`,
};

/** Calls with a URL at a right place or a wrong one; all of them fail. */
const CALLS: Readonly<Record<string, (url: string) => readonly string[]>> = {
  '--url': (url) => ['upgrade', '--url', url],
  '--url with =': (url) => ['current', `--url=${url}`],
  '-n': (url) => ['upgrade', '-n', url],
  '--env': (url) => ['upgrade', '--env', url],
  '-x': (url) => ['upgrade', '-x', `env=${url}`],
  '-c': (url) => ['heads', '-c', url],
  '--script-location': (url) => ['upgrade', '--script-location', url],
  'a command': (url) => [url],
  'a revision': (url) => ['upgrade', url],
  'a revision of show': (url) => ['show', url],
  'too many arguments': (url) => ['upgrade', 'head', url],
  'an option': (url) => ['upgrade', `--${url}`],
  'a duration': (url) => ['upgrade', '--wait', url],
  'a choice': (url) => ['revision', '--format', url],
  'a template': (url) => ['init', '-t', url],
  'a range': (url) => ['history', '-r', url],
  'a side of diff': (url) => ['diff', url, 'models'],
  'a shell': (url) => ['completion', url],
  'a branch': (url) => ['revision', '--head', url],
};

const FLAGS = [[], ['--json'], ['--trace'], ['--json', '--trace']] as const;

interface Case {
  readonly secret: Secret;
  readonly url: string;
  readonly call: string;
  readonly flags: readonly string[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  secret: secrets,
  url: fc.constantFrom(...Object.keys(URLS)),
  call: fc.constantFrom(...Object.keys(CALLS)),
  flags: fc.constantFrom(...FLAGS),
});

test('the program prints no password of a URL, wherever the URL is given', async () => {
  await checkProperty({
    name: 'secrets-cli',
    cases,
    runs: 6,
    async check({ secret, url, call, flags }) {
      const project = createProject({ 'migrations/versions/1a.sql': '-- revision: 1a\n-- down revision: none\n' });
      const args = CALLS[call]?.(URLS[url]?.(secret.password) ?? '') ?? [];
      const { status, stdout, stderr } = await project.migrate([...args, ...flags]);

      expect(status).not.toBe(0);
      expect(leaks(`${stdout}\n${stderr}`, secret)).toEqual([]);
    },
  });
});
