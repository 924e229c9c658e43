// What it takes to read revisions and to compile what they do. Only for revisions of the benchmarks: see chains.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';

const filesOf = (folder) =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name));

/** `upgrade` and `downgrade` of each file of TypeScript. */
export function readBodies(folder) {
  return filesOf(folder).map((file) => {
    const code = readFileSync(file, 'utf8')
      .replace(/^import .*$/gm, '')
      .replaceAll('export ', '')
      .replaceAll(': Operations', '')
      .replaceAll(': Promise<void>', '');
    return compileFunction(`${code}\nreturn { upgrade, downgrade };`, ['integer', 'text'], { filename: file })(
      () => column,
      () => column,
    );
  });
}

/** The statement of each direction in each file of SQL. */
export function readSql(folder) {
  return filesOf(folder).map((file) => {
    const [, upgrade, downgrade] = readFileSync(file, 'utf8').split(/^-- migrate: .*$/m);
    return { upgrade, downgrade };
  });
}

const column = { primaryKey: () => column, nullable: () => column };
