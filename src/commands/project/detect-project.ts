import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

/** What `init` finds in a folder. */
export interface DetectedProject {
  readonly cwd: string;
  /** Where new code belongs: `./src` if it exists. */
  readonly sourceFolder: string;
  /** A Drizzle schema; null if none was found. */
  readonly drizzle: DrizzleSchema | null;
  /** A Prisma schema; null if none was found. */
  readonly prisma: string | null;
  /** A variable of `.env` that has the URL of a database; null if none has. */
  readonly envVariable: string | null;
  /** The packages of package.json, with their ranges of versions. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly packageManager: PackageManager;
}

export interface DrizzleSchema {
  readonly path: string;
  readonly casing: string | null;
}

/** How a project installs packages and runs their programs. */
export interface PackageManager {
  readonly add: string;
  readonly addDev: string;
  readonly run: string;
}

const NPM: PackageManager = { add: 'npm install', addDev: 'npm install -D', run: 'npx' };

/** By the file in which each of them locks versions. */
const PACKAGE_MANAGERS: ReadonlyMap<string, PackageManager> = new Map([
  ['pnpm-lock.yaml', { add: 'pnpm add', addDev: 'pnpm add -D', run: 'pnpm exec' }],
  ['yarn.lock', { add: 'yarn add', addDev: 'yarn add -D', run: 'yarn run' }],
  ['bun.lock', { add: 'bun add', addDev: 'bun add -d', run: 'bunx' }],
  ['bun.lockb', { add: 'bun add', addDev: 'bun add -d', run: 'bunx' }],
]);

/** Usual names, the most usual one first. */
const URL_VARIABLES = ['DATABASE_URL', 'POSTGRES_URL', 'POSTGRES_PRISMA_URL', 'PG_URL', 'DB_URL'];

const DRIZZLE_CONFIGS = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `drizzle.config.${ending}`);
const DRIZZLE_SCHEMAS = ['src/db/schema.ts', 'src/schema.ts', 'db/schema.ts', 'drizzle/schema.ts', 'schema.ts'];
const PRISMA_SCHEMAS = ['prisma/schema.prisma', 'schema.prisma', 'prisma/schema'];

/** Looks at files, and runs none of them. */
export function detectProject(cwd: string): DetectedProject {
  const exists = (path: string) => existsSync(join(cwd, path));
  const dependencies = readDependencies(cwd);
  const lockFile = [...PACKAGE_MANAGERS.keys()].find(exists);
  return {
    cwd,
    sourceFolder: exists('src') ? './src' : '.',
    drizzle: dependencies.has('drizzle-orm') ? findDrizzle(cwd, exists) : null,
    prisma: PRISMA_SCHEMAS.find(exists) ?? null,
    envVariable: findUrlVariable(readText(join(cwd, '.env'))),
    dependencies,
    packageManager: PACKAGE_MANAGERS.get(lockFile ?? '') ?? NPM,
  };
}

/** Empty if the file is missing or isn't a file. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function findUrlVariable(envFile: string): string | null {
  const variables = parseEnv(envFile);
  return URL_VARIABLES.find((name) => (variables[name] ?? '') !== '') ?? null;
}

function readDependencies(cwd: string): ReadonlyMap<string, string> {
  const text = readText(join(cwd, 'package.json'));
  const parsed: unknown = parseJson(text);
  const lists = ['dependencies', 'devDependencies', 'peerDependencies'].map((name) => propertyOf(parsed, name));
  const entries = lists.flatMap((list) => (typeof list === 'object' && list !== null ? Object.entries(list) : []));
  return new Map(entries.map(([name, range]) => [name, String(range)]));
}

/** What isn't JSON says nothing about the project; npm will complain about it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The `schema` of drizzle.config.ts if it is one path, or else the usual places. */
function findDrizzle(cwd: string, exists: (path: string) => boolean): DrizzleSchema | null {
  const config = readText(join(cwd, DRIZZLE_CONFIGS.find(exists) ?? DRIZZLE_CONFIGS.join()));
  const [, configured = ''] = /\bschema["']?\s*:\s*["'`]([^"'`$]+)["'`]/.exec(config) ?? [];
  const [, casing = null] = /\bcasing["']?\s*:\s*["'](snake_case|camelCase)["']/.exec(config) ?? [];
  const path = configured !== '' ? configured : DRIZZLE_SCHEMAS.find(exists);
  if (path === undefined) return null;
  return { path: path.startsWith('.') ? path : `./${path}`, casing };
}
