import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../src/util/queryable.js';
import { EXTRA_SOURCES } from '../fuzz/changes/describe-extras.js';
import { canDump, dumpDatabase } from '../fuzz/declared-rows/dump.js';
import { connect } from '../support/database.js';
import { describeDatabase } from '../support/describe-database.js';
import { describeSettled } from '../support/settle-database.js';

const DUMPS = canDump();
const JUDGE = process.env.TRY_JUDGE ?? '';

/** Databases on the test server, until they are dropped together. */
export class Databases {
  readonly #admin: Queryable;
  readonly #server: string;
  readonly #names: string[] = [];

  constructor(admin: Queryable, server: string) {
    this.#admin = admin;
    this.#server = server;
  }

  /** The URL of a new database, which psql made from this script. */
  async create(script = ''): Promise<string> {
    const name = `limbeck_try_${randomBytes(8).toString('hex')}`;
    await this.#admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    this.#names.push(name);
    const url = new URL(this.#server);
    url.pathname = `/${name}`;
    if (script !== '') loadScript(script, url.href);
    return url.href;
  }

  async drop(): Promise<void> {
    for (const name of this.#names.splice(0)) await this.#admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  /** How one database differs from another, column order aside; empty if it doesn't. */
  async differences(is: string, shouldBe: string): Promise<readonly string[]> {
    const found = diff(await describe(is), await describe(shouldBe));
    const inCatalogs = found.length === 0 ? [] : diff(await describe(is, true), await describe(shouldBe, true));
    const inDumps = DUMPS ? await this.#inDumps(is, shouldBe) : [];
    const note = inCatalogs.length > 0 && DUMPS && inDumps.length === 0 ? ['(pg_dump sees no difference)'] : [];
    return [...inCatalogs, ...inDumps, ...note, ...judge(is, shouldBe)];
  }

  /** PostgreSQL prints some expressions differently once it has read what it printed. */
  async #inDumps(is: string, shouldBe: string): Promise<readonly string[]> {
    const found = diff(dump(is), dump(shouldBe));
    if (found.length === 0) return [];
    const settled = async (url: string) => dump(await this.create(schemaOf(await this.create(schemaOf(url)))));
    return diff(await settled(is), await settled(shouldBe)).map((line) => `pg_dump ${line}`);
  }
}

function loadScript(script: string, url: string): void {
  const args = ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', '-', url];
  const { status, stderr } = spawnSync('psql', args, { input: script, encoding: 'utf8' });
  if (status !== 0) throw new Error(`psql: ${stderr}`);
}

function schemaOf(url: string): string {
  const args = ['--schema-only', '--exclude-table=limbeck_*', url];
  // A new database has this schema.
  return execFileSync('pg_dump', args, { encoding: 'utf8', maxBuffer: 2 ** 26 }).replace(
    /^CREATE SCHEMA public;$/m,
    '',
  );
}

function dump(url: string): readonly string[] {
  const statements = dumpDatabase(url, []).filter((each) => !each.startsWith('SELECT pg_catalog.setval'));
  return statements.flatMap(oneByOne).map((each) => each.replace(/(?<=WITH \()[^()']*='[^()]*(?=\))/g, inOrder));
}

/** PostgreSQL keeps privileges in the order in which they were granted. */
function oneByOne(statement: string): readonly string[] {
  return /^(?:GRANT|REVOKE) /.test(statement) ? statement.split('\n') : [statement];
}

/** PostgreSQL keeps storage options in the order in which they were set. */
function inOrder(options: string): string {
  return options.split(', ').toSorted().join(', ');
}

async function describe(url: string, isSettled = false): Promise<readonly string[]> {
  const db = await connect(url);
  try {
    return await (isSettled ? describeSettled(db, EXTRA_SOURCES) : describeDatabase(db, EXTRA_SOURCES));
  } finally {
    await db.close();
  }
}

function diff(is: readonly string[], shouldBe: readonly string[]): readonly string[] {
  const [have, want] = [new Set(is), new Set(shouldBe)];
  return [
    ...shouldBe.filter((line) => !have.has(line)).map((line) => `- ${line}`),
    ...is.filter((line) => !want.has(line)).map((line) => `+ ${line}`),
  ];
}

/** A command that gets two URLs, and exits with 0 if the databases are the same. */
function judge(is: string, shouldBe: string): readonly string[] {
  if (JUDGE === '') return [];
  const { status, stdout, stderr } = spawnSync(`${JUDGE} '${shouldBe}' '${is}'`, { shell: true, encoding: 'utf8' });
  return status === 0 ? [] : [`the judge exited ${status}:\n${stdout}${stderr}`];
}
