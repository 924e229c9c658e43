import { notARevision } from '../errors/revision-file-errors.js';
import { sqlRevisionInvalid } from '../errors/sql-revision-errors.js';
import { toDocComment } from './doc-comment.js';
import type { Revision } from './revision.js';
import { isSectionMark } from './sql-sections.js';

const FACT = /^(Revision ID|Revises|Branch labels|Depends on|Replaces|Transaction):[ \t]*(.*)$/;

/**
 * Reads the comments at the top of an SQL revision: first the message, then the facts as
 * `-- Revision ID: 4e1f0b7c92ad`, `-- Revises: 91c5d2aa03fe` (`base` for none), and where they are needed
 * `-- Branch labels: a, b`, `-- Depends on: c`, `-- Replaces: d, e` and `-- Transaction: false`.
 */
export function readSqlHeader(source: string, path: string): Revision {
  const comments = readComments(source);
  const facts = readFacts(comments, path);
  const id = facts.get('Revision ID');
  if (id === undefined || id === '') {
    throw notARevision(path);
  }
  const revises = facts.get('Revises');
  if (revises === undefined) {
    throw sqlRevisionInvalid(
      path,
      comments.length,
      '"-- Revises:" is missing in the header; a first revision has base',
    );
  }
  return {
    id,
    downRevisions: toNames(revises).filter((name) => name !== 'base'),
    branchLabels: toNames(facts.get('Branch labels')),
    dependsOn: toNames(facts.get('Depends on')),
    ...(facts.has('Replaces') ? { replaces: toNames(facts.get('Replaces')) } : {}),
    transaction: facts.get('Transaction') !== 'false',
    ...toDocComment(comments.join('\n').trim()),
    path,
    language: 'sql',
  };
}

function readComments(source: string): readonly string[] {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line) => (line.trim() !== '' && !line.startsWith('--')) || isSectionMark(line));
  return lines.slice(0, end === -1 ? lines.length : end).map((line) => line.replace(/^--[ \t]?/, '').trimEnd());
}

function readFacts(comments: readonly string[], path: string): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const [index, comment] of comments.entries()) {
    const [, name, value = ''] = FACT.exec(comment) ?? [];
    if (name === undefined) {
      continue;
    }
    if (facts.has(name)) {
      throw sqlRevisionInvalid(path, index + 1, `"${name}" is here a second time`);
    }
    if (name === 'Transaction' && !/^(?:true|false)$/.test(value)) {
      throw sqlRevisionInvalid(path, index + 1, `"${value}" is neither true nor false`);
    }
    facts.set(name, value);
  }
  return facts;
}

function toNames(list = ''): readonly string[] {
  return list.split(',').flatMap((name) => name.trim() || []);
}
