import { expect, test } from 'vitest';
import { splitWords } from './split-words.js';

test.each([
  ['splits at white space', '  code  --wait ', ['code', '--wait']],
  ['holds together what is quoted', `a 'b c' "d e"f`, ['a', 'b c', 'd ef']],
  ['takes an escaped character as it is', String.raw`a\ b "c\"d" 'e\f'`, ['a b', 'c"d', String.raw`e\f`]],
  ['keeps a backslash in double quotes that protects nothing', String.raw`"C:\Tools"`, [String.raw`C:\Tools`]],
  ['keeps an empty word', `a '' b`, ['a', '', 'b']],
  ['finds no words in nothing', ' ', []],
])('%s', (_, line, words) => {
  expect(splitWords(line)).toEqual(words);
});

test.each(["a 'b", '"a', 'a \\'])('a command line with an open quote is refused: %s', (line) => {
  expect(splitWords(line)).toBeNull();
});
