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

  test('have a help with examples and with the options of every command', async () => {
    const help = await createHistory(CHAIN).run('check --help');

    expect(help).toMatch(/Global Options:[\s\S]*Examples:\n {2}migrate check\n/);
    expect(help).toMatch(/docs\/commands\.md#check\n/);
  });

  test.each([
    ['an option that two options begin with', 'heads --e prod', /'--e' could be --env or --env-file/],
    ['a command that two commands begin with', 'h', /'h' could be history or heads/],
    ['a second config file', '-c a.ts -c b.ts heads', /`--config` can be given only once/],
    ['no command', '', /^Usage: migrate/],
  ])('exit 2 for %s', async (_, args, message) => {
    const { status, stdout, stderr } = await createHistory(CHAIN).migrate(args.split(' ').filter(Boolean));

    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(message) });
  });

  test.each([
    ['rollback', 'Run `migrate downgrade -1`.'],
    ['migration:generate', 'Run `migrate revision --autogenerate -m "…"`.'],
    ['show hed', 'Did you mean `head`?'],
    ['show sohp', 'Did you mean `shop`?'],
  ])('name what somebody most likely meant by %s', async (args, hint) => {
    const { status, stderr } = await createHistory(['aaaa [shop]']).migrate(args.split(' '));

    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(hint) });
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

test('what cannot be understood is JSON with --json', async () => {
  const { status, stdout } = await createHistory(CHAIN).migrate(['heads', '--nothing', '--json']);

  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'COMMAND_LINE_INVALID', exitStatus: 2 } });
  expect(status).toBe(2);
});

test('--dotenv names a missing file', async () => {
  const { status, stderr } = await createHistory(CHAIN).migrate(['heads', '--dotenv', 'nothing.env']);

  expect(stderr).toMatch(/nothing\.env.*\[ENV_FILE_UNREADABLE\]/);
  expect(status).toBe(2);
});

test('an id that the version table cannot hold is refused before anything is run, unless the column is wider', async ({
  databaseUrl,
  db,
}) => {
  const id = 'x'.repeat(40);
  const project = createHistory(['aaaa', `aaaa>${id}`], databaseUrl);

  const refused = await project.migrate(['upgrade', 'head']);
  await db.query('CREATE TABLE limbeck_version (version_num varchar(100) PRIMARY KEY)');
  const applied = await project.migrate(['upgrade', 'head']);

  expect(refused.stderr).toContain(
    'has 40 characters, but the version table allows 32. Nothing was run. [REVISION_ID_INVALID]',
  );
  expect([refused.status, applied.status]).toEqual([2, 0]);
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
