// Reads the English of the project: documents, messages, help, comments and titles of tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');
const SKIPPED_FOLDERS = /^(?:node_modules|dist|servers|golden|versions|results|\..*)$/;

/** A text that people read: `kind` is documents, messages, help, comments or titles. */
export function readTexts() {
  const documents = filesUnder('.', /\.md$/).flatMap(documentTexts);
  const code = ['src', 'test', 'scripts', 'bin', 'bench'].flatMap((folder) => filesUnder(folder, /\.(?:ts|js|mjs)$/));
  return [...documents, ...code.flatMap(codeTexts)];
}

function filesUnder(folder, names) {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.test(entry.name) ? [] : filesUnder(path, names);
    return names.test(entry.name) ? [path] : [];
  });
}

/** The paragraphs, list items and table rows of a document, without its code. */
function documentTexts(path) {
  const source = readFileSync(join(ROOT, path), 'utf8')
    .replace(/```[\s\S]*?```/g, blank)
    .replace(/`[^`\n]*(?:\n[^`\n]+)?`/g, blank);
  return [...source.matchAll(PARAGRAPH)].map((match) => ({
    kind: 'documents',
    path,
    line: source.slice(0, match.index).split('\n').length,
    text: match[0].replace(/\s*\n\s*/g, ' '),
  }));
}

/** A line with the lines that continue it: those that begin neither a list item, a table row, a quote nor a heading. */
const PARAGRAPH = /^[^\n]*\S[^\n]*(?:\n(?!\s*(?:[|#>-]|\d+\.|\n|$))[^\n]*\S[^\n]*)*/gm;

/** Spaces in the place of a text, so that lines keep their numbers and words next to it stay apart. */
function blank(text) {
  return text.replace(/[^\n]/g, ' ').replace(/^ /, '_');
}

function codeTexts(path) {
  const source = readFileSync(join(ROOT, path), 'utf8');
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const lineAt = (position) => file.getLineAndCharacterOfPosition(position).line + 1;
  const texts = commentsOf(source, file).map(({ position, text }) => ({
    kind: 'comments',
    path,
    line: lineAt(position),
    text,
  }));
  const visit = (node) => {
    const text = textOf(node);
    const kind = text === null ? null : kindOf(node, path);
    if (kind !== null && /\w+ \w+/.test(text)) texts.push({ kind, path, line: lineAt(node.getStart()), text });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node) ? node.text : null;
}

const TEST_FUNCTIONS = /^(?:test|describe|it)\b/;
const HELP = /^src\/cli\/(?:commands\/|\w+-options|program|completion)/;
const IS_TEST = /(?:\.test\.ts$|^test\/)/;

/** What a string of the code is for; null if it is neither a message nor a title, such as SQL or a key. */
function kindOf(node, path) {
  if (IS_TEST.test(path)) {
    const call = node.parent;
    return ts.isCallExpression(call) && call.arguments[0] === node && TEST_FUNCTIONS.test(call.expression.getText())
      ? 'titles'
      : null;
  }
  if (!path.startsWith('src/') || node.parent.kind === ts.SyntaxKind.ImportDeclaration) return null;
  return HELP.test(path) ? 'help' : 'messages';
}

function commentsOf(source, file) {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, source);
  const skipped = templateParts(file);
  const comments = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const position = scanner.getTokenStart();
    const end = skipped.get(position);
    if (end !== undefined) {
      scanner.resetTokenState(end);
      continue;
    }
    if (token !== ts.SyntaxKind.SingleLineCommentTrivia && token !== ts.SyntaxKind.MultiLineCommentTrivia) continue;
    const text = scanner
      .getTokenText()
      .replace(/^\/\*\*?|\*\/$|^\/\/ ?/g, '')
      .replace(/^\s*\* ?/gm, '')
      .replace(/`[^`\n]*`/g, '_');
    if (!/biome-ignore|^\/ <ref/.test(text)) comments.push({ position, text: text.replace(/\s*\n\s*/g, ' ').trim() });
  }
  return joinLines(comments, source);
}

/** Where the scanner alone would lose its way: templates and regular expressions, which only the parser knows. */
function templateParts(file) {
  const ends = new Map();
  const visit = (node) => {
    const opaque =
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node);
    if (opaque) ends.set(node.getStart(), node.getEnd());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return ends;
}

/** Line comments that follow each other directly are one text. */
function joinLines(comments, source) {
  const joined = [];
  for (const comment of comments) {
    const last = joined.at(-1);
    const between = last === undefined ? '' : source.slice(last.end, comment.position);
    const end = source.indexOf('\n', comment.position);
    if (last !== undefined && source.startsWith('//', comment.position) && /^\n\s*$/.test(between)) {
      last.text += ` ${comment.text}`;
      last.end = end;
    } else {
      joined.push({ ...comment, end });
    }
  }
  return joined;
}
