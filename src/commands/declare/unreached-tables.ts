import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesUnder, isModelModule, type TargetFiles } from './target-files.js';

/** A table that a module next to the target declares, and the target doesn't. */
export interface UnreachedTable {
  readonly file: string;
  readonly table: string;
}

/** More files than this aren't models. */
const MOST_FILES = 1000;

/**
 * Tables that somebody probably forgot to export. Modules that aren't loaded are only read, so this is a guess, for a
 * warning: a call such as `pgTable('users'` or `metadata.table('users'` in a module that imports what it needs for that.
 *
 * @param declared the names of all tables that the target declares
 */
export function findUnreachedTables(
  places: readonly TargetFiles[],
  declared: ReadonlySet<string>,
): readonly UnreachedTable[] {
  const files = new Set(places.flatMap(neighbors).filter(isModelModule).slice(0, MOST_FILES));
  const isDeclared = (name: string) => declared.has(name) || [...declared].some((known) => known.endsWith(`_${name}`));
  return [...files].flatMap((file) =>
    tablesIn(readFileSync(file, 'utf8'))
      .filter((table) => !isDeclared(table))
      .map((table) => ({ file, table })),
  );
}

/** The modules of the folder of a target. The folders below it belong to a module that is their index. */
function neighbors({ folder, modules }: TargetFiles): readonly string[] {
  if (folder !== null) return [...filesUnder(folder)];
  return modules.flatMap((file) => {
    const parent = dirname(file);
    if (basename(file).startsWith('index.')) return [...filesUnder(parent)];
    const entries = readdirSync(parent, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => join(parent, name));
  });
}

const MODELS = /['"](?:limbeck\/schema|drizzle-orm\/pg-core)['"]/;
const COMMENTS = /^\s*(?:\/\/|\/?\*).*$/gm;
const TABLE = /(?:\bpgTable|\.table|^\s*(?:export const \w+ = )?table)\(\s*(['"`])([^'"`\\${}]+)\1/gm;

function tablesIn(source: string): readonly string[] {
  const code = source.replace(COMMENTS, '');
  return MODELS.test(code) ? [...new Set([...code.matchAll(TABLE)].flatMap(([, , name]) => name ?? []))] : [];
}
