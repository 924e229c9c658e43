// `npm run docs:errors` quotes the messages of the errors in docs/errors.md, below the heading of each code, so that people
// find the section by the words that they saw. With --check it fails if a quotation is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'docs/errors.md');

const quoted = quoteMessages(readFileSync(FILE, 'utf8'), messagesByCode());
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, quoted);
} else if (readFileSync(FILE, 'utf8') !== quoted) {
  console.error('docs/errors.md does not quote the messages of src. Write them again: npm run docs:errors');
  process.exit(1);
}

function messagesByCode() {
  const messages = new Map();
  for (const path of readdirSync(join(ROOT, 'src'), { recursive: true }).toSorted()) {
    if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
    const text = readFileSync(join(ROOT, 'src', path), 'utf8');
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest), (code, message) =>
      messages.set(code, new Set([...(messages.get(code) ?? []), message])),
    );
  }
  return messages;
}

/** Finds `{ code: 'X', message: … }` and `error('X', { message: … })`. */
function visit(node, found) {
  if (ts.isObjectLiteralExpression(node)) {
    const properties = propertiesOf(node);
    tell(properties.get('code'), properties.get('message'), found);
  }
  if (ts.isCallExpression(node)) {
    const [code, details] = node.arguments;
    if (details !== undefined && ts.isObjectLiteralExpression(details)) {
      tell(code, propertiesOf(details).get('message'), found);
    }
  }
  ts.forEachChild(node, (child) => visit(child, found));
}

function propertiesOf(object) {
  return new Map(
    object.properties.filter(ts.isPropertyAssignment).map(({ name, initializer }) => [name.text, initializer]),
  );
}

function tell(code, message, found) {
  if (code === undefined || message === undefined || !ts.isStringLiteral(code)) return;
  for (const text of textsOf(message)) found(code.text, text);
}

/** The text with … for what is filled in. Nothing if all of it is filled in. */
function textsOf(expression) {
  if (ts.isConditionalExpression(expression)) {
    return [...textsOf(expression.whenTrue), ...textsOf(expression.whenFalse)];
  }
  if (ts.isStringLiteral(expression) || ts.isNoSubstitutionTemplateLiteral(expression)) return [expression.text];
  if (!ts.isTemplateExpression(expression)) return [];
  const text = [expression.head.text, ...expression.templateSpans.map(({ literal }) => literal.text)].join('…');
  return /[a-z]{3}/.test(text) ? [text] : [];
}

function quoteMessages(document, messages) {
  return document.replace(/^### ([A-Z][A-Z0-9_]+)\n\n(?:> .*\n+)*/gm, (_, code) => {
    const quotations = [...(messages.get(code) ?? [])].map((text) => `> ${text.replaceAll(/\s+/g, ' ')}\n\n`);
    return `### ${code}\n\n${quotations.join('')}`;
  });
}
