import { indexOfWord, isWord, startsWith, subcommandsOf, type Word } from './words.js';

/**
 * Whether the words of a statement alone show that it destroys nothing. A statement that may call a function can do
 * anything, so a SELECT is not harmless.
 */
export function isHarmless(words: readonly Word[]): boolean {
  const [verb] = words;
  if (verb === undefined) return true;
  // It may fire triggers.
  if (startsWith(words, 'set', 'constraints')) return false;
  if (startsWith(words, HARMLESS)) return true;
  switch (verb.kind === 'bare' ? verb.text : '') {
    case 'create':
      return createsOnly(words);
    case 'alter':
      return keepsData(words);
    case 'drop':
      return dropsNoData(words);
    case 'insert':
      return insertsValues(words);
    default:
      return false;
  }
}

const HARMLESS = [
  'abort|analyse|analyze|begin|checkpoint|cluster|comment|commit|end|grant|listen|lock|notify|reindex|release|reset',
  'revoke|rollback|savepoint|security|set|show|start|unlisten|vacuum',
].join('|');

/** It does not run a query to fill what it creates, and holds no statements within it, as CREATE SCHEMA may. */
function createsOnly(words: readonly Word[]): boolean {
  if (startsWith(words, 'create', 'schema')) return indexOfWord(words.slice(1), 'create', 'grant') === -1;
  if (startsWith(words, 'create', 'materialized')) return false;
  const isTable = words.slice(1, 4).some((word) => isWord(word, 'table'));
  return !isTable || indexOfWord(words, 'as') === -1;
}

const WITHOUT_ROWS = [
  'aggregate|collation|conversion|database|default|domain|event|function|group|index|language|materialized|operator',
  'policy|procedural|procedure|publication|role|routine|rule|schema|sequence|server|statistics|subscription|system',
  'tablespace|text|trigger|user|view',
].join('|');

function keepsData(words: readonly Word[]): boolean {
  if (startsWith(words, 'alter', WITHOUT_ROWS)) return true;
  // The attribute of a type can be one of a typed table.
  if (startsWith(words, 'alter', 'type')) return indexOfWord(words.slice(2), 'drop', 'alter') === -1;
  return startsWith(words, 'alter', 'table') && subcommandsOf(words).every(keepsRows);
}

function keepsRows(subcommand: readonly Word[]): boolean {
  if (startsWith(subcommand, 'alter|drop', 'constraint')) return true;
  if (startsWith(subcommand, 'alter')) {
    const action = subcommand.slice(isWord(subcommand[1], 'column') ? 3 : 2);
    return (
      startsWith(action, 'add|drop|reset|restart') || (startsWith(action, 'set') && !startsWith(action, 'set', 'data'))
    );
  }
  return startsWith(subcommand, SUBCOMMANDS);
}

const SUBCOMMANDS = [
  'add|attach|cluster|detach|disable|enable|force|inherit|no|of|not|owner|rename|replica|reset|set|validate',
].join('|');

const DROPPED_ALONE = [
  'access|aggregate|cast|collation|conversion|domain|event|foreign|function|group|index|language|materialized|operator',
  'policy|procedural|procedure|publication|role|routine|rule|schema|sequence|server|statistics|subscription',
  'tablespace|text|transform|trigger|type|user|view',
].join('|');

/** Without CASCADE, PostgreSQL refuses to drop what columns depend on. */
function dropsNoData(words: readonly Word[]): boolean {
  return startsWith(words, 'drop', DROPPED_ALONE) && !isWord(words.at(-1), 'cascade');
}

/** INSERT … VALUES with constants, which may do nothing on conflict. */
function insertsValues(words: readonly Word[]): boolean {
  const values = indexOfWord(words, 'values');
  if (values === -1 || indexOfWord(words, 'select', 'table', 'with', 'returning') !== -1) return false;
  const isCall = (word: Word, at: number) => word.kind !== 'other' && words[at + 1]?.text === '(';
  const conflict = indexOfWord(words, 'conflict');
  const rows = words.slice(values + 1, conflict === -1 ? undefined : conflict);
  const isConstant = rows.every((word, at) => !isCall(word, at + values + 1) && !isWord(word, 'select', 'with'));
  return isConstant && (conflict === -1 || isWord(words.at(-1), 'nothing'));
}

/** Whether PostgreSQL refuses to run the statement inside a transaction, and it destroys nothing. */
export function isHarmlessAlone(words: readonly Word[]): boolean {
  return isHarmless(words) && runsAlone(words);
}

const ALONE: readonly (readonly string[])[] = [
  ['alter', 'database|subscription|system'],
  ['cluster'],
  ['create', 'database|subscription|tablespace'],
  ['create', 'index', 'concurrently'],
  ['create', 'unique', 'index', 'concurrently'],
  ['drop', 'index', 'concurrently'],
  ['drop', 'subscription|tablespace'],
  ['reindex'],
  ['vacuum'],
];

function runsAlone(words: readonly Word[]): boolean {
  const isDetach = startsWith(words, 'alter', 'table') && isWord(words.at(-1), 'concurrently', 'finalize');
  return isDetach || ALONE.some((pattern) => startsWith(words, ...pattern));
}
