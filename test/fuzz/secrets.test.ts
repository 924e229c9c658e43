import fc from 'fast-check';
import { expect } from 'vitest';
import { commands } from '../../src/commands/commands.js';
import { quoteLiteral } from '../../src/ddl/quote.js';
import type { Operations } from '../../src/runtime/operations.js';
import type { SettingsInput } from '../../src/settings/resolve-settings.js';
import { test } from '../support/database.js';
import { everythingOf, leaks, type Secret, secrets } from '../support/leaks.js';
import { createProject, type UserProject } from '../support/project.js';
import { checkProperty } from '../support/property.js';

interface Place {
  readonly secret: Secret;
  readonly databaseUrl: string;
  readonly project: UserProject;
  /** Takes what a command tells while it works. */
  readonly note: (text: unknown) => void;
}

type Attempt = (place: Place) => Promise<unknown>;

const encoded = ({ password }: Secret) => encodeURIComponent(password);
const literal = ({ password }: Secret) => quoteLiteral(password);

/** Connection strings with the password, to servers that don't answer, refuse, or don't have the database. */
const URLS: Readonly<Record<string, (place: Place) => string>> = {
  closed: ({ secret }) => `postgres://app:${encoded(secret)}@127.0.0.1:1/shop`,
  'closed, not escaped': ({ secret }) => `postgresql://app:${secret.password}@127.0.0.1:1/shop`,
  'unknown host': ({ secret }) => `postgres://app:${encoded(secret)}@no-such-host.invalid/shop`,
  'no scheme': ({ secret }) => `app:${secret.password}@127.0.0.1:1/shop`,
  'no scheme, escaped': ({ secret }) => `app:${encoded(secret)}@127.0.0.1:1/shop`,
  'another scheme': ({ secret }) => `mysql://app:${encoded(secret)}@127.0.0.1/shop`,
  conninfo: ({ secret }) => `host=127.0.0.1 port=1 ${passwordParameter(secret)}`,
  parameter: ({ secret }) => `postgres://127.0.0.1:1/shop?user=app&password=${encoded(secret)}`,
  'missing database': ({ secret, databaseUrl }) =>
    withParts(databaseUrl, { password: encoded(secret), path: '/no_such' }),
  'wrong password': ({ secret, databaseUrl }) =>
    withParts(databaseUrl, { password: encoded(secret), user: 'by_password' }),
};

/** As libpq reads it. */
function passwordParameter({ password }: Secret): string {
  return `password='${password.replace(/['\\]/g, '\\$&')}'`;
}

interface UrlParts {
  readonly password: string;
  readonly path?: string;
  readonly user?: string;
}

/** Not by assigning to the parts of a URL, which escapes them once more. */
function withParts(url: string, { password, path, user }: UrlParts): string {
  const { username, host, pathname } = new URL(url);
  return `postgres://${user ?? username}:${password}@${host}${path ?? pathname}`;
}

/** Where a connection string may be given, rightly or wrongly. */
const GIVEN: Readonly<Record<string, (url: string, place: Place) => Promise<unknown>>> = {
  url: (url) => commands.upgrade({ settings: { url } }),
  directUrl: (url) => commands.check({ settings: { directUrl: url, target: [] } }),
  devUrl: (url, { databaseUrl, project }) => {
    project.write('schema.sql', 'CREATE TABLE t ();');
    return commands.check(inProject(project, { settings: { url: databaseUrl, devUrl: url, target: './schema.sql' } }));
  },
  environment: (url) => commands.current({ settings: { environments: { prod: { url } } }, env: 'prod' }),
  databases: (url) => commands.upgrade({ settings: { databases: { app: { url } } } }),
  'url of the environment': (url) => withVariable('DATABASE_URL', url, () => commands.current({ settings: {} })),
  'password of the environment': (_, { secret }) =>
    withVariable('PGPASSWORD', secret.password, () =>
      commands.current({ settings: { url: 'postgres://app@127.0.0.1:1' } }),
    ),
  'an env file': (url, { project }) => {
    project.write('.env', `SHOP_URL=${JSON.stringify(url)}\n`);
    project.write('migrate.config.mjs', "throw new Error('cannot use ' + process.env.SHOP_URL);");
    return commands.heads(inProject(project, { envFiles: ['.env'] }));
  },
  options: (_, { secret }) =>
    commands.current({ settings: { url: { host: '127.0.0.1', port: 1, user: 'app', password: secret.password } } }),
  'a function': (_, { secret, databaseUrl }) =>
    commands.current({ settings: { url: { ...partsOf(databaseUrl), password: async () => secret.password } } }),
  'the name of an environment': (url) => commands.heads({ settings: {}, env: url }),
  'the name of a database': (url) => commands.heads({ settings: { databases: { app: {} } }, database: url }),
  'an -x argument': (url) => commands.heads({ settings: {}, x: [`env=${url}`] }),
  'the path of the config': (url) => commands.heads({ configPath: url }),
  'the path of an env file': (url) => commands.heads({ settings: {}, envFiles: [url] }),
  'a target': (url, { databaseUrl }) => commands.check({ settings: { url: databaseUrl, target: url } }),
  'the folder of the revisions': (url) => commands.heads({ settings: { scriptLocation: url } }),
  'a revision': (url, { databaseUrl }) => commands.upgrade({ settings: { url: databaseUrl } }, { revision: url }),
  'a range': (url, { project }) => commands.history(inProject(project, { settings: {} }), { range: url }),
  'a side of diff': (url, { databaseUrl }) => commands.diff({ settings: { url: databaseUrl } }, { from: url }),
  'a setting of the wrong kind': (url) => commands.heads(JSON.parse(JSON.stringify({ settings: { timezone: [url] } }))),
  'a setting that is not known': (url) => commands.heads(JSON.parse(JSON.stringify({ settings: { [url]: url } }))),
  'a config with a syntax error': (url, { project }) => {
    project.write('migrate.config.ts', `export default { url: ${JSON.stringify(url)} url: 1 };`);
    return commands.heads(inProject(project, {}));
  },
  'a config that throws': (url, { project }) => {
    project.write('migrate.config.mjs', `const url = ${JSON.stringify(url)};\nthrow new Error('bad ' + url);`);
    return commands.heads(inProject(project, {}));
  },
};

/** Statements that name a password. The one after them, or they themselves, are refused. */
const STATEMENTS: Readonly<Record<string, (secret: Secret) => string>> = {
  'create role': (secret) => `CREATE ROLE postgres PASSWORD ${literal(secret)} no_such_option`,
  'role that exists': (secret) => `CREATE ROLE by_password ENCRYPTED PASSWORD ${literal(secret)}`,
  'dollar quotes': (secret) => `ALTER ROLE no_such_role PASSWORD $pw$${secret.password}$pw$`,
  escapes: ({ password }) => `ALTER ROLE no_such_role PASSWORD E'${password.replace(/['\\]/g, '\\$&')}'`,
  'not escaped': ({ password }) => `ALTER ROLE no_such_role PASSWORD '${password}'`,
  'user mapping': (secret) =>
    `CREATE USER MAPPING FOR PUBLIC SERVER no_such OPTIONS (user 'a', password ${literal(secret)})`,
  server: (secret) =>
    `ALTER SERVER no_such OPTIONS (SET "password" ${literal(secret)}, ADD api_key ${literal(secret)})`,
  subscription: (secret) =>
    `CREATE SUBSCRIPTION s CONNECTION ${quoteLiteral(`host=127.0.0.1 port=1 ${passwordParameter(secret)}`)} PUBLICATION p`,
  setting: (secret) => `SET app.secret = ${literal(secret)}; SELECT nothing`,
  set_config: (secret) => `SELECT set_config('app.jwt_key', ${literal(secret)}, false), nothing`,
  'do block': (secret) => `DO $do$ BEGIN CREATE ROLE by_password PASSWORD ${literal(secret)}; END $do$`,
  'dynamic SQL': (secret) =>
    `DO $do$ BEGIN EXECUTE ${quoteLiteral(`CREATE ROLE by_password PASSWORD ${literal(secret)}`)}; END $do$`,
  format: (secret) =>
    `DO $do$ BEGIN EXECUTE format('CREATE ROLE %I PASSWORD %L', 'by_password', ${literal(secret)}); END $do$`,
  notice: (secret) =>
    `DO $do$ BEGIN PERFORM set_config('app.password', ${literal(secret)}, false); RAISE NOTICE '%', current_setting('app.password'); END $do$; SELECT nothing`,
  raised: (secret) =>
    `DO $do$ DECLARE password text := ${literal(secret)}; BEGIN RAISE EXCEPTION 'no %', password USING DETAIL = password, HINT = password; END $do$`,
};

/** What runs a statement. */
const RUNNERS: Readonly<Record<string, (statement: string, place: Place) => Promise<unknown>>> = {
  'a revision in memory': (statement, { databaseUrl, note }) =>
    commands.upgrade(
      {
        settings: { url: databaseUrl },
        revisions: [{ revision: '1a', downRevision: null, upgrade: (op: Operations) => op.execute(statement) }],
      },
      { onNotice: note },
    ),
  'a revision in TypeScript': (statement, { databaseUrl, project, note }) => {
    project.write('migrations/versions/1a.mjs', revisionWith(statement));
    return commands.upgrade(inProject(project, { settings: { url: databaseUrl } }), { onNotice: note });
  },
  'a revision in SQL': (statement, { databaseUrl, project, note }) => {
    project.write(
      'migrations/versions/1a.sql',
      `-- revision: 1a\n-- down revision: none\n-- migrate: upgrade\n${statement};\n`,
    );
    return commands.upgrade(inProject(project, { settings: { url: databaseUrl } }), { onNotice: note });
  },
  'a target in SQL': (statement, { databaseUrl, project, note }) => {
    project.write('schema.sql', `${statement};\nSELECT nothing;\n`);
    return commands.check(inProject(project, { settings: { url: databaseUrl, target: './schema.sql' } }), {
      onNotice: note,
    });
  },
};

function revisionWith(statement: string): string {
  return `export const revision = '1a';
export const downRevision = null;
export const upgrade = (op) => op.execute(${JSON.stringify(statement)});
`;
}

function inProject(project: UserProject, input: SettingsInput): SettingsInput {
  return { cwd: project.folder, ...input };
}

function partsOf(databaseUrl: string) {
  const { hostname, port, username, pathname } = new URL(databaseUrl);
  return { host: hostname, port: Number(port), user: username, database: `${pathname.slice(1)}_missing` };
}

async function withVariable<T>(name: string, value: string, use: () => Promise<T>): Promise<T> {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return await use();
  } finally {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  }
}

const attempts: Readonly<Record<string, Attempt>> = Object.fromEntries([
  ...Object.entries(URLS).flatMap(([kind, urlOf]) =>
    Object.entries(GIVEN).map(([where, give]) => [`${where}: ${kind}`, (place: Place) => give(urlOf(place), place)]),
  ),
  ...Object.entries(STATEMENTS).flatMap(([kind, statementOf]) =>
    Object.entries(RUNNERS).map(([where, run]) => [
      `${where}: ${kind}`,
      (place: Place) => run(statementOf(place.secret), place),
    ]),
  ),
]);

test('a password is in nothing that a command says of a failure', async ({ databaseUrl }) => {
  await checkProperty({
    name: 'secrets',
    cases: fc.record({ secret: secrets, attempt: fc.constantFrom(...Object.keys(attempts)) }),
    runs: 60,
    async check({ secret, attempt }) {
      const told: unknown[] = [];
      const place = { secret, databaseUrl, project: createProject(), note: (text: unknown) => void told.push(text) };
      const outcome = await attempts[attempt]?.(place).catch(everythingOf);

      expect(leaks(`${JSON.stringify(outcome)}\n${JSON.stringify(told)}`, secret)).toEqual([]);
    },
  });
});
