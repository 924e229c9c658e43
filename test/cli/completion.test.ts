import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completeWords } from '../../src/cli/completion/complete-words.js';
import { createProgram } from '../../src/cli/program.js';
import { createHistory } from '../support/history-project.js';

const CHAIN = ['aaaa [shop]', 'aaaa>abbb', 'abbb>cccc'];

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({
  environments: { dev: {}, prod: {}, 'a b': {}, '$(x)': {} },
  databases: { main: { url: 'postgresql://localhost/main' }, archive: { url: 'postgresql://localhost/archive' } },
});
`;

/** A project with the programs in `bin`, and another program called `migrate` in `other`. */
function createCompleted() {
  const project = createHistory(CHAIN);
  project.write('migrate.config.ts', CONFIG);
  for (const name of ['migrate', 'limbeck']) {
    mkdirSync(join(project.folder, 'bin'), { recursive: true });
    symlinkSync(join(import.meta.dirname, '../../bin/migrate.js'), join(project.folder, 'bin', name));
  }
  project.write('other/migrate', '#!/bin/sh\ntouch called\n');
  execFileSync('chmod', ['+x', join(project.folder, 'other/migrate')]);
  return project;
}

describe('the words that complete', () => {
  test.each([
    ['a command', ['lis'], ['list-templates']],
    ['an option', ['heads', '--resolve'], ['--resolve-dependencies']],
    ['an option of every command', ['heads', '--scr'], ['--script-location']],
    ['a revision by its beginning', ['show', 'a'], ['aaaa', 'abbb']],
    ['a label', ['upgrade', 'sh'], ['shop@head']],
    ['a word for a revision', ['downgrade', 'b'], ['base']],
    ['a step', ['downgrade', '-'], ['-1']],
    ['the end of a range', ['history', '-r', 'aaaa:c'], ['aaaa:cccc', 'aaaa:current']],
    ['the value of an option that is a revision', ['revision', '--head', 'cc'], ['cccc']],
    ['the value after an equals sign', ['--env=p'], ['--env=prod']],
    ['an environment, if a shell takes its name as it is', ['--env', ''], ['dev', 'prod']],
    ['an environment as an argument', ['-x', 'env=d'], ['env=dev']],
    ['a database', ['-n', 'a'], ['archive']],
    ['one of several choices', ['lint', '--format', 's'], ['sarif']],
    ['a command after options with values', ['--env', 'prod', 'upg'], ['upgrade']],
    ['nothing in the place of a file', ['-c', ''], []],
    ['nothing where the command takes no more', ['show', 'aaaa', ''], []],
  ])('are %s', async (_, words, expected) => {
    expect(await completionsOf(words)).toEqual(expected);
  });

  test('are asked for without a database, and say nothing but an error without a config', async () => {
    const project = createCompleted();
    project.write('migrate.config.ts', 'throw new Error("no")');

    const { stdout, status } = await project.migrate(['completion', 'bash', '--', 'show', '']);

    expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  });
});

async function completionsOf(words: readonly string[]): Promise<readonly string[]> {
  const config = join(createCompleted().folder, 'migrate.config.ts');
  const found = await completeWords(
    createProgram(() => Promise.resolve()),
    ['-c', config, ...words],
  );
  return found.map(({ word }) => word).sort();
}

/** Each prints what it offers for a line, a candidate to a line, with the folder before the others of PATH. */
const SHELLS = {
  bash: {
    args: (line: string) => [
      '--norc',
      '-c',
      `eval "$(bin/limbeck completion bash)"
       COMP_LINE=${quote(line)}; COMP_POINT=\${#COMP_LINE}
       complete -p "\${COMP_LINE%% *}" > /dev/null && _limbeck && printf '%s\\n' "\${COMPREPLY[@]}"`,
    ],
  },
  fish: { args: (line: string) => ['-N', '-c', `bin/limbeck completion fish | source; complete -C ${quote(line)}`] },
  zsh: {
    args: (line: string) => [
      '-f',
      '-c',
      `autoload -Uz compinit && compinit -u; eval "$(bin/limbeck completion zsh)"
       _files() { :; }; _describe() { print -l -- "\${(@)found}"; }
       words=(\${(Q)\${(z)$(print -r -- ${quote(line)})}}); [[ ${quote(line)} == *' ' ]] && words+=(''); CURRENT=\${#words}
       _limbeck`,
    ],
  },
} as const;

function quote(text: string): string {
  return `'${text}'`;
}

function complete(shell: keyof typeof SHELLS, line: string, first = 'bin'): readonly string[] {
  const { folder } = createCompleted();
  const { stdout, stderr } = spawnSync(shell, SHELLS[shell].args(line), {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PATH: [join(folder, first), process.env.PATH].join(delimiter), HOME: folder },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean).sort();
}

describe.each(['bash', 'zsh', 'fish'] as const)('the script for %s', (shell) => {
  const isMissing = spawnSync(shell, ['--version']).error !== undefined;

  test.skipIf(isMissing)('completes revisions, with their messages where the shell shows them', () => {
    const shown = { bash: 'abbb', zsh: 'abbb:message of abbb', fish: 'abbb\tmessage of abbb' };

    expect(complete(shell, 'migrate show ab')).toEqual([shown[shell]]);
  });

  test.skipIf(isMissing)('completes what follows an equals sign or a colon', () => {
    const shown = {
      bash: ['prod', 'cccc'],
      zsh: ['env=prod:', 'aaaa:cccc:message of cccc'],
      fish: ['env=prod', 'aaaa:cccc\tmessage of cccc'],
    };

    expect([...complete(shell, 'migrate -x env=p'), ...complete(shell, 'limbeck history -r aaaa:cc')]).toEqual(
      shown[shell],
    );
  });

  test.skipIf(isMissing)('asks no other program that is called migrate', () => {
    const offered = complete(shell, 'migrate sho', 'other');

    expect(offered).not.toContain('show');
  });
});
