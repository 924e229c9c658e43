import { describe, expect } from 'vitest';
import { test } from '../support/database.js';
import { createHistory } from '../support/history-project.js';

const CHAIN = ['aaaa', 'aaaa>bbbb', 'bbbb>cccc', 'cccc>dddd'];

describe('arguments', () => {
  test.each([
    ['an option of the command', 'history --verb -r aaaa:aaaa', 'history --verbose -r aaaa:aaaa'],
    ['an option with its value', 'history --rev=aaaa:aaaa', 'history -r aaaa:aaaa'],
    ['an option of every command, before its name', '--js heads', 'heads --json'],
    ['the option of the command, where every command takes one that begins so too', 'heads --ver', 'heads -v'],
    ['a command', 'hist -r bbbb:', 'history -r bbbb:'],
  ])('may abbreviate %s', async (_, short, long) => {
    const project = createHistory(CHAIN);

    expect(await project.run(short)).toBe(await project.run(long));
  });

  test('may write a command as Alembic does, with an underscore', async () => {
    const project = createHistory(CHAIN);

    expect(await project.run('ensure_version --help')).toBe(await project.run('ensure-version --help'));
  });

  test.each([
    ['an option that two options begin with', 'heads --e prod', /'--e' could be --env or --env-file/],
    ['a command that two commands begin with', 'h', /'h' could be history or heads/],
    ['a second config file', '-c a.ts -c b.ts heads', /There is one config file/],
    ['no command', '', /^Usage: migrate/],
  ])('exit 2 for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await createHistory(CHAIN).migrate(args.split(' ').filter(Boolean));

    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  test('leave what belongs to an option as it is', async () => {
    const project = createHistory(CHAIN);

    await project.run('revision --rev-id eeee -m --auto');

    expect(await project.run('show eeee')).toContain('\n    --auto\n');
  });

  test.each(['history -r -2:current', 'history -r-2:current', 'history --rev-range -2:current'])(
    'may begin with a minus as typed: %s',
    async (command) => {
      expect(await createHistory(CHAIN).run(command.replace('current', 'cccc'))).toMatch(
        /^bbbb -> cccc.*\naaaa -> bbbb/,
      );
    },
  );

  test('may count down from the current revision', async ({ databaseUrl }) => {
    const project = createHistory(CHAIN, databaseUrl);
    await project.run('stamp dddd');

    await project.run('downgrade -2');

    expect(await project.run('history -r -1:current -i')).toBe(
      'aaaa -> bbbb (current), message of bbbb\n<base> -> aaaa, message of aaaa\n',
    );
  });
});

test.each(['--raiseerr', '--trace'])('%s shows where an error comes from', async (option) => {
  const { stderr } = await createHistory(CHAIN).migrate(['show', 'nowhere', option]);

  expect(stderr).toMatch(/\[UNKNOWN_REVISION\][\s\S]*\n {4}at .+:\d+:\d+/);
});

describe('-q', () => {
  test('prints results and nothing else', async ({ databaseUrl }) => {
    const project = createHistory(CHAIN, databaseUrl);

    const upgrade = await project.migrate(['-q', 'upgrade', 'head']);
    const current = await project.migrate(['current', '-q']);

    expect([upgrade.stdout + upgrade.stderr, current.stdout, current.stderr]).toEqual(['', 'dddd (head)\n', '']);
  });
});
