import { blank, maskSource } from './mask-source.js';
import { ENTRY_URLS } from './running-package.js';

/** A module that imports nothing but this package, as the body of a function. */
export interface StandaloneSource {
  /** The source without its imports, types and the word `export`; every line and column as it was. */
  readonly code: string;
  readonly imports: readonly NamedImport[];
  readonly exports: readonly string[];
  /** Whether the code assigns a default export to the variable {@link DEFAULT_EXPORT}. */
  readonly hasDefault: boolean;
  /** False if each `await` has an operand, without which it would be a name in a function that isn't async. */
  readonly awaitIsDoubtful: boolean;
}

export const DEFAULT_EXPORT = '$default';

/** `import { name as local } from 'entry'`. */
export interface NamedImport {
  readonly entry: string;
  readonly name: string;
  readonly local: string;
}

type Language = 'ts' | 'js';

const TYPE_IMPORT = /import\s+type\s+(?:[\w$]+|\*\s*as\s+[\w$]+|\{[^{}]*\})\s*from\s*(['"]) *\1[ \t]*;?/y;
const NAMED_IMPORT = /import\s*\{([^{}]*)\}\s*from\s*(['"]) *\2[ \t]*;?/y;
const IMPORTED_NAME = /^(?:(type)\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?$/;
const EXPORT = /export(?=\s+(?:const|let|var|class|function|async\s+function)\s+([\w$]+))/y;
// A function or class would be a declaration, which ends without a semicolon, and become an expression, which does not.
const EXPORT_DEFAULT = /export[ \t]+default\b(?!\s+(?:async\s+)?(?:function|class)\b)/y;
const FUNCTION_HEAD = /(\bfunction\s+[\w$]+\s*\()([\w$\s:.,]*)(\)\s*)(:\s*[\w$.]+(?:<[\w$.]+>)?\s*)?(?=\{)/g;
const PARAMETER_TYPE = /:\s*[\w$.]+/g;

const DOUBTFUL_AWAIT = /\bawait\b(?![ \t]+[\w$])/;

/**
 * Reads a module that imports nothing but named things of this package, and types. Null for any other, and wherever the
 * least doubt is left about what it means.
 */
export function readStandaloneSource(file: string, language: Language): StandaloneSource | null {
  const start = endOfFirstComment(file);
  const source = start === 0 ? file : file.slice(start);
  const masked = maskSource(source);
  if (masked === null) return null;
  const found: Findings = { source, masked, language, imports: [], exports: [], edits: [], hasDefault: false };
  for (const { index, 0: keyword } of masked.matchAll(/\b(?:import|export)\b/g)) {
    const understood = keyword === 'import' ? takeImport(found, index) : takeExport(found, index);
    if (!understood) return null;
  }
  if (language === 'ts') eraseTypesOfFunctions(found);
  if (isDoubtful(found)) return null;
  const { imports, exports, hasDefault } = found;
  const code = file.slice(0, start) + edit(source, found.edits);
  return { code, imports, exports, hasDefault, awaitIsDoubtful: DOUBTFUL_AWAIT.test(masked) };
}

/** Most revisions begin with a long comment, which stays as it is. */
function endOfFirstComment(source: string): number {
  const end = source.startsWith('/*') ? source.indexOf('*/', 2) : -1;
  return end === -1 ? 0 : end + 2;
}

interface Findings {
  readonly source: string;
  /** The source with comments and strings blank. */
  readonly masked: string;
  readonly language: Language;
  readonly imports: NamedImport[];
  readonly exports: string[];
  readonly edits: Edit[];
  hasDefault: boolean;
}

/** A range of the source, and the text that replaces it. */
interface Edit {
  readonly start: number;
  readonly length: number;
  readonly left?: string;
}

function edit(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const { start, length, left = '' } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(position, start), left, blank(text.slice(start + left.length, start + length)));
    position = start + length;
  }
  return parts.join('') + text.slice(position);
}

interface TakenImport {
  readonly length: number;
  readonly named: readonly NamedImport[];
}

/** By language and line, because most revisions of a project have the same imports. */
const knownImports = new Map<string, TakenImport>();
const MOST_KNOWN = 1000;

/** False if the import is of another shape. */
function takeImport(found: Findings, start: number): boolean {
  const { source, language, imports, edits } = found;
  const end = source.indexOf('\n', start);
  const line = source.slice(start, end === -1 ? source.length : end);
  const key = language + line;
  const taken = knownImports.get(key) ?? readImport(found, start);
  if (taken === null) return false;
  // If an import continues on the next line, the first one doesn't tell everything.
  if (taken.length <= line.length && knownImports.size < MOST_KNOWN) knownImports.set(key, taken);
  edits.push({ start, length: taken.length });
  imports.push(...taken.named);
  return true;
}

function readImport({ source, masked, language }: Findings, start: number): TakenImport | null {
  const [typeImport] = (language === 'ts' && matchAt(TYPE_IMPORT, masked, start)) || [];
  if (typeImport !== undefined) return { length: typeImport.length, named: [] };
  const [statement, names = '', quote = ''] = matchAt(NAMED_IMPORT, masked, start) ?? [];
  if (statement === undefined) return null;
  const { length } = statement;
  const named = readNames(names, specifierOf(source.slice(start, start + length), quote), language);
  return named && { length, named };
}

function specifierOf(statement: string, quote: string): string {
  return statement.slice(statement.indexOf(quote) + 1, statement.lastIndexOf(quote));
}

function readNames(list: string, entry: string, language: Language): readonly NamedImport[] | null {
  if (!ENTRY_URLS.has(entry)) return null;
  const named: NamedImport[] = [];
  for (const item of list.split(',').map((part) => part.trim())) {
    if (item === '') continue;
    const [, type, name, local] = IMPORTED_NAME.exec(item) ?? [];
    if (name === undefined || (type !== undefined && language === 'js')) return null;
    if (type === undefined) named.push({ entry, name, local: local ?? name });
  }
  return named;
}

function takeExport(found: Findings, start: number): boolean {
  const [defaultExport] = matchAt(EXPORT_DEFAULT, found.masked, start) ?? [];
  if (defaultExport !== undefined) {
    found.hasDefault = true;
    found.edits.push({ start, length: defaultExport.length, left: `${DEFAULT_EXPORT}=` });
    return true;
  }
  const [keyword, name] = matchAt(EXPORT, found.masked, start) ?? [];
  if (keyword === undefined || name === undefined) return false;
  found.exports.push(name);
  found.edits.push({ start, length: keyword.length });
  return true;
}

/** The types in the heads of functions, by the text of the head: most revisions of a project have the same. */
const knownHeads = new Map<string, readonly Edit[]>();

function eraseTypesOfFunctions({ masked, edits }: Findings): void {
  for (const match of masked.matchAll(FUNCTION_HEAD)) {
    const [head] = match;
    const types = knownHeads.get(head) ?? typesOfHead(match);
    if (knownHeads.size < MOST_KNOWN) knownHeads.set(head, types);
    for (const { start, length } of types) edits.push({ start: match.index + start, length });
  }
}

/** From the beginning of the head. */
function typesOfHead([, head = '', parameters = '', close = '', result = '']: RegExpExecArray): readonly Edit[] {
  const ofParameters = [...parameters.matchAll(PARAMETER_TYPE)].map(({ index, 0: { length } }) => ({
    start: head.length + index,
    length,
  }));
  return [...ofParameters, { start: head.length + parameters.length + close.length, length: result.length }];
}

/**
 * A file without exports may be CommonJS. If types are left, the file doesn't parse as JavaScript, except for type
 * arguments: `f<T>(x)` is a comparison there. An export may hide behind a comma: `export const a = 1, transaction = false`.
 */
function isDoubtful({ masked, language, exports, edits, hasDefault }: Findings): boolean {
  if (exports.length === 0 && !hasDefault) return true;
  if (language === 'ts' && isLeft('<', masked, edits)) return true;
  return [...masked.matchAll(/\b(upgrade|downgrade|transaction)\s*=(?!=)/g)].some(
    ([, name = '']) => !exports.includes(name),
  );
}

/** Whether a character is anywhere outside what the edits replace. */
function isLeft(character: string, text: string, edits: readonly Edit[]): boolean {
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    if (!edits.some(({ start, length }) => start <= at && at < start + length)) return true;
  }
  return false;
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
