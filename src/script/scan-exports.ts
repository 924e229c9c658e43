import { type Literal, readLiteral } from './read-literal.js';

export const HEADER_NAMES = [
  'revision',
  'downRevision',
  'branchLabels',
  'dependsOn',
  'replaces',
  'transaction',
] as const;
type HeaderName = (typeof HEADER_NAMES)[number];

/** What a module exports under the names of the header. */
export type HeaderExports = Readonly<Partial<Record<HeaderName, Literal>>>;

/**
 * `export const revision =`, with any type. The `export` is missing if a compiler lists the exports at the end.
 * The usual values are read with the name.
 */
const DECLARATION =
  String.raw`[ \t]*(export[ \t]+)?(?:const|let|var)[ \t]+(${HEADER_NAMES.join('|')})[ \t]*(?::[^=;\n]*)?=(?![=>])` +
  String.raw`(?: (?:(null)|'(\w+)')(?=;))?`;
const ON_ITS_LINE = new RegExp(`^${DECLARATION}`, 'gm');

/** A lookbehind at every position is slow, so that it is only tried in a source that has a second declaration on a line. */
const BEHIND_ANOTHER = /;[ \t]*(?:export[ \t]+)?(?:const|let|var)[ \t]/;
const ON_ITS_LINE_OR_BEHIND = new RegExp(String.raw`(?:^|(?<=^[ \t]*export\b[^\n]*);)${DECLARATION}`, 'gm');

/** `export { revision, downRevision };` as compilers write it. */
const EXPORT_LIST = /^export\s*\{([^}]*)\}/gm;

/** The header as Limbeck writes it in most revisions: read at once, because a history may have thousands of them. */
const USUAL_START = '\nexport const revision = ';
const USUAL_HEADER =
  /export const revision = '(\w+)';\nexport const downRevision = (?:null|'(\w+)');\nexport const branchLabels = null;\nexport const dependsOn = null;\n/y;

/** Comments and templates may hold what looks like a declaration; strings may hold what looks like a comment. */
const TOKEN =
  /\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|`(?:[^`\\]|\\[\s\S])*`/g;

/** Anything else that may export a name: an unusual declaration, a list with `as`. */
const MENTIONS = HEADER_NAMES.map((name) => ({
  name,
  pattern: new RegExp(
    String.raw`^[ \t]*export[ \t]+(?:const|let|var)\b[^;(]*?\b${name}\b|^export\s*\{[^}]*?\b${name}\b`,
    'm',
  ),
}));

/**
 * Reads the exports of the header from the source of a module.
 * Null if that cannot be done for sure, because one of them is not written out, or in an unusual way.
 */
export function scanExports(source: string): HeaderExports | null {
  const code = withoutLeadingComment(source);
  const usual = readUsualHeader(code);
  if (usual !== null) return usual;
  const quick = readDeclarations(code);
  const isSure = quick !== null && !/\/\*|`/.test(code.slice(0, quick.end));
  const declarations = isSure ? quick : readDeclarations(withoutHidden(code));
  if (declarations === null || mentionsOthers(code, declarations.values)) {
    return null;
  }
  return declarations.values;
}

/** Null if it isn't written in the usual way, or if a name of it occurs anywhere else. */
function readUsualHeader(code: string): HeaderExports | null {
  const start = code.indexOf(USUAL_START) + 1;
  USUAL_HEADER.lastIndex = start;
  const [header, revision = null, downRevision = null] = USUAL_HEADER.exec(code) ?? [];
  if (start === 0 || header === undefined) return null;
  const before = code.slice(0, start);
  const after = code.slice(start + header.length);
  const isAlone = HEADER_NAMES.every((name) => !before.includes(name) && !after.includes(name));
  return isAlone && !/\/\*|`/.test(before) ? { revision, downRevision, branchLabels: null, dependsOn: null } : null;
}

interface Declarations {
  readonly values: HeaderExports;
  /** Behind the last one. */
  readonly end: number;
}

/** Null if one isn't a literal, or is declared twice. */
function readDeclarations(code: string): Declarations | null {
  const listed = listExports(code);
  const values: Partial<Record<HeaderName, Literal>> = {};
  let end = 0;
  for (const match of findDeclarations(upToLastName(code))) {
    const [declaration, exported, word = '', none, text] = match;
    const name = HEADER_NAMES.find((header) => header === word);
    if (name === undefined || (exported === undefined && !listed.has(name))) {
      continue;
    }
    const isUsual = none !== undefined || text !== undefined;
    const literal = isUsual
      ? { value: text ?? null, end: match.index + declaration.length }
      : readLiteral(code, match.index + declaration.length);
    if (literal === null || name in values) {
      return null;
    }
    values[name] = literal.value;
    end = literal.end;
  }
  return { values, end };
}

function findDeclarations(head: string): Iterable<RegExpExecArray> {
  return head.matchAll(BEHIND_ANOTHER.test(head) ? ON_ITS_LINE_OR_BEHIND : ON_ITS_LINE);
}

/** Up to the end of the last line that has a name of the header: what a large revision does comes after it. */
function upToLastName(code: string): string {
  const last = Math.max(...HEADER_NAMES.map((name) => code.lastIndexOf(name)));
  const end = code.indexOf('\n', last);
  if (last === -1) return '';
  return end === -1 ? code : code.slice(0, end);
}

function listExports(code: string): ReadonlySet<string> {
  const lists = code.includes('export {') ? [...code.matchAll(EXPORT_LIST)] : [];
  return new Set(lists.flatMap(([, names = '']) => names.split(',').map((name) => name.trim())));
}

function withoutLeadingComment(source: string): string {
  const code = source.trimStart();
  return code.startsWith('/*') ? code.slice(code.indexOf('*/') + 2) : code;
}

function withoutHidden(code: string): string {
  return code.replace(TOKEN, (token) => (token.startsWith('/*') || /^`.*\n/.test(token) ? '' : token));
}

function mentionsOthers(code: string, found: HeaderExports): boolean {
  return MENTIONS.some(({ name, pattern }) => !(name in found) && code.includes(name) && pattern.test(code));
}
