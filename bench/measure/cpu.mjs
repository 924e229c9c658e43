// CPU seconds and memory of a command, and CPU seconds of the PostgreSQL server that it used (Linux: /proc).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const GNU_TIME = '/usr/bin/time';
const TICKS_PER_SECOND = 100;
const KIB_PER_MIB = 1024;
const MAX_OUTPUT = 256 * 1024 ** 2;
const LIMIT_MS = 15 * 60_000;

/** What keeps this machine from being measured; null if nothing does. */
export function missingForMeasures() {
  if (process.platform !== 'linux') return 'CPU times are read from /proc, which only Linux has.';
  return existsSync(GNU_TIME) ? null : `${GNU_TIME} is missing. On Debian: apt-get install time`;
}

/** utime, stime and those of reaped children, in ticks, of one process. */
function ticksOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  const parent = Number(fields[1]);
  const own = Number(fields[11]) + Number(fields[12]);
  const reaped = Number(fields[13]) + Number(fields[14]);
  return { parent, own, reaped };
}

/** CPU seconds of a postmaster with all its backends, the ones that have ended included. */
function serverCpu(postmaster) {
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    try {
      const { parent, own, reaped } = ticksOf(pid);
      if (pid === postmaster) ticks += own + reaped;
      else if (parent === postmaster) ticks += own;
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return ticks / TICKS_PER_SECOND;
}

/**
 * Node 20 reads the certificates that a machine adds before it begins, which can take longer than the command. Nothing
 * that is measured uses TLS.
 */
const WITHOUT_CERTIFICATES = { NODE_EXTRA_CA_CERTS: undefined };

/** Runs a command and returns what it printed. Throws unless it ends with a status that is expected. */
export function run({ command, cwd, env, expects = [0] }) {
  const [program, ...args] = command;
  const result = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...WITHOUT_CERTIFICATES, ...env },
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
  if (result.error !== undefined) throw result.error;
  if (!expects.includes(result.status)) {
    throw new Error(
      `${command.join(' ')}\nended with ${result.status}\n${result.stdout.slice(-2000)}\n${result.stderr.slice(-2000)}`,
    );
  }
  return result.stdout;
}

// time(1) has a resolution of 10 ms: too coarse for a command that takes 150.
const REPEAT = 'count=$1; shift; while [ $count -gt 0 ]; do "$@" || exit; count=$((count - 1)); done';

/**
 * Runs a command `times` times and returns what one took: CPU seconds of client and server, seconds on the clock, and
 * the peak memory of the largest process in MiB. `server` is null if there is no process of the server to look at.
 */
export function measure({ command, times = 1, ...options }, postmaster) {
  const folder = mkdtempSync(join(tmpdir(), 'limbeck-bench-time-'));
  try {
    const figures = join(folder, 'figures');
    const repeated = times === 1 ? command : ['sh', '-c', REPEAT, 'sh', String(times), ...command];
    const before = postmaster === null ? 0 : serverCpu(postmaster);
    run({ ...options, command: [GNU_TIME, '-o', figures, '-f', '%U %S %e %M', ...repeated] });
    const server = postmaster === null ? null : (serverCpu(postmaster) - before) / times;
    const [user, system, wall, kib] = readFileSync(figures, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
    const client = (user + system) / times;
    return { client, server, total: client + (server ?? 0), wall: wall / times, memory: kib / KIB_PER_MIB };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
