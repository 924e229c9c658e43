import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadRevisionBody } from '../../src/loader/load-revision-body.js';
import { isMetaData } from '../../src/models/meta-data.js';
import { createProject } from '../support/project.js';

/** What the file does where it has functions, and not a part for each of several databases. */
async function load(source: string, name = 'a1_x.ts') {
  const body = await loadRevisionBody(join(createProject({ [name]: source }).folder, name));
  const { upgrade, downgrade, ...rest } = body;
  return {
    ...rest,
    ...(typeof upgrade === 'function' ? { upgrade: (op: unknown) => upgrade(op, {}) } : {}),
    ...(typeof downgrade === 'function' ? { downgrade: (op: unknown) => downgrade(op, {}) } : {}),
  };
}

/** Each is loaded by another road: compiled as a function, with more types than those of a generated file, as a module. */
const ROADS = [
  ['a generated file', ''],
  ['a file with types of its own', 'const rows: readonly string[] = [];\n'],
  ['a file with what is no JavaScript', 'enum Kind { A }\n'],
  ['a file with a regular expression', 'const pattern = /x/;\n'],
  ['a file with an import of its own', "import { join } from 'node:path';\n"],
] as const;

describe.each(ROADS)('%s', (_, head) => {
  const start = `import type { Operations } from 'limbeck';\n${head}`;

  test('gives its functions and its flag', async () => {
    const body = await load(
      `${start}export const transaction = false;\nexport async function upgrade(op: Operations): Promise<void> {\n  op;\n}\nexport const downgrade = (op) => op;\n`,
    );

    expect([body.transaction, await body.upgrade?.(1), body.downgrade?.(2)]).toEqual([false, undefined, 2]);
  });

  test('may lack a direction', async () => {
    const body = await load(`${start}export function upgrade(op: Operations): void {}\n`);

    expect(Object.keys(body)).toEqual(['upgrade']);
  });

  test('names its lines in the stack of an error', async () => {
    const body = await load(
      `${start}export async function upgrade(op: Operations): Promise<void> {\n  throw new Error('no');\n}\n`,
    );

    const line = start.split('\n').length + 1;
    await expect(body.upgrade?.(null)).rejects.toMatchObject({ stack: expect.stringContaining(`a1_x.ts:${line}:9`) });
  });

  test('gets the limbeck that runs', async () => {
    const body = await load(
      `${start}import { MetaData } from 'limbeck/schema';\nexport function upgrade(op: Operations) {\n  return new MetaData();\n}\n`,
    );

    expect(isMetaData(body.upgrade?.(null))).toBe(true);
  });
});

test.each(['a1_x.js', 'a1_x.mjs'])('%s is loaded as TypeScript is', async (name) => {
  const body = await load("import { sql } from 'limbeck/schema';\nexport const upgrade = () => typeof sql;\n", name);

  expect(body.upgrade?.(null)).toBe('function');
});

const SMALLER = 'export function upgrade() {\n  const [a, b, c] = [1, 2, 0];\n  return a < b > (c);\n}\n';

test('what looks like a type argument is a comparison in JavaScript', async () => {
  expect((await load(SMALLER, 'a1_x.js')).upgrade?.(null)).toBe(true);
});

test('what looks like a type argument is one in TypeScript', async () => {
  const { upgrade } = await load(SMALLER);

  expect(() => upgrade?.(null)).toThrow('a is not a function');
});

test('a type that is imported without saying so does not matter', async () => {
  const body = await load(
    "import { Operations } from 'limbeck';\nexport function upgrade(op: Operations) {\n  return 5;\n}\n",
  );

  expect(body.upgrade?.(null)).toBe(5);
});

test('a revision may wait while it is loaded', async () => {
  const body = await load('const five = await Promise.resolve(5);\nexport function upgrade() {\n  return five;\n}\n');

  expect(body.upgrade?.(null)).toBe(5);
});

test('code is strict and has no `this`, as in a module', async () => {
  const { upgrade } = await load('const self = this;\nexport function upgrade() {\n  return [self, this];\n}\n');

  expect(upgrade?.(null)).toEqual([undefined, undefined]);
});

test.each([
  [
    'export const upgrade = 5;',
    '"upgrade" of the revision must be a function, or an object with a function for each database; found number.',
  ],
  ["export const transaction = 'no';", '"transaction" of the revision must be true or false; found string.'],
])('%s is refused', async (source, message) => {
  await expect(load(source)).rejects.toMatchObject({ code: 'INVALID_REVISION_EXPORT', message });
});

test('a mistake in the syntax is named with its place', async () => {
  await expect(load('export function upgrade() {\n  return 1 1;\n}\n')).rejects.toMatchObject({
    code: 'MODULE_SYNTAX_ERROR',
    place: { line: 2, column: 11 },
  });
});

test('an import that is not there is named with its place', async () => {
  await expect(load("\nimport { a } from './nope.js';\nexport const upgrade = a;\n")).rejects.toMatchObject({
    code: 'IMPORT_NOT_FOUND',
    place: { line: 2 },
  });
});

test.each(['await (waiting)', 'await waiting', 'for await (const one of [waiting]) one'])(
  '%s at the top level is waited for, and what is before it runs once',
  async (statement) => {
    const runs: string[] = [];
    Object.assign(globalThis, { runs });
    const head = `runs.push('begins');\nconst waiting = Promise.resolve();\nif (waiting) { ${statement}; }\n`;
    await load(`${head}runs.push('ends');\nexport function upgrade(op) {}\n`);
    Reflect.deleteProperty(globalThis, 'runs');

    expect(runs).toEqual(['begins', 'ends']);
  },
);
