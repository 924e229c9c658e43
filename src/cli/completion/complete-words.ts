import type { Argument, Command, Option } from 'commander';
import { onOneLine } from '../../util/escape.js';
import { settingsInput } from '../invocation.js';
import type { Completion } from './shell-scripts.js';
import { readTypedWords, type TypedWords } from './typed-words.js';

/** Of a long history the newest revisions are offered, until something is typed. */
const MOST_REVISIONS = 100;

/** What the value of an option or an argument is called, such as `revision`, says what completes it. */
type Completer = (words: TypedWords, command: string) => Promise<readonly Completion[]>;

const COMPLETERS: Readonly<Record<string, Completer>> = {
  revision: revisions,
  revisions,
  range: revisions,
  from: sidesOfDiff,
  to: sidesOfDiff,
  environment: environments,
  'key=value': async (words) => prefixed('env=', await environments(words)),
  database: databases,
};

/**
 * What the last word may become. Nothing if that is the name of a file, which the shell completes by itself.
 * @param words what follows the name of the program, up to the cursor.
 */
export async function completeWords(program: Command, words: readonly string[]): Promise<readonly Completion[]> {
  const read = readTypedWords(program, words);
  const found = await completionsOf(program, read);
  return prefixed(
    read.before,
    found.filter(({ word }) => word.startsWith(read.typed) && isPlain(word)),
  );
}

/** What a shell would not take as it is, such as a label with a space, is not offered. */
function isPlain(word: string): boolean {
  return /^[\p{L}\p{N}_@.:+=/-]+$/u.test(word);
}

async function completionsOf(program: Command, words: TypedWords): Promise<readonly Completion[]> {
  const { command, place } = words;
  switch (place.kind) {
    case 'command':
      return program.commands.map((each) => ({ word: each.name(), description: each.description() }));
    case 'option':
      return [...(command?.options ?? []), ...program.options].flatMap(wordsOfOption);
    case 'value':
      return valuesOf(place.of, words, command?.name() ?? '');
    case 'nothing':
      return [];
  }
}

function wordsOfOption({ long, short, description }: Option): readonly Completion[] {
  const word = long ?? short;
  return word === undefined || word === null ? [] : [{ word, description }];
}

function valuesOf(value: Option | Argument, words: TypedWords, command: string): Promise<readonly Completion[]> {
  if (value.argChoices !== undefined) return Promise.resolve(value.argChoices.map(bare));
  const name = 'flags' in value ? /<([^>.]+)/.exec(value.flags)?.[1] : value.name();
  const completer = COMPLETERS[name ?? ''];
  return completer === undefined ? Promise.resolve([]) : completer(words, command);
}

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  upgrade: ['head', 'heads', '+1'],
  downgrade: ['-1', 'base'],
  stamp: ['head', 'heads', 'base'],
  merge: ['heads'],
  log: [],
  revision: ['head', 'base'],
};

async function revisions({ typed, globals }: TypedWords, command: string): Promise<readonly Completion[]> {
  const { history } = await import('../../commands/history.js');
  const infos = await history(settingsInput('completion', globals));
  // Of a range, what is after the colon.
  const before = typed.slice(0, typed.lastIndexOf(':') + 1);
  const labels = [...new Set(infos.flatMap(({ branchLabels }) => branchLabels))];
  const ids = infos.filter(({ id }) => id.startsWith(typed.slice(before.length)));
  return prefixed(before, [
    ...(SYMBOLS[command] ?? ['head', 'heads', 'base', 'current']).map(bare),
    ...labels.map((label) => bare(`${label}@head`)),
    ...ids.slice(0, MOST_REVISIONS).map(({ id, message }) => ({ word: id, description: onOneLine(message) })),
  ]);
}

async function sidesOfDiff(words: TypedWords): Promise<readonly Completion[]> {
  return [bare('database'), bare('models'), bare('head'), ...(await environments(words))];
}

async function environments(words: TypedWords): Promise<readonly Completion[]> {
  return (await settingsOf(words)).environments.map(bare);
}

async function databases(words: TypedWords): Promise<readonly Completion[]> {
  return (await settingsOf(words)).databaseNames.map(bare);
}

async function settingsOf({ globals }: TypedWords) {
  const { resolveSettings } = await import('../../settings/resolve-settings.js');
  return resolveSettings(settingsInput('completion', globals));
}

function bare(word: string): Completion {
  return { word, description: '' };
}

function prefixed(prefix: string, completions: readonly Completion[]): readonly Completion[] {
  return completions.map(({ word, description }) => ({ word: prefix + word, description }));
}
