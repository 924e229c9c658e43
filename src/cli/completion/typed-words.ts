import { type Argument, Command, type Option } from 'commander';
import { findCommand } from '../expand-arguments.js';
import { addGlobalOptions, type GlobalOptions } from '../invocation.js';

/** What the cursor is on. */
export type Place =
  | { readonly kind: 'command' }
  | { readonly kind: 'option' }
  /** The value of an option or an argument. */
  | { readonly kind: 'value'; readonly of: Option | Argument }
  | { readonly kind: 'nothing' };

export interface TypedWords {
  readonly command: Command | undefined;
  readonly place: Place;
  /** What is typed of the word, or of the value after `--option=`. */
  readonly typed: string;
  /** What is before that in the word. */
  readonly before: string;
  readonly globals: GlobalOptions;
}

/** @param words what follows the name of the program, up to the cursor; the last one may be empty. */
export function readTypedWords(program: Command, words: readonly string[]): TypedWords {
  const earlier = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  const walk = new Walk(program);
  for (const word of earlier) walk.take(word);
  const [name = '', value] = last.split(/=(.*)/s);
  const ofLast = last.startsWith('--') && value !== undefined ? walk.findOption(name) : undefined;
  const place: Place = ofLast === undefined ? walk.place(last) : { kind: 'value', of: ofLast };
  const isValue = ofLast !== undefined && value !== undefined;
  return {
    command: walk.command,
    place,
    typed: isValue ? value : last,
    before: isValue ? `${name}=` : '',
    globals: globalsOf(walk.isValueMissing ? earlier.slice(0, -1) : earlier),
  };
}

/** Understands as much as commander would, word by word. */
class Walk {
  command: Command | undefined;
  readonly #program: Command;
  #pending: Option | undefined;
  #arguments = 0;
  #onlyArguments = false;

  constructor(program: Command) {
    this.#program = program;
  }

  take(word: string): void {
    if (this.#pending !== undefined) {
      this.#pending = undefined;
    } else if (word === '--') {
      this.#onlyArguments = true;
    } else if (word.startsWith('-') && !this.#onlyArguments) {
      const option = this.findOption(word);
      if (option?.required === true) this.#pending = option;
    } else if (this.command === undefined) {
      this.command = findCommand(this.#program, word);
    } else {
      this.#arguments += 1;
    }
  }

  get isValueMissing(): boolean {
    return this.#pending !== undefined;
  }

  findOption(word: string): Option | undefined {
    const options = [...(this.command?.options ?? []), ...this.#program.options];
    return options.find(({ long, short }) => long === word || short === word);
  }

  place(last: string): Place {
    if (this.#pending !== undefined) return { kind: 'value', of: this.#pending };
    if (last.startsWith('-') && !this.#onlyArguments && !/^-\d*$/.test(last)) return { kind: 'option' };
    if (this.command === undefined) return { kind: 'command' };
    const all = this.command.registeredArguments;
    const argument = all[this.#arguments] ?? all.find(({ variadic }) => variadic);
    return argument === undefined ? { kind: 'nothing' } : { kind: 'value', of: argument };
  }
}

/** The options that every command takes, wherever they are among the words. */
function globalsOf(words: readonly string[]): GlobalOptions {
  const reader = addGlobalOptions(new Command())
    .allowUnknownOption()
    .allowExcessArguments()
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  return reader.argument('[words...]').parse(words, { from: 'user' }).opts();
}
