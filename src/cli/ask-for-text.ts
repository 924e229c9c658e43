import { isCancel, text } from '@clack/prompts';
import { onOneLine } from '../util/escape.js';
import { maskPassword } from '../util/mask-password.js';
import { refuseCancelled } from './ask-for-choice.js';

export interface TextQuestion {
  readonly text: string;
  /** The answer of an empty line. */
  readonly empty?: string;
  /** What is wrong with an answer; null if nothing is. */
  readonly check: (answer: string) => string | null;
}

export async function askForText({ text: message, empty = '', check }: TextQuestion): Promise<string> {
  const answer = await text({
    message: onOneLine(maskPassword(message)),
    placeholder: empty,
    defaultValue: empty,
    validate: (typed) => check(typed === undefined || typed === '' ? empty : typed) ?? undefined,
    output: process.stderr,
  });
  if (isCancel(answer)) return refuseCancelled();
  return answer;
}
