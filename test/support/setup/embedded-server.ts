import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findBinaries } from './embedded-binaries.js';

export interface Server {
  /** Of the database `postgres`, as a superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/** One that can be stopped and started again with its data. */
export interface EmbeddedServer extends Server {
  restart(mode: 'fast' | 'immediate'): Promise<void>;
}

interface Keeper {
  running(): boolean;
  /** What the server wrote to its standard error. */
  said(): string;
  signal(signal: 'SIGINT' | 'SIGQUIT'): void;
  stop(): Promise<void>;
}

/** The account that the server runs as, where it is not the one that runs the tests. */
type User = { readonly uid: number; readonly gid: number } | Record<string, never>;

const CONFIGURATION = {
  autovacuum: 'off',
  // Its segments are in the data folder, and are deleted with it even if the server is killed.
  dynamic_shared_memory_type: 'mmap',
  full_page_writes: 'off',
  fsync: 'off',
  jit: 'off',
  listen_addresses: '127.0.0.1',
  log_min_messages: 'fatal',
  max_connections: '100',
  max_locks_per_transaction: '1024',
  max_wal_senders: '0',
  shared_buffers: '128MB',
  synchronous_commit: 'off',
  timezone: 'UTC',
  unix_socket_directories: '',
  wal_level: 'minimal',
};

const START_LIMIT_MS = 60_000;

/**
 * Starts a new PostgreSQL of that major version on a free port. It ends, and its data go, with `stop()` or with this
 * process, whichever comes first.
 */
export async function startEmbeddedServer(
  major: number,
  configuration: Readonly<Record<string, string>> = {},
): Promise<EmbeddedServer> {
  const user = serverUser();
  const folder = mkdtempSync(join(parentFolder(user), `limbeck-pg${major}-`));
  if ('uid' in user) {
    chownSync(folder, user.uid, user.gid);
  }
  const bin = join(openBinaries(findBinaries(major), folder, user), 'bin');
  const data = join(folder, 'data');
  initialise(join(bin, 'initdb'), data, user);

  const port = await freePort();
  const settings = Object.entries({ ...CONFIGURATION, ...configuration, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const keeper = keep({ command: join(bin, 'postgres'), args: ['-D', data, ...settings], user, folder });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(url, keeper);
  return {
    url,
    stop: keeper.stop,
    async restart(mode) {
      keeper.signal(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      while (await answers(url)) await new Promise((resolve) => setTimeout(resolve, 20));
      await untilReady(url, keeper);
    },
  };
}

const MEMORY = '/dev/shm';
const ENOUGH_MEMORY = 2 * 1024 ** 3;

/** A database for each test is hundreds of files made and deleted, which takes a disk several times as long as memory. */
function parentFolder(user: User): string {
  if (process.platform === 'linux' && existsSync(MEMORY)) {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ENOUGH_MEMORY) {
      return MEMORY;
    }
  }
  // Where the tests run as root their TMPDIR may be closed to the server's account; /tmp is open to all.
  return 'uid' in user ? '/tmp' : tmpdir();
}

/** PostgreSQL refuses to run as root. `nobody` exists even if no package has created `postgres`. */
function serverUser(): User {
  if (process.getuid?.() !== 0) {
    return {};
  }
  const idOf = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: idOf('-u', 'postgres'), gid: idOf('-g', 'postgres') };
  } catch {
    return { uid: idOf('-u', 'nobody'), gid: idOf('-g', 'nobody') };
  }
}

/** The binaries where the server's account can run them: a copy if the project's folder is closed to it. */
function openBinaries(binaries: string, folder: string, user: User): string {
  for (const program of ['initdb', 'postgres']) {
    const path = join(binaries, 'bin', program);
    if (process.platform !== 'win32') {
      chmodSync(path, 0o755);
    }
    try {
      execFileSync(path, ['--version'], { ...user, cwd: folder, stdio: 'ignore' });
    } catch {
      const copy = join(folder, 'native');
      cpSync(binaries, copy, { recursive: true, verbatimSymlinks: true });
      return copy;
    }
  }
  return binaries;
}

/** Makes a cluster that trusts everybody but the members of the role `by_password`, who must give theirs. */
function initialise(initdb: string, data: string, user: User): void {
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', `--locale=${locale}`, '--no-sync'];
  execFileSync(initdb, ['-D', data, ...options], { ...user, cwd: join(data, '..'), stdio: 'pipe' });
  const access = join(data, 'pg_hba.conf');
  const rules = readFileSync(access, 'utf8');
  writeFileSync(access, `host all +by_password 127.0.0.1/32 scram-sha-256\n${rules}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

function keep(task: object): Keeper {
  // Detached: Ctrl-C in a terminal must not end the keeper before it has cleaned up.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'keeper.js'), JSON.stringify(task)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const words: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  return {
    running: () => child.exitCode === null,
    said: () => words.join(''),
    signal: (signal) => void child.stdin.write(`${signal}\n`),
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}

async function untilReady(url: string, keeper: Keeper): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (!keeper.running() || Date.now() > deadline) {
      await keeper.stop();
      throw new Error(`The PostgreSQL for the tests did not start:\n${keeper.said()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}
