import type { ChalkInstance } from 'chalk';
import { onOneLine } from '../util/escape.js';

const COLOURS = ['red', 'green', 'yellow', 'cyan', 'dim', 'bold'] as const;
export type Colour = (typeof COLOURS)[number];
export type Paint = (colour: Colour, text: string) => string;

/** How text gets onto the terminal. */
export interface Palette {
  /** Marks a part of a line for a colour. */
  readonly paint: Paint;
  /** The line as it is written: what would leave it, or steer the terminal, as an escape, and marked parts in colour. */
  readonly show: (line: string) => string;
}

export const PLAIN: Palette = { paint: (_, text) => text, show: onOneLine };

/** Its packages are loaded only where something will be coloured: a pipeline does not wait for them. */
export async function openPalette(): Promise<Palette> {
  const [{ Chalk }, { randomUUID }] = await Promise.all([import('chalk'), import('node:crypto')]);
  // Text from a database cannot guess it, so colours come from paint() alone.
  const mark = randomUUID();
  const chalk: ChalkInstance = new Chalk({ level: 1 });
  return {
    paint: (colour, text) => `${mark}${COLOURS.indexOf(colour)}${text}${mark}`,
    show: (line) =>
      onOneLine(line).replaceAll(new RegExp(`${mark}(\\d)(.*?)${mark}`, 'g'), (_, index, text) => {
        const colour = COLOURS[Number(index)];
        return colour === undefined ? text : chalk[colour](text);
      }),
  };
}
