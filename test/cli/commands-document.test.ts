import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/commands.md'), 'utf8');
const PROGRAM = createProgram(async () => undefined);

test.each(PROGRAM.commands.map((command) => command.name()))(
  'docs/commands.md tells every option of %s, and no other',
  (name) => {
    const command = PROGRAM.commands.find((one) => one.name() === name);

    expect(optionsTold(name)).toEqual(command?.options.map(({ long }) => long).sort());
  },
);

test('docs/commands.md tells every option that all commands take', () => {
  expect(optionsTold('Options of every command')).toEqual(
    expect.arrayContaining(PROGRAM.options.flatMap(({ long }) => long ?? [])),
  );
});

/** The long options in the table of a section, sorted. */
function optionsTold(title: string): string[] {
  const [, section = ''] = DOCUMENT.split(`\n## ${title}\n`);
  const [text = ''] = section.split('\n## ');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => row.split('|')[1]?.match(/--[\w-]+/g) ?? []).sort();
}
