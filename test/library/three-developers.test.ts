import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { connect, type TestDatabase, test } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { createProject } from '../support/project.js';

interface RevisionText {
  readonly id: string;
  readonly down: readonly string[];
  readonly upgrade: string;
  readonly downgrade: string;
  readonly labels?: readonly string[];
}

function sqlRevision({ id, down, upgrade, downgrade, labels = [] }: RevisionText): Readonly<Record<string, string>> {
  const label = labels.length === 0 ? '' : `-- Branch labels: ${labels.join(', ')}\n`;
  const head = `-- message of ${id}\n--\n-- Revision ID: ${id}\n-- Revises: ${down.join(', ') || 'base'}\n${label}`;
  return {
    [`migrations/versions/${id}.sql`]: `${head}\n-- migrate: upgrade\n${upgrade}\n\n-- migrate: downgrade\n${downgrade}\n`,
  };
}

function codeRevision({ id, down, upgrade, downgrade, labels = [] }: RevisionText, folder = 'versions') {
  return {
    [`migrations/${folder}/${id}.ts`]: `/**
 * message of ${id}
 *
 * Revision ID: ${id}
 * Revises: ${down.join(', ') || 'base'}
 */
import type { Operations } from 'limbeck';
import { bigint, primaryKey, text, timestamptz, varchar } from 'limbeck/schema';

export const revision = '${id}';
export const downRevision = ${JSON.stringify(down.length < 2 ? (down[0] ?? null) : down)};
export const branchLabels = ${JSON.stringify(labels)};
export const dependsOn = null;

export async function upgrade(op: Operations): Promise<void> {
  ${upgrade}
}

export async function downgrade(op: Operations): Promise<void> {
  ${downgrade}
}
`,
  };
}

const TABLE = "{ id: bigint().identity(), name: text() }, [primaryKey(['id'], { name: 'pk' })]";

const MAIN = {
  ...codeRevision({
    id: 'aaaa1',
    down: [],
    upgrade: "await op.createTable('users', { id: bigint().identity(), name: varchar(80) }, [primaryKey(['id'])]);",
    downgrade: "await op.dropTable('users');",
  }),
  ...codeRevision({
    id: 'aaaa2',
    down: ['aaaa1'],
    upgrade:
      "await op.createTable('roles', { id: bigint().identity(), name: text() });\n  await op.addColumn('users', 'old', text().nullable());",
    downgrade: "await op.dropColumn('users', 'old');\n  await op.dropTable('roles');",
  }),
  ...sqlRevision({
    id: 'aaaa3',
    down: ['aaaa2'],
    upgrade: "INSERT INTO roles (name) VALUES ('admin'), ('guest');",
    downgrade: 'DELETE FROM roles;',
  }),
};

const ADA = {
  ...codeRevision({
    id: 'bbbb1',
    down: ['aaaa3'],
    upgrade:
      "await op.addColumn('roles', 'level', bigint().nullable());\n  await op.execute('UPDATE roles SET level = $1', [7]);",
    downgrade: "await op.dropColumn('roles', 'level');",
  }),
  ...codeRevision({
    id: 'bbbb2',
    down: ['bbbb1'],
    upgrade: "await op.alterColumn('roles', 'level', { nullable: false });\n  await op.dropColumn('users', 'old');",
    downgrade:
      "await op.addColumn('users', 'old', text().nullable());\n  await op.alterColumn('roles', 'level', { nullable: true });",
  }),
};

const BEN = codeRevision(
  {
    id: 'cccc1',
    down: ['aaaa3'],
    labels: ['shop'],
    upgrade: `await op.createTable('carts', ${TABLE});\n  await op.bulkInsert('carts', [{ name: "it's" }]);`,
    downgrade: "await op.dropTable('carts');",
  },
  'shop',
);

const CEM = {
  ...codeRevision({
    id: 'dddd1',
    down: ['aaaa3'],
    upgrade: "await op.renameColumn('users', 'name', 'full_name');",
    downgrade: "await op.renameColumn('users', 'full_name', 'name');",
  }),
  ...sqlRevision({
    id: 'dddd2',
    down: ['dddd1'],
    upgrade: 'CREATE INDEX users_full_name ON users (full_name);',
    downgrade: 'DROP INDEX users_full_name;',
  }),
};

const LOCATIONS = ['migrations/versions', 'migrations/shop'];

const PLACES = ['base', 'aaaa1', 'aaaa2', 'aaaa3', 'bbbb1', 'bbbb2', 'cccc1', 'eeee1', 'dddd1', 'dddd2'];

describe('three developers', () => {
  test('merge, rebase and squash, and databases at every revision end in the same schema', async ({
    admin,
    databaseUrl,
  }) => {
    const project = createProject({ ...MAIN, ...ADA, ...BEN, ...CEM });
    const inputOf = (url: string) => ({
      cwd: project.folder,
      settings: { scriptLocation: 'migrations', versionLocations: LOCATIONS, revisionFormat: 'ts' as const, url },
    });
    const input = inputOf(databaseUrl);
    await commands.merge(input, { revisions: ['bbbb2', 'cccc1'], revId: 'eeee1', message: 'merge' });
    const rebased = await commands.rebase(input, { revision: 'dddd2' });
    expect(rebased).toMatchObject({ onto: 'eeee1', files: [{ revision: 'dddd1', to: ['eeee1'] }] });

    await withDatabases({ admin, databaseUrl, names: [...PLACES, 'both', 'new'] }, async (urlOf) => {
      for (const revision of PLACES.slice(1)) await commands.upgrade(inputOf(urlOf(revision)), { revision });
      // One database has a part of both branches.
      for (const revision of ['cccc1', 'bbbb1']) await commands.upgrade(inputOf(urlOf('both')), { revision });

      const squashed = await commands.squash(input, { range: 'base:eeee1', message: 'initial schema' });

      expect(squashed).toMatchObject({ revision: 'eeee1', compared: 2, isReversible: true, downRevisions: [] });
      expect(squashed.replaces.toSorted()).toEqual(['aaaa1', 'aaaa2', 'aaaa3', 'bbbb1', 'bbbb2', 'cccc1']);
      expect((await commands.history(input)).map(({ id }) => id)).toEqual(['dddd2', 'dddd1', 'eeee1']);
      expect((await commands.current(inputOf(urlOf('bbbb1')))).revisions).toMatchObject([{ id: 'bbbb1' }]);
      const wanted = await stateAfterUpgrade(inputOf(urlOf('dddd2')));
      const runs = new Map<string, unknown>();
      for (const place of [...PLACES, 'both', 'new']) {
        const { run, ...state } = await stateAfterUpgrade(inputOf(urlOf(place)));
        expect({ place, ...state }).toEqual({ place, schema: wanted.schema, rows: wanted.rows });
        runs.set(place, run);
      }
      expect(runs.get('new')).toEqual(['eeee1', 'dddd1', 'dddd2']);
      expect(runs.get('both')).toEqual(['bbbb2', 'eeee1', 'dddd1', 'dddd2']);
      const { before, after } = await commands.downgrade(inputOf(urlOf('new')), { revision: 'base' });
      expect([before, after]).toEqual([['dddd2'], []]);
    });
  });
});

interface Databases {
  readonly admin: TestDatabase;
  readonly databaseUrl: string;
  readonly names: readonly string[];
}

/** Has a database for each name, as long as `use` runs. */
async function withDatabases(
  { admin, databaseUrl, names }: Databases,
  use: (urlOf: (name: string) => string) => Promise<void>,
): Promise<void> {
  const prefix = `limbeck_team_${randomBytes(6).toString('hex')}`;
  try {
    for (const name of names) await admin.query(`CREATE DATABASE ${prefix}_${name} TEMPLATE template0`);
    await use((name) => {
      const url = new URL(databaseUrl);
      url.pathname = `/${prefix}_${name}`;
      return url.href;
    });
  } finally {
    for (const name of names) await admin.query(`DROP DATABASE IF EXISTS ${prefix}_${name} WITH (FORCE)`);
  }
}

type Input = NonNullable<Parameters<typeof commands.current>[0]>;

async function stateAfterUpgrade(input: Input & { readonly settings: { readonly url: string } }) {
  const { steps } = await commands.upgrade(input, { revision: 'head' });
  const db = await connect(input.settings.url);
  try {
    const { rows } = await db.query(
      `SELECT (SELECT array_agg(name || level ORDER BY name) FROM roles) AS roles, (SELECT array_agg(name) FROM carts) AS carts,
              (SELECT version_num FROM limbeck_version) AS version`,
    );
    return { run: steps.map(({ revision }) => revision), schema: await describeDatabase(db), rows };
  } finally {
    await db.close();
  }
}
