import type { Command } from 'commander';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export function isShell(name: string): name is Shell {
  return SHELLS.some((shell) => shell === name);
}

interface CompletedCommand {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string }[];
}

export function completionScript(program: Command, shell: Shell): string {
  const commands = program.commands.map((command) => completed(command, program));
  switch (shell) {
    case 'bash':
      return bashScript(commands);
    case 'zsh':
      return `autoload -U +X bashcompinit && bashcompinit\n${bashScript(commands)}`;
    case 'fish':
      return fishScript(commands);
  }
}

function completed(command: Command, program: Command): CompletedCommand {
  const options = [...command.options, ...program.options].flatMap(({ long, description }) =>
    long === undefined || long === null ? [] : [{ flag: long, description }],
  );
  return { name: command.name(), description: command.description(), options };
}

function bashScript(commands: readonly CompletedCommand[]): string {
  const cases = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ flag }) => flag).join(' ')}" ;;`,
  );
  return `_migrate() {
  local words="${commands.map(({ name }) => name).join(' ')}" current="\${COMP_WORDS[COMP_CWORD]}" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
${cases.join('\n')}
    esac
  done
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _migrate migrate limbeck`;
}

function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c migrate -n __fish_use_subcommand -a ${name} -d ${fishQuote(description)}`,
    ...options.map(
      (option) =>
        `complete -c migrate -n '__fish_seen_subcommand_from ${name}' -l ${option.flag.slice(2)} -d ${fishQuote(option.description)}`,
    ),
  ]);
  return [...lines, 'complete -c limbeck -w migrate'].join('\n');
}

function fishQuote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
