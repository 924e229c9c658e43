import { learnSecret } from './known-secrets.js';
import { learnSecretsOfText } from './secrets-in-text.js';

const STRING = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const NAMED = /pass(?:word|wd|phrase)['"]?\s*[:=]\s*$/i;

/** Learns the passwords that stand in a file of TypeScript or JavaScript: in URLs, and as values of `password`. */
export function learnSecretsOfSource(source: string): void {
  for (const match of source.matchAll(STRING)) {
    const text = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1');
    learnSecretsOfText(text);
    if (NAMED.test(source.slice(Math.max(0, match.index - 40), match.index))) learnSecret(text);
  }
}
