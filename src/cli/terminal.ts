import type { ChalkInstance } from 'chalk';

/** Where the program prints, and how. Results go to standard output, all else to standard error. */
export interface Terminal {
  /** A result, with its line end. */
  print(text: string): void;
  /** Progress, status and warnings. */
  status(text: string): void;
  readonly paint: Paint;
  /**
   * Asks a person for one of the choices: its position, or null for none of them. Null where nobody can be asked: unless
   * both ends are terminals, on a CI machine, with --quiet and --json.
   */
  readonly choose: ((question: string, choices: readonly string[]) => Promise<number | null>) | null;
}

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

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

/** chalk is loaded only where something will be coloured: a pipeline does not wait for it. */
async function painter(options: TerminalOptions): Promise<Paint> {
  if (!wantsColour(options)) {
    return (_, text) => text;
  }
  const { Chalk } = await import('chalk');
  const chalk: ChalkInstance = new Chalk({ level: 1 });
  return (colour, text) => chalk[colour](text);
}

export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  const paint = await painter(options);
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    status: (text) => {
      if (options.quiet !== true) {
        process.stderr.write(`${text}\n`);
      }
    },
    paint,
    choose: canAsk(options) ? askForChoice : null,
  };
}

function canAsk({ quiet, json }: TerminalOptions): boolean {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  return isTerminal && !isSet('CI') && quiet !== true && json !== true;
}

async function askForChoice(question: string, choices: readonly string[]): Promise<number | null> {
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Readline takes the key for itself, and the program is to end as it always does.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const list = choices.map((choice, position) => `  ${position + 1}  ${choice}`);
  process.stderr.write(`${[question, ...list].join('\n')}\n`);
  try {
    for (;;) {
      const answer = (
        await lines.question(`1${choices.length > 1 ? `-${choices.length}` : ''}, or Enter for none: `)
      ).trim();
      if (answer === '') return null;
      if (/^\d+$/.test(answer) && choices[Number(answer) - 1] !== undefined) return Number(answer) - 1;
    }
  } finally {
    lines.close();
  }
}
