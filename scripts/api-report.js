// `npm run api` writes the public types of each entry of the built package to api/, so that a change of them is seen in a review.
// With --check, it fails if the files aren't what it would write.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import ts from 'typescript';
import { ENTRIES } from './entry-names.js';

const ROOT = join(import.meta.dirname, '..');
const API = join(ROOT, 'api');
const TYPES = join(ROOT, 'dist/cjs');

/** Members for Limbeck itself. Their types may change. */
const INTERNAL = /State\]$/;

const HEADER = '// Written by `npm run api`. Comments, private members, and the state of builders are left out.\n';

const paths = [...ENTRIES.keys()].map((entry) => join(TYPES, `${entry}.d.ts`));
const program = ts.createProgram(paths, { module: ts.ModuleKind.NodeNext, noLib: true, types: [] });
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

const reports = writeReports();
if (process.argv.includes('--check')) check();
else save();

/** Each exported declaration in the file of its entry. Those that they refer to, and that no entry exports, are in one file. */
function writeReports() {
  const exported = new Map([...ENTRIES].map(([entry, name]) => [name, exportsOf(join(TYPES, `${entry}.d.ts`))]));
  const files = [...exported].map(([name, symbols]) => [`${name.replace('/', '-')}.d.ts`, print(symbols)]);
  const others = reachedFrom([...exported.values()].flat());
  return new Map([...files, ['not-exported.d.ts', print(others)]]);
}

function exportsOf(path) {
  const source = program.getSourceFile(path);
  if (source === undefined) throw new Error(`${path} is missing. Run \`npm run build\`.`);
  return checker.getExportsOfModule(checker.getSymbolAtLocation(source)).map(resolveAlias);
}

function resolveAlias(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** Every declared symbol that these refer to, without these. */
function reachedFrom(symbols) {
  const reached = new Set(symbols);
  // A set also gives what is added to it meanwhile.
  for (const symbol of reached) {
    for (const declaration of declarationsOf(symbol)) visit(declaration);
  }
  return [...reached].slice(new Set(symbols).size);

  function visit(node) {
    if (isHidden(node)) return;
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    if (symbol !== undefined) {
      const target = resolveAlias(symbol);
      if (declarationsOf(target).length > 0) reached.add(target);
    }
    ts.forEachChild(node, visit);
  }
}

/** What a file declares at its top. A variable is declared by its statement. */
function declarationsOf(symbol) {
  return (symbol.declarations ?? [])
    .map((declaration) => (ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration))
    .filter((declaration) => ts.isSourceFile(declaration.parent ?? declaration) && !ts.isSourceFile(declaration));
}

function isHidden(node) {
  if (!ts.isClassElement(node) && !ts.isTypeElement(node)) return false;
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  const isPrivate = modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  return isPrivate || (node.name !== undefined && INTERNAL.test(node.name.getText()));
}

function print(symbols) {
  const texts = symbols.map((symbol) => ({ name: symbol.name, text: declarationsOf(symbol).map(textOf).join('\n') }));
  const order = new Intl.Collator('en').compare;
  const sorted = texts.sort((a, b) => order(a.name, b.name) || order(a.text, b.text));
  return `${[HEADER, ...sorted.map(({ text }) => `${text}\n`)].join('\n')}`;
}

function textOf(declaration) {
  const withoutHidden = (context) => {
    const visit = (node) => (isHidden(node) ? undefined : ts.visitEachChild(node, visit, context));
    return visit;
  };
  const { transformed } = ts.transform(declaration, [withoutHidden]);
  return printer.printNode(ts.EmitHint.Unspecified, transformed[0], declaration.getSourceFile());
}

function save() {
  rmSync(API, { recursive: true, force: true });
  mkdirSync(API);
  for (const [file, text] of reports) writeFileSync(join(API, file), text);
}

function check() {
  const files = new Set([...reports.keys(), ...(existsSync(API) ? readdirSync(API) : [])]);
  const patches = [...files].flatMap((file) => {
    const path = join(API, file);
    const [before, after] = [existsSync(path) ? readFileSync(path, 'utf8') : '', reports.get(file) ?? ''];
    return before === after
      ? []
      : [createTwoFilesPatch(`api/${file}`, `api/${file}`, before, after, '', '', { context: 2 })];
  });
  if (patches.length === 0) return;
  console.error(`${patches.join('\n')}
The public types differ from api/. If that is what you want, run \`npm run api\`, and describe the change in CHANGELOG.md.`);
  process.exit(1);
}
