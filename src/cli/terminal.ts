import type { JsonOutput } from '../commands/json/json-outputs.js';
import type { sarifLog } from '../commands/lint/report-formats.js';
import type { ScriptReport } from '../commands/run/script-report.js';
import type { ErrorOutput } from '../errors/error-data.js';
import { jsonText, onSeveralLines } from '../util/escape.js';
import { maskData, maskPassword } from '../util/mask-password.js';
import { writeResult } from '../util/result-output.js';
import type { Question } from './ask-for-choice.js';
import type { TextQuestion } from './ask-for-text.js';
import { LiveLine } from './live-line.js';
import { openPalette, type Paint, PLAIN } from './palette.js';
import { eventLine, type PrintEvent } from './print/json-events.js';

/**
 * Where the program prints, and how. Results go to standard output, all else to standard error. Each text is a line: a line
 * break in a name, and whatever else would steer the terminal, is shown as an escape.
 */
export interface Terminal {
  /** A result. Passwords in it are masked. */
  print(...lines: readonly string[]): void;
  /** A result as JSON; a parser reads the exact value, except for passwords. With --events, the last line. */
  printJson(value: JsonOutput | SarifLog): void;
  /** The same for a script, passwords included. */
  printJsonScript(report: ScriptReport): void;
  /** What a command failed with, as JSON. */
  printJsonError(output: ErrorOutput): void;
  /** A script, which is exact unless it goes to a terminal: whoever asked for it will run it, passwords included. */
  printScript(text: string): void;
  /** Progress, status and warnings. */
  status(...lines: readonly string[]): void;
  readonly paint: Paint;
  /** A line below the others that says how far the work is; null unless a person looks on. */
  readonly live: LiveLine | null;
  /** Prints what happens as a line of JSON; null without --events. */
  readonly event: PrintEvent | null;
  /**
   * Asks a person for one of the choices: its position, or null for none of them. Null if nobody can be asked: unless
   * all ends are terminals, on a CI machine, with --quiet and --json.
   */
  readonly choose: ((question: Question) => Promise<number | null>) | null;
  /** Asks a person for a text. Null if nobody can be asked. */
  readonly ask: ((question: TextQuestion) => Promise<string>) | null;
}

export interface TerminalOptions {
  /** False for --no-color; undefined asks the environment. */
  readonly color?: boolean;
  /** True for --quiet: no status lines. */
  readonly quiet?: boolean;
  /** True for --json: the output is for a program. */
  readonly json?: boolean;
  /** True for --events: the same, line by line. */
  readonly events?: boolean;
}

type SarifLog = ReturnType<typeof sarifLog>;

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
    ...jsonPrinters(options),
    printScript: (text) => writeResult(`${process.stdout.isTTY === true ? onSeveralLines(text) : text}\n`),
    status: (...lines) => {
      if (options.quiet !== true) write(toText(lines));
    },
    paint,
    live,
    ...(canAsk(options) ? { choose: askPerson, ask: askPersonForText } : { choose: null, ask: null }),
  };
}

/** What prints for programs. */
function jsonPrinters({
  events,
}: TerminalOptions): Pick<Terminal, 'printJson' | 'printJsonScript' | 'printJsonError' | 'event'> {
  if (events === true) {
    return {
      printJson: (value) => writeResult(eventLine('result', maskData(value))),
      printJsonScript: (report) => writeResult(eventLine('result', report)),
      printJsonError: ({ error }) => writeResult(eventLine('error', maskData(error))),
      event: (event, data) => writeResult(eventLine(event, maskData(data))),
    };
  }
  const printMasked = (value: unknown) => writeResult(`${jsonText(maskData(value))}\n`);
  return {
    printJson: printMasked,
    printJsonScript: (report) => writeResult(`${jsonText(report)}\n`),
    printJsonError: printMasked,
    event: null,
  };
}

/** Standard input is looked at last: Node opens it for the question, which takes time. */
function canAsk(options: TerminalOptions): boolean {
  return canShowProgress(options) && process.stdout.isTTY === true && process.stdin.isTTY === true;
}

/** A terminal that can't move its cursor calls itself dumb. */
function canShowProgress({ quiet, json, events }: TerminalOptions): boolean {
  const isTerminal = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
  return isTerminal && !isSet('CI') && quiet !== true && json !== true && events !== true;
}

/** Nothing of it is loaded until there is a question. */
const askPerson: Terminal['choose'] = async (question) => {
  const { askForChoice } = await import('./ask-for-choice.js');
  return askForChoice(question);
};

const askPersonForText: Terminal['ask'] = async (question) => {
  const { askForText } = await import('./ask-for-text.js');
  return askForText(question);
};
