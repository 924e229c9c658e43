import { resolve } from 'node:path';
import {
  targetCommandFailed,
  targetCommandInvalid,
  targetCommandNeedsShell,
} from '../../errors/target-command-errors.js';
import type { SqlSource } from '../../scratch/sql-source.js';
import type { CommandTarget } from '../../settings/command-target.js';
import { DURATION_EXAMPLES, isDuration, toMilliseconds } from '../../util/duration.js';
import { onOneLine } from '../../util/escape.js';
import { findShellSyntax } from '../../util/shell-syntax.js';
import { splitWords } from '../../util/split-words.js';
import { type CollectedOutput, collectOutput } from '../programs/collect-output.js';
import { findPackageProgram, findProgram, isPath } from '../programs/find-program.js';

const DEFAULT_TIMEOUT = '2min';

/** Runs the program of a target, and returns the SQL that it prints. */
export async function readSqlOfCommand(target: CommandTarget, baseFolder: string): Promise<SqlSource> {
  checkTarget(target);
  const { command, env, timeout = DEFAULT_TIMEOUT } = target;
  const [name = '', ...args] = typeof command === 'string' ? toWords(command) : command;
  const shown = onOneLine(typeof command === 'string' ? command.trim() : command.map(quoteWord).join(' '));
  const cwd = resolve(baseFolder, target.cwd ?? '.');
  const path = (isPath(name) ? null : findPackageProgram(name, cwd)) ?? findProgram(name, cwd);
  if (path === null) throw notFound(shown, name, cwd);
  const collected = await collectOutput({
    path,
    args,
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    timeoutMs: toMilliseconds(timeout),
  });
  return { file: `the output of ${shown}`, sql: requireSql(collected, shown, timeout) };
}

/** Keeps out of the SQL what is only for people: colors, and the line that dotenv prints. */
const QUIET = { NO_COLOR: '1', FORCE_COLOR: undefined, DOTENV_CONFIG_QUIET: 'true' };

const isText = (value: unknown) => typeof value === 'string';

const CHECKS: Readonly<Record<keyof CommandTarget, readonly [expected: string, accepts: (value: unknown) => boolean]>> =
  {
    command: [
      'a string, or a list of strings',
      (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
    ],
    cwd: ['a folder', isText],
    env: ['an object of strings', (value) => isText(value) === false && Object.values(Object(value)).every(isText)],
    timeout: [`a duration such as ${DURATION_EXAMPLES}`, isDuration],
  };

/** The settings come from JavaScript, too. */
function checkTarget(target: CommandTarget): void {
  const checks = new Map(Object.entries(CHECKS));
  for (const [name, value] of Object.entries(target)) {
    const check = checks.get(name);
    if (check === undefined) {
      throw targetCommandInvalid(`\`${onOneLine(name)}\` is unknown`, `Known are: ${[...checks.keys()].join(', ')}.`);
    }
    const [expected, accepts] = check;
    if (value === undefined ? name === 'command' : !accepts(value)) {
      throw targetCommandInvalid(`\`${name}\` must be ${expected}`, 'Correct the target in the config.');
    }
  }
}

function toWords(line: string): readonly string[] {
  const words = splitWords(line);
  if (words === null) throw targetCommandInvalid('a quote is not closed', 'Close the quote, or give a list of words.');
  const syntax = findShellSyntax(line);
  if (syntax !== null) throw targetCommandNeedsShell(syntax);
  return words;
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word}'`;
}

function notFound(command: string, name: string, cwd: string) {
  if (name === '') {
    return targetCommandInvalid('it is empty', "Name the program: { command: 'npx prisma migrate diff …' }.");
  }
  const why = isPath(name)
    ? `can't run: "${onOneLine(resolve(cwd, name))}" is not a program`
    : `can't run: there is no program "${onOneLine(name)}" on the PATH, nor in node_modules/.bin of "${cwd}" or a folder above it`;
  const hint = 'Install the package of the program, or correct `command` or `cwd` of the target.';
  return targetCommandFailed({ command, why, log: '', hint });
}

function requireSql({ output, log, failure, isLate }: CollectedOutput, command: string, timeout: string): string {
  const fail = (why: string, hint: string) => targetCommandFailed({ command, why, log, hint });
  if (isLate) {
    throw fail(`didn't end within ${timeout}`, "Find out what it waits for, or set a longer `timeout: '10min'`.");
  }
  if (failure !== null) {
    throw fail(failure, 'Run the command in the folder of the config until it prints SQL, then try again.');
  }
  const sql = output.replace(/^\uFEFF/, '');
  if (sql.trim() !== '') return sql;
  throw fail(
    'printed nothing',
    'The SQL must be on its standard output. To declare an empty schema, print a comment: `-- nothing`.',
  );
}
