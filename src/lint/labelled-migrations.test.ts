import { describe, expect, test } from 'vitest';
import { COLUMN_MIGRATIONS, TYPE_MIGRATIONS } from '../../test/lint/labelled/column-migrations.js';
import { CONSTRAINT_MIGRATIONS } from '../../test/lint/labelled/constraint-migrations.js';
import { INDEX_MIGRATIONS } from '../../test/lint/labelled/index-migrations.js';
import { HISTORY, type LabelledMigration } from '../../test/lint/labelled/labelled-migration.js';
import { ROW_MIGRATIONS, SESSION_MIGRATIONS } from '../../test/lint/labelled/row-migrations.js';
import { TABLE_MIGRATIONS } from '../../test/lint/labelled/table-migrations.js';
import { lintHistory } from '../commands/lint/lint-files.js';
import { loadParser } from './sql/parser.js';

const parser = await loadParser();

/** The rules of the errors and warnings in a file that is judged by itself, or after the files that created its tables. */
function rulesOf(sql: string, before: readonly string[]): readonly string[] {
  if (parser === null) throw new Error('The parser is missing.');
  const texts = [...before, sql].map((text, index) => ({ file: `${index}.sql`, text }));
  return lintHistory(texts, { parser, severities: {} })
    .filter(({ file, severity }) => file === `${before.length}.sql` && severity !== 'advice')
    .map(({ rule }) => rule);
}

describe.each([
  ['by itself', []],
  ['after its history', [HISTORY]],
])('a migration %s', (_, before) => {
  test.each<LabelledMigration>([
    ...INDEX_MIGRATIONS,
    ...CONSTRAINT_MIGRATIONS,
    ...COLUMN_MIGRATIONS,
    ...TYPE_MIGRATIONS,
    ...TABLE_MIGRATIONS,
    ...ROW_MIGRATIONS,
    ...SESSION_MIGRATIONS,
  ])('$purpose: finds the danger, and none in the safe form', ({ rule, dangerous, safe, needsHistory }) => {
    const found = rulesOf(dangerous, before);
    const isKnowable = needsHistory !== true || before.length > 0;
    expect(!isKnowable || rule.split(' ').some((each) => found.includes(each)), `${rule} is not in [${found}]`).toBe(
      true,
    );
    expect(rulesOf(safe, before)).toEqual([]);
  });
});
