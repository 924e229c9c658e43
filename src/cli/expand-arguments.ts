import { type Command, Option } from 'commander';

/**
 * The arguments with each abbreviated command and option in full, as argparse, and so Alembic, takes options: `--auto`
 * for `--autogenerate`; and `ensure_version`, as Alembic writes it, for `ensure-version`. What is not understood stays as
 * it is: commander refuses it.
 */
export function expandArguments(program: Command, args: readonly string[]): readonly string[] {
  const left = [...args];
  const expanded: string[] = [];
  let command: Command | undefined;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') {
      return [...expanded, word, ...left];
    }
    if (!word.startsWith('-')) {
      const found = command === undefined ? findCommand(program, word) : undefined;
      command ??= found;
      expanded.push(found?.name() ?? word);
      continue;
    }
    const { text, takesNext } = expandOption(word, [...(command?.options ?? []), HELP]);
    expanded.push(text);
    // What belongs to an option is not looked at: in `-m --auto` it is a message.
    expanded.push(...left.splice(0, takesNext ? 1 : 0));
  }
  return expanded;

  /** The command's own options come first: `history --ver` is `--verbose`, even if a global option matches too. */
  function expandOption(word: string, own: readonly Option[]) {
    const [name = '', ...value] = word.split(/(?==)/);
    const choose = (options: readonly Option[]) => chooseMeant(program, name, longNames(options));
    const meant = word.startsWith('--') ? (choose(own) ?? choose(program.options) ?? name) : word;
    const option = [...own, ...program.options].find(({ long, short }) => long === meant || short === meant);
    return { text: [meant, ...value].join(''), takesNext: option?.required === true && value.length === 0 };
  }
}

function longNames(options: readonly Option[]): readonly string[] {
  return options.flatMap(({ long }) => long ?? []);
}

/** commander adds it by itself. */
const HELP = new Option('-h, --help');

/** By its name, or by the beginning of it; undefined if there is no such command. */
export function findCommand(program: Command, word: string): Command | undefined {
  const names = program.commands.map((command) => command.name());
  const meant = chooseMeant(program, word.replaceAll('_', '-'), names);
  return program.commands.find((command) => command.name() === meant);
}

/** The name itself, or the only one that begins so. */
function chooseMeant(program: Command, typed: string, names: readonly string[]): string | undefined {
  const candidates = names.includes(typed) ? [typed] : [...new Set(names.filter((name) => name.startsWith(typed)))];
  if (candidates.length > 1) {
    program.error(`error: '${typed}' could be ${candidates.join(' or ')}`);
  }
  return candidates[0];
}
