import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { LimbeckError } from '../../errors/limbeck-error.js';
import type { Finding } from '../../lint/finding.js';
import { Known } from '../../lint/known/known.js';
import { type LintUnit, lintUnit, NO_CARE, type RuleSeverities } from '../../lint/lint-unit.js';
import { ruleDocs } from '../../lint/rule-docs.js';
import type { SqlParser } from '../../lint/sql/parser.js';
import { findSuppressions } from '../../lint/suppressions.js';
import { readSqlFile } from './read-sql-file.js';

/** SQL that is judged by itself, without a database. */
export interface SqlText {
  /** For people: a path, or `<stdin>`. */
  readonly file: string;
  readonly text: string;
}

/** Files that are judged in their order: what one says about the database holds for the next one. */
export type SqlHistory = readonly SqlText[];

/**
 * A folder is a history of its SQL files, by name. A file is judged by itself.
 * @throws Error of Node if a file can't be read
 */
export function readHistories(paths: readonly string[], cwd: string): readonly SqlHistory[] {
  return paths.map((path) =>
    filesOf(path, cwd).map((file) => ({ file, text: readFileSync(resolve(cwd, file), 'utf8') })),
  );
}

function filesOf(path: string, cwd: string): readonly string[] {
  const whole = resolve(cwd, path);
  const shown = toShown(path, cwd);
  if (statSync(whole, { throwIfNoEntry: false })?.isDirectory() !== true) return [shown];
  return readdirSync(whole)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => join(shown, name));
}

/** Annotations and code scanning know a file by its path in the repository. */
function toShown(path: string, cwd: string): string {
  const inside = relative(cwd, resolve(cwd, path));
  return inside === '' ? '.' : inside.startsWith('..') ? path : inside;
}

interface Linting {
  readonly parser: SqlParser;
  readonly severities: RuleSeverities;
}

export function lintHistory(texts: SqlHistory, { parser, severities }: Linting): readonly Finding[] {
  const known = new Known();
  return texts.flatMap(({ file, text }) => {
    const { refusal, ...read } = readSqlFile(text, file);
    if (refusal !== null) return [refusedFinding(file, refusal)];
    const unit: LintUnit = {
      file,
      revision: null,
      statements: read.statements.map((statement) => ({
        line: statement.line,
        column: statement.column,
        endLine: statement.line + statement.text.split('\n').length - 1,
        reading: parser.read(statement.text),
        inTransaction: null,
        runner: NO_CARE,
        observed: null,
      })),
      suppressions: findSuppressions(read.comments),
      inTransaction: read.isOutside ? 'no' : 'unknown',
    };
    return lintUnit(unit, known, severities);
  });
}

function refusedFinding(file: string, { message, hint, place }: LimbeckError): Finding {
  const { line = 1, column = 1 } = place ?? {};
  const rule = 'unreadable-sql';
  return {
    ...{ rule, severity: 'error', file, line, column, revision: null },
    what: message,
    safe: hint,
    docs: ruleDocs(rule),
  };
}
