import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import * as limbeck from '../../src/index.js';
import * as schema from '../../src/models/index.js';
import * as standardSchema from '../../src/standard-schema.js';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENTS = [
  'README.md',
  'llms.txt',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].filter((path) => blocksOf(path).length > 0);

const PACKAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['limbeck', [...Object.keys(limbeck), 'type Operations']],
  ['limbeck/schema', Object.keys(schema)],
  ['limbeck/standard-schema', Object.keys(standardSchema)],
]);

/** What most examples of docs/models.md begin with, as that page says. */
const METADATA = `import { MetaData } from 'limbeck/schema';
export const metadata = new MetaData();
const { table, t } = metadata;
`;

/** The modules that examples import. */
const MODELS = `${METADATA}
export const users = table('users', { id: t.bigint().primaryKey(), email: t.text(), fullName: t.text().nullable() });
`;

describe('the TypeScript of the documents', () => {
  test('compiles', () => {
    expect(compile(new Map(DOCUMENTS.flatMap(modulesOf)))).toEqual([]);
  });
});

function blocksOf(document: string): readonly string[] {
  const text = readFileSync(join(ROOT, document), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, code = '']) => code.replaceAll('{ … }', '{}'));
}

/** A module for each block of a document, by a path in a folder of the document's own. */
function modulesOf(document: string): readonly (readonly [string, string])[] {
  const folder = join(ROOT, 'test/types/documents', document.replace(/\W/g, '-'));
  const exported = new Map<string, number>();
  const modules = blocksOf(document).map((block, position) => {
    const code = withImports(asModule(block), exported);
    for (const [, name = ''] of block.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)) {
      exported.set(name, position);
    }
    return [join(folder, `block-${position}.ts`), code] as const;
  });
  return [...modules, [join(folder, 'models.ts'), MODELS], [join(folder, 'models.mts'), MODELS]];
}

/** Settings without their object, and statements of a revision, become a whole module. */
function asModule(block: string): string {
  if (/^target: .*\ntarget: /.test(block)) return block.split('\n').map(asSettings).join('\n');
  if (/^\w+: /.test(block)) return asSettings(block);
  if (/^(?:import|export) /m.test(block) || /^metadata\./.test(block)) return block;
  return `export async function fragment(op: Operations): Promise<void> {\n${block}\n}`;
}

function asSettings(properties: string): string {
  return `defineConfig({\n${properties}\n});`;
}

/** The code with imports of what it uses: of the package, and of what earlier blocks of the page export. */
function withImports(code: string, exported: ReadonlyMap<string, number>): string {
  const words = code.replace(/^ *\/\/.*$/gm, '');
  const declared = new Set(
    [...words.matchAll(/\b(?:const|function|interface|import)\b(?: type)?\s*(\w+|\{[^}]*\})/g)].flatMap(
      ([, names = '']) => names.match(/\w+/g) ?? [],
    ),
  );
  const missing = (name: string) =>
    !declared.has(name) && new RegExp(`(?<![.\\w'"\`-])${name}\\b(?!['":-])`).test(words);
  const needsMetadata = !declared.has('metadata') && ['metadata', 'table', 't'].some(missing);
  const fromPackages = [...PACKAGES].map(([path, names]) => {
    const taken = names.filter((name) => missing(name.replace('type ', '')));
    return taken.length === 0 ? '' : `import { ${taken.join(', ')} } from '${path}';\n`;
  });
  const fromBlocks = [...exported]
    .filter(([name]) => !['metadata', 'upgrade'].includes(name) && missing(name))
    .map(([name, position]) => `import { ${name} } from './block-${position}.js';\n`);
  return [needsMetadata ? METADATA : '', ...fromPackages, ...fromBlocks, code].join('');
}

function compile(modules: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    paths: {
      limbeck: [`${ROOT}/src/index.ts`],
      'limbeck/schema': [`${ROOT}/src/models/index.ts`],
      'limbeck/standard-schema': [`${ROOT}/src/standard-schema.ts`],
      'limbeck/testing': [`${ROOT}/src/testing.ts`],
    },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => modules.has(path) || fileExists(path);
  host.directoryExists = () => true;
  host.readFile = (path) => modules.get(path) ?? readFile(path);
  const program = ts.createProgram([...modules.keys()], options, host);
  // Of these modules alone: `npm run types` has checked the sources.
  return [...modules.keys()]
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .filter(({ file }) => file !== undefined && modules.has(file.fileName))
    .map(({ file, start, messageText }) => {
      const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
      const source = file?.text.split('\n')[line] ?? '';
      return `${file?.fileName.replace(`${ROOT}/test/types/documents/`, '')}: ${source.trim()}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
}
