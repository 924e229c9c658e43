// CPU seconds of a command and of the PostgreSQL server that it used, from /proc (Linux).
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** utime, stime and those of reaped children, in seconds, of one process. */
function ticksOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const parent = Number(fields[1]);
  const own = Number(fields[11]) + Number(fields[12]);
  const reaped = Number(fields[13]) + Number(fields[14]);
  return { parent, own, reaped };
}

/** CPU seconds of a postmaster with all its backends, the ones that have ended included. */
export function serverCpu(postmaster) {
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

/** Runs a command and gives the CPU seconds of client and server; throws where it fails. */
export function measure(command, args, { postmaster, ...options } = {}) {
  const before = postmaster === undefined ? 0 : serverCpu(postmaster);
  const result = spawnSync('/usr/bin/time', ['-f', '%U %S', command, ...args], { encoding: 'utf8', ...options });
  if (result.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${result.status}\n${result.stdout}\n${result.stderr}`);
  }
  const [user, system] = result.stderr.trim().split('\n').at(-1).split(' ').map(Number);
  const server = postmaster === undefined ? 0 : serverCpu(postmaster) - before;
  return { client: user + system, server, total: user + system + server };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Alternates the contestants, so that a machine that slows down slows all of them. */
export function race(contestants, runs) {
  const results = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let run = 0; run <= runs; run += 1) {
    for (const [name, contestant] of Object.entries(contestants)) {
      contestant.before?.();
      const figure = measure(...contestant.command);
      if (run > 0) results[name].push(figure);
    }
  }
  return Object.fromEntries(
    Object.entries(results).map(([name, figures]) => [
      name,
      {
        client: median(figures.map((figure) => figure.client)),
        server: median(figures.map((figure) => figure.server)),
        total: median(figures.map((figure) => figure.total)),
      },
    ]),
  );
}

/** Prints what each contestant took, and its total as a multiple of each baseline's. */
export function printRace(title, results, baselines) {
  const heads = baselines.map((name) => `/ ${name}`.padStart(9)).join('');
  console.log(`\n${title} (median CPU seconds)`);
  console.log(`  contestant            client  server   total${heads}`);
  for (const [name, { client, server, total }] of Object.entries(results)) {
    const figures = [client, server, total].map((value) => value.toFixed(2).padStart(6)).join('  ');
    const ratios = baselines.map((baseline) => (total / results[baseline].total).toFixed(2).padStart(9)).join('');
    console.log(`  ${name.padEnd(20)}  ${figures}${ratios}`);
  }
}
