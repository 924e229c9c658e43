import { jsonText, onSeveralLines } from '../util/escape.js';
import { maskData, maskPassword } from '../util/mask-password.js';
import { writeResult } from '../util/result-output.js';
import type { Question } from './ask-for-choice.js';
import { LiveLine } from './live-line.js';
import { openPalette, type Paint, PLAIN } from './palette.js';

/**
 * Where the program prints, and how. Results go to standard output, all else to standard error. Each text is a line: a line
 * break in a name, and whatever else would steer the terminal, is shown as an escape.
 */
export interface Terminal {
  /** A result. Passwords in it are masked. */
  print(...lines: readonly string[]): void;
  /** A result as JSON; a parser reads the exact value, except for passwords. */
  printJson(value: unknown): void;
  /** A script, which is exact unless it goes to a terminal: whoever asked for it will run it, passwords included. */
  printScript(text: string): void;
  /** Progress, status and warnings. */
  status(...lines: readonly string[]): void;
  readonly paint: Paint;
  /** A line below the others that says how far the work is; null unless a person looks on. */
  readonly live: LiveLine | null;
  /**
   * Asks a person for one of the choices: its position, or null for none of them. Null if nobody can be asked: unless
   * all ends are terminals, on a CI machine, with --quiet and --json.
   */
  readonly choose: ((question: Question) => Promise<number | null>) | null;
}

export interface TerminalOptions {
  /** False for --no-color; undefined asks the environment. */
  readonly color?: boolean;
  /** True for --quiet: no status lines. */
  readonly quiet?: boolean;
  /** True for --json: the output is for a program. */
  readonly json?: boolean;
}

/** NO_COLOR and FORCE_COLOR as their authors describe them: any value but the empty one counts. */
function wantsColour({ color }: TerminalOptions): boolean {
  if (color === false || isSet('NO_COLOR')) {
    return false;
  }
  return isSet('FORCE_COLOR') || (process.stdout.isTTY === true && process.stderr.isTTY === true);
}

function isSet(variable: string): boolean {
  return (process.env[variable] ?? '') !== '';
}

export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  const { paint, show } = wantsColour(options) ? await openPalette() : PLAIN;
  const toText = (lines: readonly string[]) => lines.map((line) => `${show(maskPassword(line))}\n`).join('');
  const live = canShowProgress(options) ? new LiveLine(process.stderr) : null;
  const write = (text: string) => (live === null ? process.stderr.write(text) : live.above(text));
  return {
    print: (...lines) => writeResult(toText(lines)),
    printJson: (value) => writeResult(`${jsonText(maskData(value))}\n`),
    printScript: (text) => writeResult(`${process.stdout.isTTY === true ? onSeveralLines(text) : text}\n`),
    status: (...lines) => {
      if (options.quiet !== true) write(toText(lines));
    },
    paint,
    live,
    choose: canAsk(options) ? askPerson : null,
  };
}

/** Standard input is looked at last: Node opens it for the question, which takes time. */
function canAsk(options: TerminalOptions): boolean {
  return canShowProgress(options) && process.stdout.isTTY === true && process.stdin.isTTY === true;
}

/** A terminal that can't move its cursor calls itself dumb. */
function canShowProgress({ quiet, json }: TerminalOptions): boolean {
  const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  return isTerminal && !isSet('CI') && quiet !== true && json !== true;
}

/** Nothing of it is loaded until there is a question. */
const askPerson: Terminal['choose'] = async (question) => {
  const { askForChoice } = await import('./ask-for-choice.js');
  return askForChoice(question);
};
