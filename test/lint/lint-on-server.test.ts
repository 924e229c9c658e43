import { Client } from 'pg';
import { describe, expect } from 'vitest';
import { splitStatements } from '../../src/script/split-statements.js';
import { SERVER_MAJOR, test } from '../support/database.js';
import { EXAMPLE_SCHEMA, RULE_SECTIONS, type RuleSection } from '../support/lint-document.js';

/** What docs/lint.md says that PostgreSQL does in the dangerous example. */
function claimsOf({ text }: RuleSection) {
  const [, sentence = ''] = /^(PostgreSQL (?:takes|fails)[^.]*)\.$/m.exec(text) ?? [];
  const locks = [...sentence.matchAll(/takes `([A-Z ]+)` on `(\w+)`/g)].map(
    ([, mode = '', table = '']) => `${mode} on ${table}`,
  );
  return {
    locks,
    work: WORK.filter(([, words]) => sentence.includes(words)).map(([work]) => work),
    error: /fails with `(\w+)`/.exec(sentence)?.[1] ?? null,
    secondError: /^A second run fails with `(\w+)`/m.exec(text)?.[1] ?? null,
  };
}

const WORK = [
  ['builds', 'builds an index'],
  ['reads', 'reads every row'],
  ['rewrites', 'rewrites the table'],
] as const;

/** What PostgreSQL says at the level DEBUG1 while it works, with the name of the table. */
const MESSAGES: readonly (readonly [string, RegExp])[] = [
  ['builds', /^building index "\w+" on table "(\w+)"/],
  ['reads', /^verifying table "(\w+)"/],
  ['reads', /^(validating) foreign key/],
  ['rewrites', /^rewriting table "(\w+)"/],
];

const RELATIONS = `SELECT c.oid, relname AS name, relfilenode AS file FROM pg_class AS c
  JOIN pg_namespace AS n ON n.oid = relnamespace AND nspname = 'public' WHERE relkind IN ('r', 'p', 'm')`;

const LOCKS = `SELECT relation AS oid, upper(regexp_replace(replace(mode, 'Lock', ''), '([a-z])([A-Z])', '\\1 \\2', 'g')) AS mode
  FROM pg_locks WHERE pid = pg_backend_pid() AND relation IS NOT NULL`;

interface Relation {
  readonly oid: number;
  readonly name: string;
  readonly file: number;
}

const BLOCKING = /^(?:SHARE|SHARE ROW EXCLUSIVE|EXCLUSIVE|ACCESS EXCLUSIVE) on/;

const OUTSIDE = /CONCURRENTLY|^VACUUM|^DROP DATABASE/;

const CONTROLS = /^(?:BEGIN|COMMIT|SET|RESET)/;

/** Sees what PostgreSQL does to the tables of the examples. */
class Server {
  readonly client: Client;
  /** As they were before the example. */
  #relations: readonly Relation[] = [];
  readonly work = new Set<string>();
  readonly locks = new Set<string>();
  #isOpen = false;

  constructor(url: string) {
    this.client = new Client(url);
    this.client.on('notice', ({ message = '' }) => {
      for (const [work, words] of MESSAGES) {
        const [, table] = words.exec(message) ?? [];
        if (table === 'validating' || this.#relations.some(({ name }) => name === table)) this.work.add(work);
      }
    });
  }

  async reset(): Promise<void> {
    await this.client.query('SET client_min_messages = warning');
    await this.client.query('DROP SCHEMA IF EXISTS archive CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await this.client.query(EXAMPLE_SCHEMA);
    await this.client.query("INSERT INTO users (id, name, email) VALUES (1, 'Ann', 'ann@example.com')");
    await this.client.query('SET client_min_messages = debug1');
    this.#relations = (await this.client.query<Relation>(RELATIONS)).rows;
    this.locks.clear();
    this.work.clear();
  }

  /** Runs statements in one transaction, as far as they can run in one, and takes note of locks and work. */
  async run(sql: string): Promise<string | null> {
    try {
      for (const { text } of splitStatements(sql, { file: '', line: 1 })) await this.#step(text);
      return null;
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    } finally {
      await this.client.query('ROLLBACK');
      this.#isOpen = false;
    }
  }

  async #step(text: string): Promise<void> {
    if (text === 'COMMIT') this.#isOpen = false;
    if (!this.#isOpen && !OUTSIDE.test(text) && !CONTROLS.test(text)) await this.client.query('BEGIN');
    this.#isOpen ||= text === 'BEGIN' || !(OUTSIDE.test(text) || CONTROLS.test(text));
    await this.client.query(text);
    const nameOf = (oid: number) => this.#relations.find((relation) => relation.oid === oid)?.name;
    for (const { oid, mode } of (await this.client.query<{ oid: number; mode: string }>(LOCKS)).rows) {
      if (nameOf(oid) !== undefined) this.locks.add(`${mode} on ${nameOf(oid)}`);
    }
    const { rows } = await this.client.query<Relation>(RELATIONS);
    if (rows.some(({ oid, file }) => this.#relations.some((each) => each.oid === oid && each.file !== file))) {
      this.work.add('rewrites');
    }
  }

  /** Commits each statement: no lock that blocks writers may be held while rows are read. */
  async runSafely(sql: string): Promise<readonly string[]> {
    const dangers: string[] = [];
    for (const { text } of splitStatements(sql, { file: '', line: 1 })) {
      this.locks.clear();
      this.work.clear();
      try {
        await this.#step(text);
        const blocking = [...this.locks].filter((lock) => BLOCKING.test(lock));
        if (blocking.length > 0 && this.work.size > 0) dangers.push(`${text}: ${blocking} ${[...this.work]}`);
      } catch (error) {
        dangers.push(`${text}: ${String(error)}`);
      }
      await this.client.query('COMMIT');
      this.#isOpen = false;
    }
    return dangers;
  }
}

/** Features of PostgreSQL that older servers don't have, and functions of an extension that none has. */
const SINCE: Readonly<Record<string, number>> = {
  'citus-moves-rows': Number.POSITIVE_INFINITY,
  'not-enforced-constraint': 18,
  'not-null-prefer-18': 18,
};

const SECTIONS = RULE_SECTIONS.filter(({ rule }) => SERVER_MAJOR >= (SINCE[rule] ?? 0));

describe('docs/lint.md describes what PostgreSQL does', () => {
  test('in the dangerous and the safe example of each rule', async ({ databaseUrl }) => {
    const server = new Server(databaseUrl);
    await server.client.connect();
    for (const section of SECTIONS) {
      const { locks, work, error, secondError } = claimsOf(section);
      await server.reset();
      const failure = await server.run(section.dangerous);
      const observed = {
        locks: [...server.locks],
        work: [...server.work],
        error: locks.length > 0 || error !== null ? failure : null,
      };
      expect.soft({ rule: section.rule, ...observed }).toEqual({
        ...{ rule: section.rule, error },
        locks: expect.arrayContaining(locks),
        work: expect.arrayContaining(work),
      });
      if (secondError !== null) expect.soft(await server.run(section.dangerous)).toBe(secondError);
      await server.reset();
      expect.soft({ rule: section.rule, dangers: await server.runSafely(section.safe) }).toEqual({
        ...{ rule: section.rule, dangers: [] },
      });
    }
    await server.client.end();
  });
});
