import { expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.js';

const run = async () => undefined;
const WHOLE = createProgram(run).commands.filter((command) => command.name() !== 'completion');

test.each(WHOLE.map((command) => [command.name(), command] as const))(
  'a call that begins with %s knows the options of this command, and creates no other',
  (name, command) => {
    const [own, ...others] = createProgram(run, name).commands;

    expect(own?.name()).toBe(name);
    expect(own?.helpInformation()).toBe(command.helpInformation());
    expect(others).toEqual([]);
  },
);

test.each(['completion', 'help', '--json', 'curr', 'constructor'])(
  'a call that begins with %s knows all commands',
  (word) => {
    expect(createProgram(run, word).commands).toHaveLength(WHOLE.length + 1);
  },
);
