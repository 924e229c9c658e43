import type { Colour, Paint } from '../palette.js';

const COLOURS: Readonly<Record<string, Colour>> = { '+': 'green', '-': 'red', '@': 'cyan' };

/** A unified text difference: what the database has in red, what the models want in green. */
export function formatPatch(patch: string, paint: Paint): readonly string[] {
  const lines = patch.split('\n').map((line) => {
    const colour = COLOURS[line.charAt(0)];
    return colour === undefined ? line : paint(colour, line);
  });
  return ['', ...lines];
}
