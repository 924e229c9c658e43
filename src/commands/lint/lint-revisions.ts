import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Finding } from '../../lint/finding.js';
import { Known } from '../../lint/known/known.js';
import { type JudgedStatement, lintUnit, type RuleSeverities, type RunnerCare } from '../../lint/lint-unit.js';
import type { SqlParser } from '../../lint/sql/parser.js';
import { findSuppressions, type Suppression } from '../../lint/suppressions.js';
import type { Revision } from '../../script/revision.js';
import { sqlTokens } from '../../util/sql-tokens.js';
import type { SeenStatement } from './observed-session.js';

interface Linting {
  readonly parser: SqlParser | null;
  readonly severities: RuleSeverities;
  /** Where paths start that people see. */
  readonly cwd: string;
  /** The ids of the revisions whose findings are wanted. The others say what the database is like. */
  readonly wanted: ReadonlySet<string>;
  /** What runs do for directives, as the settings say. */
  readonly care: Omit<RunnerCare, 'isWriter'>;
}

/** Judges the statements of revisions, oldest first. */
export function lintRevisions(seen: readonly SeenStatement[], linting: Linting): readonly Finding[] {
  const known = new Known();
  return groupByRevision(seen).flatMap(({ revision, statements }) => {
    const file = relative(linting.cwd, revision.path);
    const unit = {
      file,
      revision: revision.id,
      statements: statements.map((statement) => toJudged(statement, linting)),
      suppressions: suppressionsOf(revision),
      inTransaction: statements.some(({ inTransaction }) => inTransaction) ? ('yes' as const) : ('no' as const),
    };
    const findings = lintUnit(unit, known, linting.severities);
    return linting.wanted.has(revision.id) ? findings : [];
  });
}

interface RevisionStatements {
  readonly revision: Revision;
  readonly statements: SeenStatement[];
}

function groupByRevision(seen: readonly SeenStatement[]): readonly RevisionStatements[] {
  const groups: RevisionStatements[] = [];
  for (const statement of seen) {
    const { revision } = statement.step;
    if (revision === null) continue;
    if (groups.at(-1)?.revision !== revision) groups.push({ revision, statements: [] });
    groups.at(-1)?.statements.push(statement);
  }
  return groups;
}

function toJudged(
  { statement, directive, place, facts, inTransaction }: SeenStatement,
  { parser, care }: Linting,
): JudgedStatement {
  const line = place?.line ?? 1;
  return {
    line,
    column: place?.column ?? 1,
    endLine: line + statement.split('\n').length - 1,
    reading: parser?.read(statement) ?? null,
    // SQL of the user runs as it is written.
    runner: { ...care, isOnline: care.isOnline && directive !== null, isWriter: directive !== null },
    inTransaction,
    observed: facts,
  };
}

function suppressionsOf({ path, language }: Revision): readonly Suppression[] {
  const source = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const comments =
    language === 'sql'
      ? [...sqlTokens(source)].flatMap(({ kind, text, start }) =>
          kind === 'comment'
            ? [{ text: text.replace(/^--/, ''), line: source.slice(0, start).split('\n').length }]
            : [],
        )
      : source.split('\n').flatMap((text, index) => {
          const [, comment] = /^\s*\/\/(.*)$/.exec(text) ?? [];
          return comment === undefined ? [] : [{ text: comment, line: index + 1 }];
        });
  return findSuppressions(comments);
}
