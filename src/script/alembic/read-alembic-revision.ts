import { alembicRevisionUnreadable } from '../../errors/alembic-errors.js';
import { toDocComment } from '../doc-comment.js';
import type { RevisionFacts } from '../revision-facts.js';
import { type PythonLine, readPythonLines } from './python-lines.js';
import { readPythonNames, readPythonString } from './python-literal.js';

/** What a Python file of Alembic states; nothing of it was run. */
export interface AlembicRevision extends Omit<RevisionFacts, 'transaction'> {
  readonly path: string;
  /** The whole file. */
  readonly source: string;
  /** The docstring, without the lines of the facts. */
  readonly message: string;
  /** As the docstring writes it. */
  readonly createDate: string | null;
  /** The functions, as Python; null if the file has none. */
  readonly upgrade: string | null;
  readonly downgrade: string | null;
}

const FACT_LINE = /^(?:Revision ID|Revises|Create Date):.*$/gm;

/**
 * Reads the header of an Alembic revision.
 * @throws LimbeckError with file and line if a variable of the header isn't a literal.
 */
export function readAlembicRevision(source: string, path: string): AlembicRevision {
  const lines = readPythonLines(source.replace(/^\uFEFF/, ''));
  const [id, ...others] = readFact('revision', lines, path) ?? [];
  if (id === undefined || others.length > 0) {
    throw alembicRevisionUnreadable(path, 1, "the file has no `revision`, so it isn't an Alembic revision");
  }
  const downRevisions = readFact('down_revision', lines, path);
  if (downRevisions === null) {
    throw alembicRevisionUnreadable(path, 1, 'the file has no `down_revision`; a first revision has None');
  }
  const doc = readDocstring(lines[0]);
  return {
    id,
    downRevisions,
    branchLabels: readFact('branch_labels', lines, path) ?? [],
    dependsOn: readFact('depends_on', lines, path) ?? [],
    path,
    source,
    message: doc
      .replace(FACT_LINE, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    createDate: toDocComment(doc).createDate,
    upgrade: findFunction('upgrade', lines, source),
    downgrade: findFunction('downgrade', lines, source),
  };
}

function readDocstring(first: PythonLine | undefined): string {
  const [token, ...others] = first?.tokens ?? [];
  return token?.kind === 'string' && others.length === 0 ? (readPythonString(token.text) ?? '').trim() : '';
}

/** `name = …` or `name: type = …` at the top level of the module; null if it is missing. */
function readFact(name: string, lines: readonly PythonLine[], path: string): readonly string[] | null {
  const found = lines.filter(({ tokens, column }) => column === 0 && isAssignment(name, tokens));
  const [fact, again] = found;
  if (again !== undefined) throw alembicRevisionUnreadable(path, again.line, `\`${name}\` is assigned twice`);
  if (fact === undefined) return null;
  const equals = fact.tokens.findIndex(({ text }) => text === '=');
  const names = readPythonNames(fact.tokens.slice(equals + 1));
  if (names === null) throw alembicRevisionUnreadable(path, fact.line, `\`${name}\` isn't a literal`);
  return names;
}

function isAssignment(name: string, [first, second, ...others]: PythonLine['tokens']): boolean {
  if (first?.text !== name || second === undefined) return false;
  return second.text === '=' || (second.text === ':' && others.some(({ text }) => text === '='));
}

/** From its `def` up to the next line that is not indented. */
function findFunction(name: string, lines: readonly PythonLine[], source: string): string | null {
  const first = lines.findIndex(
    ({ tokens: [def, word], column }) => column === 0 && def?.text === 'def' && word?.text === name,
  );
  const start = lines[first]?.start;
  if (start === undefined) return null;
  const next = lines.slice(first + 1).find(({ column }) => column === 0);
  return source.slice(start, next?.start).trimEnd();
}

/** Whether a function of Python holds `pass` and nothing else. */
export function doesNothing(pythonFunction: string): boolean {
  const [, ...body] = readPythonLines(pythonFunction);
  return body.length > 0 && body.every(({ tokens: [only, more] }) => more === undefined && isIdle(only));
}

function isIdle(token: PythonLine['tokens'][number] | undefined): boolean {
  return token?.kind === 'string' || token?.text === 'pass';
}
