import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UserProject } from './project.js';

/** Where the program caches what it reads from the targets of a project. */
export const CACHE_FOLDER = 'node_modules/.cache/limbeck';

/** The cache of a project whose name begins like this: of what SQL declares, or models. */
export function cacheFileOf({ folder }: UserProject, kind: 'sql-target' | 'models') {
  const cache = join(folder, CACHE_FOLDER);
  const find = () => (existsSync(cache) ? readdirSync(cache).find((name) => name.startsWith(`${kind}-`)) : undefined);
  const path = () => join(cache, find() ?? '');
  return {
    path,
    contains: (text: string) => find() !== undefined && readFileSync(path(), 'utf8').includes(text),
    /** Lets the cache say something else, with the right hash. */
    falsify(from: string, to: string): void {
      const [head = '', content = ''] = readFileSync(path(), 'utf8')
        .replaceAll(from, to)
        .split(/\n(.*)/s);
      writeFileSync(path(), `${head.replace(/\w+$/, createHash('sha256').update(content).digest('hex'))}\n${content}`);
    },
  };
}

/** What `check` prints: the differences, or the error. */
export async function checkProject(project: UserProject, ...options: string[]): Promise<string> {
  const { status, stdout, stderr } = await project.migrate(['check', ...options]);
  return status === 0 || stdout !== '' ? stdout.trim() : stderr;
}
