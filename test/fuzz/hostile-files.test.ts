import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../src/autogen/compare.js';
import { renderBodies } from '../../src/commands/new-revision/render-bodies.js';
import { compileOperation } from '../../src/ddl/compile.js';
import { visibleQuotes } from '../../src/ddl/visible-quotes.js';
import { check, MetaData, sql, unique } from '../../src/models/index.js';
import type { Operation } from '../../src/operations/operation.js';
import type { DatabaseSchema } from '../../src/schema/database-schema.js';
import { fillTemplate } from '../../src/script/fill-template.js';
import { readHeader } from '../../src/script/read-header.js';
import { type RevisionFormat, TEMPLATES } from '../../src/script/revision-template.js';
import { readSqlSections } from '../../src/script/sql-sections.js';
import { toTemplateValues } from '../../src/script/template-values.js';
import { onOneLine } from '../../src/util/escape.js';
import { checkProperty } from '../support/property.js';
import { hostileTexts, toName } from './hostile/hostile-text.js';
import { strangeCode } from './hostile/written-code.js';

const cases = fc.record({
  texts: fc.array(hostileTexts, { minLength: 24, maxLength: 24 }),
  message: hostileTexts,
});

/** `npm run fuzz` tries thousands of cases. */
const FOR_ALL_CASES_MS = 24 * 3600 * 1000;

test('a revision has what was compared and nothing else, whatever names and texts contain', {
  timeout: FOR_ALL_CASES_MS,
}, async () => {
  await checkProperty({ name: 'hostile-files', cases, runs: 100, check: checkFiles });
});

async function checkFiles({ texts, message }: { texts: readonly string[]; message: string }): Promise<void> {
  const [declared, reflected] = schemas(texts);
  const difference = {
    ...compare(declared, reflected, { serverVersion: 160000 }),
    declared,
    reflected,
    serverVersion: 160000,
    unmanaged: [],
    renderItem: null,
  };
  const write = (format: RevisionFormat) => {
    const facts = { id: 'abc', message, downRevisions: ['ab'], branchLabels: ['x'], dependsOn: [], createDate: 'now' };
    const text = { ...facts, ...renderBodies(difference, format) };
    return fillTemplate({ text: TEMPLATES[format].text, source: null }, toTemplateValues(text, format));
  };
  const header = { id: 'abc', downRevisions: ['ab'], branchLabels: ['x'], dependsOn: [] };
  const code = write('ts');
  expect(strangeCode('abc.ts', code)).toEqual([]);
  expect(readHeader({ path: 'abc.ts', text: code, whole: true })).toMatchObject(header);

  const file = write('sql');
  const { upgrade, downgrade } = readSqlSections(file, { path: 'abc.sql', transaction: true });
  const { operations } = difference;
  expect(upgrade.statements.map(({ text }) => text)).toEqual(statementsOf(operations));
  expect(downgrade?.statements.map(({ text }) => text)).toEqual(statementsOf(difference.downgrade));
  const read = readHeader({ path: 'abc.sql', text: file, whole: true });
  expect(read).toMatchObject(header);
  // A message of one line comes back as it is, with its control characters as escapes.
  if (/^\S(?:[^\n\r]*\S)?$/.test(message)) expect(read?.message).toBe(onOneLine(message).replaceAll(/\s+/g, ' '));
}

function statementsOf(operations: readonly Operation[]): readonly string[] {
  return operations.flatMap((operation) => compileOperation(operation)).map((sql) => visibleQuotes(sql).trim());
}

/** Two schemas that share some of their names, so that one leads to the other by all kinds of operations. */
function schemas(texts: readonly string[]): readonly [DatabaseSchema, DatabaseSchema] {
  return [schemaOf(texts, 0), schemaOf(texts, 7)];
}

function schemaOf(texts: readonly string[], shift: number): DatabaseSchema {
  const text = (place: number) => texts[(place + shift) % texts.length] ?? '';
  const name = (place: number) => toName(text(place), place + shift);
  const shared = (place: number) => toName(texts[place] ?? '', 100 + place);
  const metadata = new MetaData();
  const { t, table } = metadata;
  const mood = metadata.enum(shared(0), [shared(1), name(2)], { comment: text(3) });
  metadata.enum(name(4), [shared(1), shared(2)], { comment: text(5) });
  table(
    shared(3),
    {
      a: t.text().name(shared(4)).serverDefault(text(6)).comment(text(7)),
      b: t
        .varchar(20 + shift)
        .name(name(8))
        .nullable(),
      c: mood().name(shared(5)).nullable(),
    },
    (c) => [check(shared(6), sql`${c.a} <> ${text(9)}`), unique([c.a], { name: name(10) })],
    { comment: text(11) },
  );
  table(name(12), { x: t.integer().name(shared(7)) }, [], { schema: shared(8) });
  metadata.sequence(name(13), { comment: text(14) });
  metadata.schema(shared(8), { comment: text(15) });
  return metadata.toSchema();
}
