export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

export function isShell(name: string): name is Shell {
  return SHELLS.some((shell) => shell === name);
}

/**
 * The script that a shell reads once. It asks `limbeck completion SHELL -- WORDS` for the rest, so that it never falls
 * behind the installed version. As other programs are called `migrate` too, it asks only the `limbeck` that is in the
 * folder of the program that was typed.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  // bash takes "=" and ":" for the end of a word, and replaces only what is after them.
  bash: `_limbeck() {
  local line="\${COMP_LINE:0:COMP_POINT}" program word current known
  local -a words
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  program="$(type -P -- "\${words[0]}")"
  COMPREPLY=()
  [[ -n $program && -x "\${program%/*}/limbeck" ]] || return 0
  current="\${words[\${#words[@]}-1]}"
  known="\${current%"\${current##*[=:]}"}"
  while IFS= read -r word; do
    COMPREPLY+=("\${word#"$known"}")
  done < <("\${program%/*}/limbeck" completion bash -- "\${words[@]:1}" 2> /dev/null)
}
complete -o default -F _limbeck limbeck
if ! complete -p migrate > /dev/null 2>&1; then complete -o default -F _limbeck migrate; fi`,
  zsh: `_limbeck() {
  local program="\${commands[\${words[1]}]:-\${words[1]}}"
  local -a found
  if [[ -x "\${program:h}/limbeck" ]]; then
    found=("\${(@f)$("\${program:h}/limbeck" completion zsh -- "\${(@)words[2,CURRENT]}" 2> /dev/null)}")
  fi
  if [[ -n "$found" ]]; then _describe limbeck found; else _files; fi
}
if ! (( $+functions[compdef] )); then autoload -Uz compinit && compinit; fi
compdef _limbeck limbeck
if [[ -z "\${_comps[migrate]}" ]]; then compdef _limbeck migrate; fi`,
  fish: `function __limbeck_complete
  set -l words (commandline -opc) (commandline -ct)
  set -l program (command -s -- $words[1])
  set -l limbeck (string replace -r '[^/]*$' limbeck -- "$program")
  set -l found
  if test -n "$program"; and test -x "$limbeck"
    set found ($limbeck completion fish -- $words[2..-1] 2> /dev/null)
  end
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c limbeck -f -a '(__limbeck_complete)'
if test -z (complete -c migrate | string collect)
  complete -c migrate -f -a '(__limbeck_complete)'
end`,
};

export interface Completion {
  readonly word: string;
  /** Empty if there is nothing to say. */
  readonly description: string;
}

/** A line for each, as the script of the shell reads it. Both texts are without control characters. */
export function completionLines(completions: readonly Completion[], shell: Shell): string {
  return completions.map((completion) => `${LINES[shell](completion)}\n`).join('');
}

const LINES: Readonly<Record<Shell, (completion: Completion) => string>> = {
  bash: ({ word }) => word,
  zsh: ({ word, description }) => `${word.replaceAll(':', '\\:')}:${description}`,
  fish: ({ word, description }) => `${word}\t${description}`,
};
