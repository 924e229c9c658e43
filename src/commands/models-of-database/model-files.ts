import { dirname, join } from 'node:path';
import type { ModelDeclaration, ModelSources } from '../../autogen/models/model-declaration.js';
import { snakeCase } from '../../util/snake-case.js';

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

/** The module that the target is to name. */
export function targetPath(path: string): string {
  return isOneFile(path) ? path : join(path, 'index.ts');
}

/** The module, or the modules, of some declarations. */
export function modelFiles(path: string, sources: ModelSources): readonly ModelFile[] {
  return isOneFile(path) ? [{ path, text: oneModule(sources) }] : folderOf(path, sources);
}

/** Everything in one module. */
export function oneModule({ metadata, declarations }: ModelSources): string {
  const all = [metadata, ...declarations];
  return [importLine(importsOf(all), 'limbeck/schema'), ...sources(all)].join('\n\n').concat('\n');
}

/**
 * `metadata.ts` with what tables share, a module for each table, `objects.ts` with views, functions and other objects, and
 * `index.ts`, which is the target.
 */
function folderOf(folder: string, { metadata, declarations }: ModelSources): readonly ModelFile[] {
  const shared = declarations.filter(({ part }) => part === 'shared');
  const tables = declarations.filter(({ part }) => part === 'table');
  const objects = declarations.filter(({ part }) => part === 'object');
  const constants = shared.flatMap(({ constant }) => constant ?? []);
  const names = ['metadata', ...tables.map(fileOfTable), ...(objects.length === 0 ? [] : ['objects'])];
  return [
    { path: join(folder, 'metadata.ts'), text: oneModule({ metadata, declarations: shared }) },
    ...tables.map((table) => ({
      path: join(folder, `${fileOfTable(table)}.ts`),
      text: laterModule([table], constants),
    })),
    ...(objects.length === 0 ? [] : [{ path: join(folder, 'objects.ts'), text: laterModule(objects, []) }]),
    { path: join(folder, 'index.ts'), text: names.map((name) => `export * from './${name}.js';\n`).join('') },
  ];
}

/** The name, without its ending, of the file of a table. */
export function fileOfTable({ constant }: ModelDeclaration): string {
  return fileName(constant ?? '');
}

/** `order-items` for `orderItems`; what the folder has for itself is not a table's. */
function fileName(constant: string): string {
  const name = snakeCase(constant).replaceAll('_', '-');
  return OWN_FILES.has(name) ? `${name}-table` : name;
}

const OWN_FILES = new Set(['index', 'metadata', 'objects']);

/** What is called like a constant: `orderStatus()`, and neither `text()` of a chain nor a part of a longer name. */
function callsOf(source: string): ReadonlySet<string> {
  return new Set(
    [...source.matchAll(/(?<![.\p{ID_Continue}$])([\p{ID_Continue}$]+)\(\)/gu)].flatMap(([, name]) => name ?? []),
  );
}

/** A module that imports the module with the metadata. */
function laterModule(declarations: readonly ModelDeclaration[], constants: readonly string[]): string {
  const called = constants.length === 0 ? [] : declarations.map(({ source }) => callsOf(source));
  const used = constants.filter((constant) => called.some((calls) => calls.has(constant)));
  const imports = importsOf(declarations);
  const parents = [...new Set(declarations.flatMap(({ partitionOf }) => partitionOf ?? []))];
  return [
    [
      ...(imports.length === 0 ? [] : [importLine(imports, 'limbeck/schema')]),
      importLine(['metadata', ...used], './metadata.js'),
      ...parents.map((parent) => importLine([parent], `./${fileName(parent)}.js`)),
    ].join('\n'),
    ...sources(declarations),
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

let trials = 0;

/** A module next to the one to be written, to try it out. Its name is different each time. */
export function trialPath(path: string): string {
  // Node keeps a module that it has loaded under its path.
  trials += 1;
  return join(dirname(targetPath(path)), `.limbeck-trial-${process.pid}-${trials}.ts`);
}
