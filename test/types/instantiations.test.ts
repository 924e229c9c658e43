import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MODELS = `${ROOT}test/types/generated-models.ts`;
const NO_MODELS = `${ROOT}test/types/generated-none.ts`;
const USES = `${ROOT}test/types/generated-uses.ts`;
const QUERIES = `${ROOT}test/types/generated-queries.ts`;
const TABLES = Array.from({ length: 100 }, (_, position) => position);

/** A hundred tables of a dozen columns, each with its own column names, references, checks, and indexes. */
function modelsSource(): string {
  return `import { check, index, MetaData, numeric, sql, timestamptz, unique } from '../../src/models/index.js';
export const metadata = new MetaData({
  namingConvention: { ix: 'ix_%(table_name)s_%(column_0_N_name)s', pk: 'pk_%(table_name)s' },
  types: { money: () => numeric(12, 2), instant: () => timestamptz() },
});
const { table, t } = metadata;
const id = { id: t.bigint().identity().primaryKey() };
const timestamps = { createdAt: t.instant().serverDefault(sql\`now()\`), updatedAt: t.instant().nullable() };
${TABLES.map(tableSource).join('')}`;
}

function tableSource(position: number): string {
  const parent = position === 0 ? "'table_0.id'" : `() => table${position - 1}.c.id`;
  return `
export const status${position} = metadata.enum('status_${position}', ['open', 'closed', 'number${position}']);
export const table${position} = table('table_${position}', {
  ...id,
  parentNumber${position}: t.bigint().nullable().references(${parent}, { onDelete: 'cascade' }).index(),
  firstName${position}: t.varchar(${position + 1}).unique(),
  lastName${position}: t.text().nullable().comment('x'),
  isActive: t.boolean().serverDefault(true),
  price: t.money().serverDefault(${position}),
  status: status${position}().serverDefault('open'),
  settings: t.jsonb<{ theme${position}: string }>().serverDefault({ theme${position}: 'dark' }),
  tags: t.text().array(),
  slug: t.text().generatedAs(sql\`lower(x)\`),
  ...timestamps,
}, (c) => [
  check('positive', sql\`\${c.price} > 0\`),
  unique([c.isActive, c.price]),
  index([c.createdAt.desc(), sql\`lower(\${c.firstName${position}})\`], { where: sql\`\${c.isActive}\` }),
]);
`;
}

function usesSource(): string {
  return `import type { InsertOf, RowOf, UpdateOf } from '../../src/models/index.js';
import * as models from './generated-models.js';
${TABLES.map(
  (position) => `
export const row${position} = (row: RowOf<typeof models.table${position}>) => [row.id, row.firstName${position}];
export const insert${position}: InsertOf<typeof models.table${position}> = { firstName${position}: 'a', tags: [] };
export const update${position}: UpdateOf<typeof models.table${position}> = { isActive: false };
`,
).join('')}`;
}

function queriesSource(): string {
  return `import type { Database } from '../../src/models/index.js';
import type * as models from './generated-models.js';
export declare const database: Database<typeof models>;
${TABLES.map(
  (position) => `
export const column${position} = database.table_${position}.parent_number${position};
`,
).join('')}`;
}

const FILES: Readonly<Record<string, string>> = {
  [NO_MODELS]: "export { MetaData } from '../../src/models/index.js';",
  [MODELS]: modelsSource(),
  [USES]: usesSource(),
  [QUERIES]: queriesSource(),
};

interface Checked {
  readonly errors: readonly string[];
  readonly instantiations: number;
}

/** Parsed once for all programs. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function check(root: string): Checked {
  const config = ts.getParsedCommandLineOfConfigFile(
    `${ROOT}tsconfig.json`,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
  );
  const options = { ...config?.options, noUnusedLocals: false };
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([root], options, {
    ...host,
    fileExists: (name) => name in FILES || host.fileExists(name),
    readFile: (name) => FILES[name] ?? host.readFile(name),
    getSourceFile: (name, version) => {
      const file =
        parsed.get(name) ??
        (FILES[name] === undefined
          ? host.getSourceFile(name, version)
          : ts.createSourceFile(name, FILES[name], version));
      parsed.set(name, file);
      return file;
    },
  });
  // Not of the sources of the tool, which `npm run types` has checked.
  const errors = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName in FILES)
    .flatMap((file) => ts.getPreEmitDiagnostics(program, file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  return { errors, instantiations: program.getInstantiationCount() };
}

/** What the models themselves cost, without what it costs to import Limbeck. */
function cost(root: string): Checked {
  const { errors, instantiations } = check(root);
  return { errors, instantiations: instantiations - WITHOUT_MODELS.instantiations };
}

const WITHOUT_MODELS = check(NO_MODELS);

test('a hundred tables cost the compiler less than 20,000 instantiations', () => {
  const { errors, instantiations } = cost(MODELS);

  expect(errors).toEqual([]);
  expect(instantiations).toBeLessThan(20_000);
});

test('with three row types of each of them in use, less than 65,000', () => {
  const { errors, instantiations } = cost(USES);

  expect(errors).toEqual([]);
  expect(instantiations).toBeLessThan(65_000);
});

// The names of all columns are computed once, at the first use of a table, so that each query costs little:
// bench/types/cost.test.mjs.
test('with each of them in use in a query builder, less than 130,000', () => {
  const { errors, instantiations } = cost(QUERIES);

  expect(errors).toEqual([]);
  expect(instantiations).toBeLessThan(130_000);
});
