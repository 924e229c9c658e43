import fc from 'fast-check';
import { createProgram } from '../../../src/cli/program.js';
import { type BadInputs, GOOD_FILES } from './bad-input.js';

const program = createProgram(async () => undefined);

/** Values of options, also for options that take none. */
const WORDS = [
  ...['', ' ', '--', '-', '-x', '--nothing', '-1', '-99', '+1', '+99', '0', '1e999', 'NaN', '-0.5'],
  ...['head', 'heads', 'base', 'current', 'head~', 'head^', 'head@', '@head', 'shop@head', 'nothing@head', 'shop@base'],
  ...['+', 'a:b:c', ':', '::', 'base:head', 'head:base', 'aaaa:', ':dddd', 'aaaa:dddd', 'dddd:aaaa', '-3:current'],
  ...['aaaa', 'aaa', 'a', 'bbbb', 'cccc', 'dddd', 'aaaa+1', 'dddd+9', 'aaaa-9', 'dddd-1', 'shop', 'shop+1', 'zzzz'],
  ...['aaaa,bbbb', 'aaaa:dddd+9', 'heads@shop', 'base@shop', 'current-1', 'head-1', '%', '%s', '*', '.', '..', '/'],
  ...['.hidden', 'con', 'NUL', 'a/b', '../x', 'x'.repeat(33), 'x'.repeat(5000), 'ü', '🐘', 'a b', "a'b", 'a"b', 'a\nb'],
  ...['a\u0000b', '\u001b[31m', '\u202e', '$(x)', 'a=b', '=', 'env=prod', 'env=', '=x', '__proto__', 'constructor'],
  ...[
    'models.js',
    'migrations',
    'migrations/versions',
    'nothing.js',
    'package.json',
    '/dev/null',
    '/nothing/x',
    '/proc/x',
  ],
  ...[
    'postgres://',
    'postgres://nobody@127.0.0.1:1/x',
    'postgres://%',
    'postgres://a:b@[::1',
    'mysql://x',
    'pglite://',
  ],
  ...['pglite://package.json', 'pglite://package.json/x', 'postgres://localhost:99999/x', 'http://x', 'users.id:other'],
  ...[
    'users.a:b',
    'users:other',
    'a.b.c:d',
    ':b',
    'a:',
    'ts',
    'sql',
    'bash',
    'generic',
    'true',
    'null',
    'undefined',
    '{}',
  ],
];

const words = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...WORDS) }, fc.string({ maxLength: 12 }));

/** Programs that it would start, and files that it would read from the keyboard. */
const LEFT_OUT = new Set(['--help', '--version', '--alembic', '--wait']);

const commands = program.commands.map((command) => ({
  name: command.name(),
  flags: [...command.options, ...program.options]
    .filter(({ long }) => !LEFT_OUT.has(long ?? ''))
    .map(({ long, short, required }) => ({ name: long ?? short ?? '', takesValue: required })),
}));

const option = (flags: (typeof commands)[number]['flags']) =>
  fc.record({ flag: fc.constantFrom(...flags), value: words, way: fc.nat({ max: 11 }) }).map(({ flag, value, way }) => {
    if (way === 0) return [flag.name];
    if (way === 1) return [`${flag.name}=${value}`];
    if (way === 2) return [flag.name, value, flag.name, value];
    if (way === 3) return [flag.name.slice(0, 4)];
    return flag.takesValue ? [flag.name, value] : [flag.name];
  });

/** Any command with any of its options, and with words that it does not expect. */
export const commandLines: BadInputs = fc
  .constantFrom(...commands)
  .chain(({ name, flags }) =>
    fc.record({
      name: fc.oneof(
        { weight: 20, arbitrary: fc.constant([name]) },
        words.map((word) => [word]),
        fc.constant([]),
      ),
      before: fc.array(option(flags), { maxLength: 1 }),
      options: fc.array(option(flags), { maxLength: 3 }),
      operands: fc.array(words, { maxLength: 3 }),
      json: fc.boolean(),
    }),
  )
  .map(({ name, before, options, operands, json }) => ({
    files: GOOD_FILES,
    // Behind an option, `--json` would be its value.
    args: [...before.flat(), ...name, ...(json && name.length > 0 ? ['--json'] : []), ...options.flat(), ...operands],
    env: {},
  }));
