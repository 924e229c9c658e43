import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

/** One thing to try: the way from one schema to another and back, or a schema to reflect. */
export type Case = { readonly name: string } & (
  | { readonly kind: 'pair'; readonly before: string; readonly after: string }
  | { readonly kind: 'reflect'; readonly sql: string }
);

/**
 * The cases in a folder and those below it. `before.sql` and `after.sql` are a pair. Any other file is a schema;
 * `schema.v1.sql`, `schema.v2.sql`, … are its earlier versions if it is called `schema.sql`.
 */
export function findCases(top: string, folder: string = top): readonly Case[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => findCases(top, join(folder, name)));
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.sql')).map(({ name }) => name);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const place = join(basename(top), relative(top, folder));
  if (files.includes('before.sql') && files.includes('after.sql')) {
    return [...below, { kind: 'pair', name: place, before: read('before.sql'), after: read('after.sql') }];
  }
  const versions = files.filter((name) => VERSION.test(name)).toSorted((a, b) => numberOf(a) - numberOf(b));
  const schemas = files.filter((name) => !VERSION.test(name));
  return [
    ...below,
    ...steps(versions).map(([from, to]): Case => {
      return { kind: 'pair', name: `${join(place, from)} -> ${to}`, before: read(from), after: read(to) };
    }),
    ...schemas.flatMap((name): readonly Case[] => [
      { kind: 'pair', name: `nothing -> ${join(place, name)}`, before: '', after: read(name) },
      { kind: 'reflect', name: `reflect ${join(place, name)}`, sql: read(name) },
    ]),
  ];
}

const VERSION = /^schema\.v(\d+)\.sql$/;

function numberOf(name: string): number {
  return Number(VERSION.exec(name)?.[1]);
}

/** Each version with the next one. */
function steps(versions: readonly string[]): readonly (readonly [string, string])[] {
  return versions.slice(1).map((to, place) => [versions[place] ?? '', to]);
}
