/*
 * Histories whose every revision can be cut off anywhere and be run again: what is not in a transaction is a step that the
 * journal records, or a statement that a second attempt recognizes.
 */

export interface FaultHistory {
  /** The files of a project that has the history. */
  readonly project: Readonly<Record<string, string>>;
  /** Where upgrades begin, and downgrades end; null for base. */
  readonly start: string | null;
  readonly head: string;
  /** The down revisions of each revision. */
  readonly down: Readonly<Record<string, readonly string[]>>;
}

interface Revision {
  readonly id: string;
  readonly down: readonly string[];
  readonly up: string;
  readonly undo: string;
  readonly transaction?: false;
}

const TS: readonly Revision[] = [
  {
    id: 'a1',
    down: [],
    up: `await op.createEnum('mood', ['sad', 'ok']);
  await op.createTable('account', { id: bigint().primaryKey(), email: text(), mood: type('mood').nullable() });
  await op.createUniqueConstraint('uq_account_email', 'account', ['email']);`,
    undo: `await op.dropTable('account');
  await op.dropEnum('mood');`,
  },
  {
    id: 'c3',
    down: ['b2'],
    up: `await op.bulkInsert('account', Array.from({ length: 50 }, (_, id) => ({ id, email: \`user\${id}@example.com\` })));
  await op.addColumn('account', 'active', boolean().serverDefault(true));`,
    undo: `await op.dropColumn('account', 'active');
  await op.execute('DELETE FROM account');`,
  },
  {
    id: 'd4',
    down: ['c3'],
    transaction: false,
    up: `await op.createIndex('ix_account_mood', 'account', ['mood'], { concurrently: true });
  await op.createIndex('ix_post_title', 'post', [sql\`lower(title)\`], { concurrently: true, where: sql\`title <> ''\` });`,
    undo: `await op.dropIndex('ix_post_title', 'post', { concurrently: true });
  await op.dropIndex('ix_account_mood', 'account', { concurrently: true });`,
  },
  {
    id: 'f6',
    down: ['e5'],
    up: `await op.addEnumValue('mood', 'great', { after: 'ok', ifNotExists: true });`,
    undo: '',
  },
  {
    id: 'g7',
    down: ['f6'],
    up: `await op.autocommitBlock(async () => {
    await op.createIndex('ix_post_account', 'post', ['account_id'], { concurrently: true });
  });
  await op.execute("UPDATE account SET mood = 'great' WHERE id % 2 = 0");
  await op.alterColumn('account', 'email', { type: varchar(300) });`,
    undo: `await op.autocommitBlock(async () => {
    await op.dropIndex('ix_post_account', 'post', { concurrently: true });
  });
  await op.alterColumn('account', 'email', { type: text() });
  await op.execute('UPDATE account SET mood = NULL');`,
  },
  {
    id: 'i9',
    down: ['g7'],
    up: `await op.createTable('tag', { name: text().primaryKey() });`,
    undo: `await op.dropTable('tag');`,
  },
  { id: 'j10', down: ['h8', 'i9'], up: '', undo: '' },
  {
    id: 'k11',
    down: ['j10'],
    up: `await op.createTable('post_tag', { tag: text().references('tag.name'), post: bigint().references('post.id') });
  await op.execute('INSERT INTO tag SELECT email FROM account');`,
    undo: `await op.dropTable('post_tag');
  await op.execute('DELETE FROM tag');`,
  },
];

const SQL: readonly Revision[] = [
  {
    id: 'b2',
    down: ['a1'],
    up: `CREATE TABLE post (id bigint PRIMARY KEY, account_id bigint REFERENCES account, title text NOT NULL);
CREATE VIEW titles AS SELECT title FROM post;`,
    undo: 'DROP VIEW titles;\nDROP TABLE post;',
  },
  {
    id: 'e5',
    down: ['d4'],
    transaction: false,
    up: `CREATE UNIQUE INDEX CONCURRENTLY uq_post ON post (account_id, title) WITH (fillfactor = 80);
REINDEX TABLE CONCURRENTLY post;`,
    undo: 'DROP INDEX CONCURRENTLY uq_post;',
  },
  {
    id: 'h8',
    down: ['g7'],
    up: 'ALTER TABLE post ADD CONSTRAINT title_length CHECK (length(title) < 500) NOT VALID;\nALTER TABLE post VALIDATE CONSTRAINT title_length;',
    undo: 'ALTER TABLE post DROP CONSTRAINT title_length;',
  },
];

function typescript({ id, down, up, undo, transaction }: Revision): string {
  const downRevision = down.length > 1 ? JSON.stringify(down) : down.length === 1 ? `'${down[0]}'` : 'null';
  return `/**
 * ${id}
 */
import type { Operations } from 'limbeck';
import { bigint, boolean, integer, sql, text, type, varchar } from 'limbeck/schema';

export const revision = '${id}';
export const downRevision = ${downRevision};
export const branchLabels = null;
export const dependsOn = null;
${transaction === false ? 'export const transaction = false;\n' : ''}
export async function upgrade(op: Operations): Promise<void> {
  ${up}
}

export async function downgrade(op: Operations): Promise<void> {
  ${undo}
}
`;
}

function sqlText({ id, down, up, undo, transaction }: Revision): string {
  const outside = transaction === false ? '-- Transaction: false\n' : '';
  return `-- ${id}\n--\n-- Revision ID: ${id}\n-- Revises: ${down.join(', ')}\n${outside}\n-- migrate: upgrade\n${up}\n\n-- migrate: downgrade\n${undo}\n`;
}

/** Directives on tables that have rows, which run online, with plain ones between them. */
const ONLINE: readonly Revision[] = [
  {
    id: 'o1',
    down: [],
    up: `await op.createTable('account', {
    id: integer().primaryKey(),
    email: text(),
    age: integer().nullable(),
    city: text().nullable(),
  });
  await op.createTable('post', { id: integer().primaryKey(), author: integer().nullable(), title: text().nullable() });
  await op.createIndex('ix_post_author', 'post', ['author']);
  await op.execute(\`
    INSERT INTO account SELECT n, n || '@example.com', n, 'Rome' FROM generate_series(1, 60) AS n;
    INSERT INTO post SELECT n, n, 'a title' FROM generate_series(1, 60) AS n\`);`,
    undo: `await op.dropTable('post');
  await op.dropTable('account');`,
  },
  {
    id: 'o2',
    down: ['o1'],
    up: `await op.addColumn('account', 'bio', text().nullable());
  await op.createIndex('ix_account_email', 'account', ['email'], { unique: true });
  await op.createTable('team', { name: text().primaryKey() });
  await op.createCheckConstraint('ck_account_age', 'account', 'age > 0');`,
    undo: `await op.dropConstraint('ck_account_age', 'account', { type: 'check' });
  await op.dropTable('team');
  await op.dropIndex('ix_account_email', 'account');
  await op.dropColumn('account', 'bio');`,
  },
  {
    id: 'o3',
    down: ['o2'],
    up: `await op.createForeignKey('fk_post_author', 'post', 'account', ['author'], ['id']);
  await op.createUniqueConstraint('uq_account_age', 'account', ['age']);
  await op.alterColumn('account', 'city', { nullable: false, existingType: text() });`,
    undo: `await op.alterColumn('account', 'city', { nullable: true, existingType: text() });
  await op.dropConstraint('uq_account_age', 'account', { type: 'unique' });
  await op.dropConstraint('fk_post_author', 'post', { type: 'foreignKey' });`,
  },
  {
    id: 'o4',
    down: ['o3'],
    up: `await op.addColumn('post', 'stamped', text().serverDefault(sql\`md5((random() * 0)::text)\`));
  await op.backfill('account', { set: { bio: sql\`'I am ' || email\` }, where: sql\`bio IS NULL\`, batch: 20 });`,
    undo: `await op.dropColumn('post', 'stamped');
  await op.execute('UPDATE account SET bio = NULL');`,
  },
  {
    id: 'o5',
    down: ['o4'],
    up: `await op.alterColumn('account', 'age', { type: bigint(), existingType: integer() });
  await op.dropIndex('ix_post_author', 'post');
  await op.createIndex('ix_post_author', 'post', ['author', 'title']);`,
    undo: `await op.dropIndex('ix_post_author', 'post');
  await op.createIndex('ix_post_author', 'post', ['author']);
  await op.alterColumn('account', 'age', { type: integer(), existingType: bigint() });`,
  },
  {
    id: 'o6',
    down: ['o5'],
    up: "await op.alterColumn('account', 'id', { type: bigint(), existingType: integer() });",
    undo: "await op.alterColumn('account', 'id', { type: integer(), existingType: bigint() });",
  },
];

const CONFIG = `export default {
  transactionPerMigration: process.env.PER_MIGRATION === 'true',
  online: process.env.ONLINE === 'true',
  lockRetries: { attempts: 3, pause: '50ms', longestPause: '100ms' },
  url: process.env.DATABASE_URL,
};
`;

function historyOf(ts: readonly Revision[], sql: readonly Revision[], start: string | null): FaultHistory {
  const all = [...ts, ...sql];
  return {
    project: {
      'migrate.config.ts': CONFIG,
      ...Object.fromEntries(ts.map((revision) => [`migrations/versions/${revision.id}.ts`, typescript(revision)])),
      ...Object.fromEntries(sql.map((revision) => [`migrations/versions/${revision.id}.sql`, sqlText(revision)])),
    },
    start,
    head: all.find(({ id }) => !all.some(({ down }) => down.includes(id)))?.id ?? '',
    down: Object.fromEntries(all.map(({ id, down }) => [id, down])),
  };
}

export const HISTORIES = {
  plain: historyOf(TS, SQL, null),
  online: historyOf(ONLINE, [], 'o1'),
} as const;
