import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAlembicSql } from '../../src/script/alembic/read-alembic-sql.js';
import { checkProperty } from '../support/property.js';

const IDS = ['a1', 'b2', 'c3', 'd4'];
const STEPS = new Map(IDS.map((id, at) => [id, IDS.slice(Math.max(0, at - 1), at)]));

const markOf = (id: string) => `-- Running upgrade ${IDS[IDS.indexOf(id) - 1] ?? ''} -> ${id}`;
const recordOf = (id: string) =>
  `UPDATE alembic_version SET version_num='${id}' WHERE alembic_version.version_num = '${IDS[IDS.indexOf(id) - 1] ?? ''}';`;

/** SQL that holds what Alembic writes between revisions; `TAG` is another one each time. */
const hostile = fc
  .constantFrom(...IDS)
  .chain((id) =>
    fc.constantFrom(
      'SELECT TAG',
      `SELECT 'TAG\n${markOf(id)}\n'`,
      `DO $$ TAG\n${markOf(id)}\n${recordOf(id)}\n$$`,
      `/* TAG\n${markOf(id)}\n*/ SELECT 1`,
      `SELECT "TAG\n${markOf(id)}"`,
      `SELECT TAG -- it's gone`,
      `${markOf(id)}\nSELECT TAG`,
      `SELECT TAG;\n\n${markOf(id)}\n\nSELECT 1;\n\n${recordOf(id)}`,
      `-- Running upgrade x -> y\nSELECT TAG`,
    ),
  );

interface Case {
  readonly bodies: readonly (readonly string[])[];
  /** The revision in which the output breaks off. */
  readonly stop: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  bodies: fc.tuple(...IDS.map(() => fc.array(hostile, { maxLength: 3 }))),
  stop: fc.nat({ max: IDS.length }),
});

function tagged(bodies: Case['bodies']): readonly (readonly string[])[] {
  return bodies.map((body, at) => body.map((sql, index) => sql.replaceAll('TAG', `t${at}x${index}`)));
}

function sectionOf(id: string, body: readonly string[]): string {
  return `${markOf(id)}\n\n${body.map((sql) => `${sql};\n\n`).join('')}`;
}

function tagsIn(text: string): readonly string[] {
  return [...new Set(text.match(/t\dx\d/g) ?? [])];
}

test('SQL that looks like the marks of Alembic never comes to another revision', async () => {
  await checkProperty<Case>({
    name: 'alembic-output',
    cases,
    runs: 300,
    async check({ bodies, stop }) {
      const texts = tagged(bodies);
      const sections = IDS.map((id, at) => sectionOf(id, texts[at] ?? []));
      const output = sections
        .map((text, at) => (at < stop ? `${text}${recordOf(IDS[at] ?? '')}\n\n` : at === stop ? text : ''))
        .join('');
      const options = { direction: 'upgrade', steps: STEPS, versionTable: 'alembic_version' } as const;
      for (const [id, body] of readAlembicSql(output, options).bodies) {
        const at = IDS.indexOf(id);
        expect(at).toBeLessThan(stop);
        expect(tagsIn(body.blocks.join('\n'))).toEqual(tagsIn(texts[at]?.join('\n') ?? ''));
      }
      for (const [at, id] of IDS.entries()) {
        const alone = readAlembicSql(`${sections[at]}${recordOf(id)}\n\n`, { ...options, only: id });
        expect(tagsIn(alone.bodies.get(id)?.blocks.join('\n') ?? '')).toEqual(tagsIn(texts[at]?.join('\n') ?? ''));
      }
    },
  });
});
