import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type fc from 'fast-check';

/** A file of a project. `null` is a folder, and an object is anything else that isn't a plain file. */
export type BadFile =
  | string
  | null
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'unreadable' | 'binary' };

/** One call of the program. */
export interface BadInput {
  /** By path in the project. */
  readonly files: Readonly<Record<string, BadFile>>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export type BadInputs = fc.Arbitrary<BadInput>;

const GOOD_CONFIG = 'export default { url: process.env.DATABASE_URL, target: "./models.js" };\n';
const GOOD_MODELS = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
export const users = metadata.table('users', { id: metadata.t.bigint().primaryKey() });
`;

function goodRevision(id: string, down: string | null, more = ''): string {
  return `/** message of ${id} */
export const revision = '${id}';
export const downRevision = ${JSON.stringify(down)};
${more}
export async function upgrade(op) {}
export async function downgrade(op) {}
`;
}

/** A project in which nothing is wrong: a line of two revisions, and two branches after it. */
export const GOOD_FILES: BadInput['files'] = {
  'migrate.config.js': GOOD_CONFIG,
  'models.js': GOOD_MODELS,
  'migrations/versions/1.js': goodRevision('aaaa', null),
  'migrations/versions/2.js': goodRevision('bbbb', 'aaaa'),
  'migrations/versions/3.js': goodRevision('cccc', 'bbbb', "export const branchLabels = ['shop'];"),
  'migrations/versions/4.js': goodRevision('dddd', 'bbbb', "export const dependsOn = 'cccc';"),
};

/** Writes the files of a case into an empty folder. */
export function writeFiles(folder: string, files: BadInput['files']): void {
  for (const [path, file] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    rmSync(full, { recursive: true, force: true });
    writeOne(full, file);
  }
}

function writeOne(path: string, file: BadFile): void {
  if (file === null) mkdirSync(path);
  else if (typeof file === 'string') writeFileSync(path, file);
  else if (file.kind === 'link') symlinkSync(file.to, path);
  else if (file.kind === 'binary') writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28, 0x0a]));
  else writeFileSync(path, '', { mode: 0 });
}
