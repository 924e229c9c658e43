import type { ChalkInstance } from 'chalk';

/** Where the program prints, and how. Results go to standard output, all else to standard error. */
export interface Terminal {
  /** A result, with its line end. */
  print(text: string): void;
  /** Progress, status and warnings. */
  status(text: string): void;
  readonly paint: Paint;
  /** True where a person can be asked: both ends are terminals and this is not a CI machine. */
  readonly interactive: boolean;
}

export type Colour = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

export interface TerminalOptions {
  /** False for --no-color; undefined asks the environment. */
  readonly color?: boolean;
  /** True for --quiet: no status lines. */
  readonly quiet?: boolean;
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
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true && !isSet('CI'),
  };
}
