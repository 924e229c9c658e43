import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { DEFAULT_EXPORT, readStandaloneSource } from './standalone-source.js';

const SOURCES = join(import.meta.dirname, '..');

/** What TypeScript makes of a module, without its imports and the words `export`, as its printer writes it. */
function byTypeScript(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    transformers: { after: [withoutModuleWords] },
  });
  return printed(outputText) ?? 'no JavaScript';
}

const withoutModuleWords: ts.TransformerFactory<ts.SourceFile> = () => (file) =>
  ts.factory.updateSourceFile(file, file.statements.flatMap(withoutModuleWord));

function withoutModuleWord(statement: ts.Statement): readonly ts.Statement[] {
  if (ts.isImportDeclaration(statement)) return [];
  if (ts.isExportAssignment(statement)) {
    const name = ts.factory.createIdentifier(DEFAULT_EXPORT);
    return [ts.factory.createExpressionStatement(ts.factory.createAssignment(name, statement.expression))];
  }
  const { factory } = ts;
  const kept = (modifiers: ts.NodeArray<ts.ModifierLike> | undefined) =>
    modifiers?.filter(ts.isModifier).filter(({ kind }) => kind !== ts.SyntaxKind.ExportKeyword);
  if (ts.isVariableStatement(statement)) {
    return [factory.updateVariableStatement(statement, kept(statement.modifiers), statement.declarationList)];
  }
  if (ts.isFunctionDeclaration(statement)) {
    const { modifiers, asteriskToken, name, typeParameters, parameters, type, body } = statement;
    return [
      factory.createFunctionDeclaration(kept(modifiers), asteriskToken, name, typeParameters, parameters, type, body),
    ];
  }
  if (ts.isClassDeclaration(statement)) {
    const { modifiers, name, typeParameters, heritageClauses, members } = statement;
    return [factory.createClassDeclaration(kept(modifiers), name, typeParameters, heritageClauses, members)];
  }
  return [statement];
}

/** Null if the text isn't JavaScript, as Node will find when it compiles it. The file is then loaded in another way. */
function printed(code: string): string | null {
  // As it will run: in an async function.
  const body = `async () => {${code}\n}`;
  const { diagnostics, outputText } = ts.transpileModule(body, {
    fileName: 'module.js',
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      allowJs: true,
      removeComments: true,
    },
  });
  return diagnostics?.length === 0 ? outputText.replace(/\s+/g, ' ') : null;
}

/** Whether the source was understood; fails if it was misunderstood. */
function agrees(source: string): boolean {
  const read = readStandaloneSource(source, 'ts');
  const code = read === null ? null : printed(read.code);
  if (code === null) return false;
  expect(code, source).toBe(byTypeScript(source));
  return true;
}

test('files of TypeScript are read as TypeScript reads them, or not at all', () => {
  const paths = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  // A module is understood only if it imports nothing but this package.
  const sources = paths.map((path) =>
    readFileSync(join(SOURCES, path), 'utf8').replace(/(from|import) '[^']+';/g, "$1 'limbeck/schema';"),
  );
  // Files of the project have more types than revisions have; cut to single declarations, more of them are understood.
  const pieces = sources.flatMap((source) => source.split(/\n\n(?=export |function |const |\/\*\*)/));

  const understood = [...sources, ...pieces].filter(agrees);

  expect(understood.length).toBeGreaterThan(400);
});

const NAME = fc.constantFrom('a', 'op', 'type', 'of', 'as', 'async', 'declare', 'satisfies', 'namespace', 'Table', '$');
const TYPE = fc.constantFrom(
  'string',
  'Operations',
  'Promise<void>',
  'a.B',
  'string[]',
  '{ a: string }',
  'A | B',
  '() => void',
  '"a"',
  'typeof a',
);
const VALUE = fc.constantFrom(
  "'text'",
  '"export default"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source has a template
  '`a ${b} /* c */`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the source has a template
  '`${`${1}`}`',
  '{ a: 1 }',
  '[1, 2]',
  'a < b',
  'f<A>(b)',
  'a as B',
  'a!',
  'a /b/ c',
  '/x/',
  '(a) => b',
  '(a: string): void => {}',
  'async (a) => { await a; }',
  'a ? (b) : c => d',
  'a ? b : c',
  'a satisfies B',
  '<A>b',
  'a\n  .b()',
  'new A<B>()',
  'function (a: string) {}',
  'class { b: string = 1 }',
  'class { a = 1 }',
  'await a',
  'import("a")',
  '1 // export',
  '1 /* " */',
  'a ?? b',
  'null',
);
const END = fc.constantFrom(';', '\n', ';\n', ' // end\n', '\n\n');
const parameters = fc
  .array(fc.tuple(NAME, fc.option(TYPE)), { maxLength: 3 })
  .map((all) => all.map(([name, type]) => (type === null ? name : `${name}: ${type}`)).join(', '));
const block = fc
  .array(fc.tuple(fc.constantFrom('await ', 'return ', 'const b = ', 'a: ', 'if (a) ', ''), VALUE, END), {
    maxLength: 2,
  })
  .map((all) => `{ ${all.flat().join('')} }`);
const declared = fc.oneof(
  fc
    .tuple(fc.constantFrom('const', 'let', 'var'), NAME, fc.option(TYPE), VALUE)
    .map(([word, name, type, value]) => `${word} ${name}${type === null ? '' : `: ${type}`} = ${value}`),
  fc
    .tuple(fc.constantFrom('function', 'async function', 'function*'), NAME, parameters, fc.option(TYPE), block)
    .map(([word, name, list, type, body]) => `${word} ${name}(${list})${type === null ? '' : `: ${type}`} ${body}`),
  fc
    .tuple(
      fc.constantFrom(
        'class A',
        'class A<B>',
        'abstract class A',
        'interface A',
        'enum A',
        'namespace A',
        'declare class A',
      ),
      block,
    )
    .map((parts) => parts.join(' ')),
  fc.tuple(NAME, TYPE).map(([name, type]) => `type ${name} = ${type}`),
);
const imported = fc.constantFrom(
  "import { sql, text as t } from 'limbeck/schema'",
  "import type { Operations } from 'limbeck'",
  "import { type Column, sql } from 'limbeck/schema'",
  "import * as all from 'limbeck'",
  'import\n{ sql }\nfrom "limbeck/schema"',
  "import type Default from 'limbeck'",
  '// import a',
  "'use strict'",
);
const statement = fc.oneof(
  { weight: 1, arbitrary: imported },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('export ', '', 'export default ', 'declare '), declared)
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: VALUE },
  { weight: 1, arbitrary: VALUE.map((value) => `export default ${value}`) },
);
const program = fc
  .array(fc.tuple(statement, END), { minLength: 1, maxLength: 5 })
  .map((all) => `export const revision = 'a';\n${all.flat().join('')}`);

test('any mixture of declarations is read as TypeScript reads it, or not at all', () => {
  const understood = fc.sample(program, { numRuns: 2000, seed: 1 }).filter(agrees);

  expect(understood.length).toBeGreaterThan(150);
});
