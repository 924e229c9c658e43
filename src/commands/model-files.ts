import { dirname, extname, join } from 'node:path';
import type { ModelDeclaration } from '../autogen/models/render-models.js';
import { snakeCase } from '../util/snake-case.js';

/** A file to be written. */
export interface ModelFile {
  readonly path: string;
  readonly text: string;
}

const MODULE = /\.[cm]?[jt]s$/;

/** Whether the models go into one file; otherwise into a folder with one for each table. */
function isOneFile(path: string): boolean {
  return MODULE.test(path);
}

/** The module that the target is to name, and the SQL beside it. */
export function targetPaths(path: string): { readonly models: string; readonly sql: string } {
  return isOneFile(path)
    ? { models: path, sql: path.slice(0, -extname(path).length).concat('.sql') }
    : { models: join(path, 'index.ts'), sql: join(path, 'schema.sql') };
}

/** The module, or the modules, of some declarations. */
export function modelFiles(path: string, declarations: readonly ModelDeclaration[]): readonly ModelFile[] {
  return isOneFile(path) ? [{ path, text: oneModule(declarations) }] : folderOf(path, declarations);
}

/** Everything in one module. */
export function oneModule(declarations: readonly ModelDeclaration[]): string {
  return [importLine(['MetaData', ...importsOf(declarations)], 'limbeck/schema'), METADATA, ...sources(declarations)]
    .join('\n\n')
    .concat('\n');
}

const METADATA = 'export const metadata = new MetaData();';

/** `metadata.ts` with what tables share, a module for each table, and `index.ts`, which the target names. */
function folderOf(folder: string, declarations: readonly ModelDeclaration[]): readonly ModelFile[] {
  const shared = declarations.filter(({ isTable }) => !isTable);
  const tables = declarations.filter(({ isTable }) => isTable);
  const constants = shared.flatMap(({ constant }) => constant ?? []);
  const index = ['./metadata.js', ...tables.map((table) => `./${fileName(table)}.js`)];
  return [
    { path: join(folder, 'metadata.ts'), text: oneModule(shared) },
    ...tables.map((table) => ({
      path: join(folder, `${fileName(table)}.ts`),
      text: tableModule(table, constants),
    })),
    { path: join(folder, 'index.ts'), text: index.map((name) => `export * from '${name}';\n`).join('') },
  ];
}

/** `order-items` for `orderItems`; what the folder has for itself is not a table's. */
function fileName({ constant }: ModelDeclaration): string {
  const name = snakeCase(constant ?? '').replaceAll('_', '-');
  return OWN_FILES.has(name) ? `${name}-table` : name;
}

const OWN_FILES = new Set(['index', 'metadata']);

function tableModule(table: ModelDeclaration, constants: readonly string[]): string {
  const used = constants.filter((constant) => table.source.includes(`${constant}()`));
  return [
    [
      ...(table.imports.length === 0 ? [] : [importLine(table.imports, 'limbeck/schema')]),
      importLine(['metadata', ...used], './metadata.js'),
    ].join('\n'),
    table.source,
  ]
    .join('\n\n')
    .concat('\n');
}

function importsOf(declarations: readonly ModelDeclaration[]): readonly string[] {
  return declarations.flatMap(({ imports }) => imports);
}

function sources(declarations: readonly ModelDeclaration[]): readonly string[] {
  return declarations.map(({ source }) => source);
}

const WIDTH = 80;

function importLine(names: readonly string[], from: string): string {
  const sorted = [...new Set(names)].sort();
  const line = `import { ${sorted.join(', ')} } from '${from}';`;
  return line.length <= WIDTH ? line : `import {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

/** A module beside the one to be written, to try it out. */
export function trialPath(path: string): string {
  const { models } = targetPaths(path);
  return join(dirname(models), `.limbeck-trial-${process.pid}-${Date.now().toString(36)}.ts`);
}
