import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { renderRevisionBody } from '../../src/autogen/render/render-revision-body.js';
import { renderSqlRevision } from '../../src/autogen/render/render-sql-revision.js';
import { isMetaData } from '../../src/models/index.js';
import { test } from '../support/database.js';
import { difference } from './round-trip.js';

const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url));
const scenarios = readdirSync(GOLDEN).filter((scenario) => existsSync(`${GOLDEN}${scenario}/models.ts`));

describe('a revision is written as reviewed:', () => {
  test.for(scenarios)('%s', async (scenario, { db }) => {
    const { metadata }: { readonly metadata?: unknown } = await import(`${GOLDEN}${scenario}/models.ts`);
    await db.query(readFileSync(`${GOLDEN}${scenario}/database.sql`, 'utf8'));
    const declared = isMetaData(metadata) ? metadata.toSchema() : expect.unreachable('models.ts exports no metadata');

    const { comparison, enums } = await difference(db, declared);
    const [up, down] = [comparison.operations, comparison.downgrade].map((operations) =>
      renderRevisionBody(operations, { notes: comparison.notes, enums }),
    );

    await expect(revision(up, down)).toMatchFileSnapshot(`${GOLDEN}${scenario}/revision.ts`);
    await expect(sqlRevision({ ...comparison, enums })).toMatchFileSnapshot(`${GOLDEN}${scenario}/revision.sql`);
  });

  test.for(scenarios)('%s is laid out as a formatter would', (scenario) => {
    const written = readFileSync(`${GOLDEN}${scenario}/revision.ts`, 'utf8');

    expect(formatted(written)).toBe(written);
  });
});

type Body = ReturnType<typeof renderRevisionBody>;

function revision(up: Body | undefined, down: Body | undefined): string {
  const words = [...new Set([...(up?.imports ?? []), ...(down?.imports ?? [])])].sort();
  return `${importLine(words)}import type { Operations } from '../../../src/runtime/operations.js';

export async function upgrade(op: Operations): Promise<void> {
${up?.lines.join('\n') ?? ''}
}

export async function downgrade(op: Operations): Promise<void> {
${down?.lines.join('\n') ?? ''}
}
`;
}

function sqlRevision(directions: Parameters<typeof renderSqlRevision>[0]): string {
  const { upgrade, downgrade } = renderSqlRevision(directions);
  return ['-- migrate: upgrade', ...upgrade, '', '-- migrate: downgrade', ...downgrade, ''].join('\n');
}

function importLine(words: readonly string[]): string {
  const from = `from '../../../src/models/index.js';\n`;
  const line = `import { ${words.join(', ')} } ${from}`;
  return words.length === 0
    ? ''
    : line.length <= 101
      ? line
      : `import {\n${words.map((word) => `  ${word},\n`).join('')}} ${from}`;
}

/** Biome's default settings, except the width and the quotes, which are those of Prettier. */
function formatted(source: string): string {
  const width = ['--line-width=100', '--indent-style=space', '--javascript-formatter-quote-style=single'];
  const biome = fileURLToPath(new URL('../../node_modules/.bin/biome', import.meta.url));
  return execFileSync(biome, ['format', '--stdin-file-path=revision.ts', ...width], {
    input: source,
    encoding: 'utf8',
  });
}
