import { relative } from 'node:path';

/** From the working folder, if it is in there. A revision that is not a file has its id instead. */
export function shortPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere.startsWith('..') ? path : fromHere;
}
