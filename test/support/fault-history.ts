/*
 * A history whose every revision can be cut off anywhere and be run again: what is not in a transaction is a statement
 * that a second attempt recognizes.
 */

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
import { bigint, boolean, sql, text, type, varchar } from 'limbeck/schema';

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

const CONFIG = `export default {
  transactionPerMigration: process.env.PER_MIGRATION === 'true',
  url: process.env.DATABASE_URL,
};
`;

/** The files of a project that has the history. */
export const FAULT_PROJECT: Readonly<Record<string, string>> = {
  'migrate.config.ts': CONFIG,
  ...Object.fromEntries(TS.map((revision) => [`migrations/versions/${revision.id}.ts`, typescript(revision)])),
  ...Object.fromEntries(SQL.map((revision) => [`migrations/versions/${revision.id}.sql`, sqlText(revision)])),
};
