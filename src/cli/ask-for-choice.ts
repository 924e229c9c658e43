import { isCancel, select } from '@clack/prompts';
import { interrupted } from '../errors/run-errors.js';
import { onOneLine } from '../util/escape.js';
import { maskPassword } from '../util/mask-password.js';

export interface Question {
  readonly text: string;
  readonly choices: readonly string[];
  /** What it means to choose none of them; missing if one of them must be chosen. */
  readonly none?: string;
}

/** The position of `none` in what is shown, after the choices. */
const NONE = -1;

export async function askForChoice({ text, choices, none }: Question): Promise<number | null> {
  const shown = (line: string) => onOneLine(maskPassword(line));
  const answer = await select({
    message: shown(text),
    options: [
      ...choices.map((choice, value) => ({ value, label: shown(choice) })),
      ...(none === undefined ? [] : [{ value: NONE, label: shown(none) }]),
    ],
    // Losing rows takes a decision; Enter alone keeps them.
    initialValue: 0,
    output: process.stderr,
  });
  if (isCancel(answer)) return refuseCancelled();
  return answer === NONE ? null : answer;
}

/** The prompt takes the key of Ctrl-C for itself, and the program is to end as it always does. */
export function refuseCancelled(): never {
  process.kill(process.pid, 'SIGINT');
  throw interrupted('Interrupted. Nothing was changed.');
}
