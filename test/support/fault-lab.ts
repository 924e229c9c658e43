import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Queryable } from '../../src/util/queryable.js';
import { connect, type TestDatabase } from './database.js';
import { describeDatabase } from './describe-database.js';
import { FAULT_PROJECT } from './fault-history.js';
import { type Fault, startFaultProxy } from './fault-proxy.js';
import { type Outcome, type RunChoice, runInProcess, runProcess } from './fault-run.js';
import { FaultServer, nameOf } from './fault-server.js';
import { createProject, type UserProject } from './project.js';

export const HITS = {
  quick: ['cut request', 'cut answer', 'terminate', 'cancel', 'error', 'disk full', 'interrupt', 'lock'],
  process: ['SIGKILL', 'SIGTERM', 'SIGHUP', 'SIGINT', 'closed output'],
  restart: ['fast', 'immediate'],
  stall: ['stall request', 'stall answer'],
} as const;

type Hit = (typeof HITS)[keyof typeof HITS][number];

export interface FaultCase extends RunChoice {
  readonly hit: Hit;
  readonly when: 'before' | 'after';
  /** Which message of the run is hit, or which of its commits, in parts of ten thousand of all. */
  readonly moment: number;
  readonly aim: 'any' | 'commit';
}

const RUNS: readonly RunChoice[] = [
  { direction: 'up', perMigration: true },
  { direction: 'down', perMigration: true },
  { direction: 'up', perMigration: false },
  { direction: 'down', perMigration: false },
];

const HEADS = { up: ['k11'], down: [] };

/** What a test of faults needs: a server, a project, and what undisturbed runs look like. */
export class FaultLab {
  readonly #server: FaultServer;
  readonly #project: UserProject;
  /** The messages of an undisturbed run that can be hit. */
  readonly #moments = new Map<string, readonly number[]>();
  /** What the database looks like at a version, by direction and heads. */
  readonly #states = new Map<string, readonly string[]>();
  readonly #counts = new Map<string, number>();
  #atHead = '';

  private constructor(server: FaultServer) {
    this.#server = server;
    this.#project = createProject(FAULT_PROJECT);
  }

  static async open(): Promise<FaultLab> {
    const lab = new FaultLab(await FaultServer.start());
    for (const choice of RUNS) await lab.#runUndisturbed(choice);
    return lab;
  }

  close(): Promise<void> {
    return this.#server.stop();
  }

  get tried(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  summary(): string {
    return [...this.#counts]
      .map(([what, count]) => `${what}: ${count}`)
      .sort()
      .join('\n');
  }

  async #runUndisturbed(choice: RunChoice): Promise<void> {
    const { direction, perMigration } = choice;
    const url = await this.#createDatabase(direction);
    const look = async () => {
      const state = await this.#look(url);
      const key = keyOf(direction, state.heads);
      if (!this.#states.has(key)) this.#states.set(key, state.lines);
    };
    await look();
    const proxy = await startFaultProxy(url, { at: 0, fault: null, ...(perMigration ? { onIdle: look } : {}) });
    const outcome = await runInProcess(this.#project, proxy.url, choice);
    expect(outcome).toMatchObject({ status: 0, heads: HEADS[direction] });
    await look();
    await proxy.close();
    const messages = Array.from({ length: proxy.messages() }, (_, place) => place + 1);
    this.#moments.set(`any ${JSON.stringify(choice)}`, messages);
    this.#moments.set(`commit ${JSON.stringify(choice)}`, proxy.commits());
    if (direction === 'up' && this.#atHead === '') this.#atHead = url;
    else await this.#server.dropDatabase(url);
  }

  #createDatabase(direction: RunChoice['direction']): Promise<string> {
    return direction === 'up' ? this.#server.createDatabase() : this.#server.createDatabase(nameOf(this.#atHead));
  }

  #look(url: string): Promise<State> {
    return this.#server.use(url, look);
  }

  /** Runs with the fault, compares what the run said with the database, and runs again. */
  async check(one: FaultCase): Promise<void> {
    const { direction, perMigration } = one;
    const choice = { direction, perMigration };
    const url = await this.#createDatabase(direction);
    const outcome = await this.#runWithFault(url, one);
    const context = JSON.stringify({ one, outcome });

    expect(await this.#server.untilAlone(url), `sessions are left: ${context}`).toEqual([]);
    const state = await this.#look(url);
    expectTruth(outcome, { one, state, context });
    const expected = this.#states.get(keyOf(direction, state.heads)) ?? [];
    const mayBePartial = outcome.partlyApplied || outcome.status === null || outcome.message.includes('second SIG');
    if (!mayBePartial) expect(state.lines, context).toEqual(expected);
    else expect(state.lines.filter(isInTransaction), context).toEqual(expected.filter(isInTransaction));

    const again = await runInProcess(this.#project, url, choice).catch((error: unknown) => error);
    expect(again, `the next run: ${context}`).toMatchObject({ status: 0, heads: HEADS[direction] });
    expect((await this.#look(url)).lines, `after the next run: ${context}`).toEqual(
      this.#states.get(keyOf(direction, HEADS[direction])),
    );
    await this.#server.dropDatabase(url);
    const what = `${one.hit} -> ${outcome.status ?? 'killed'}`;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  async #runWithFault(url: string, one: FaultCase): Promise<Outcome> {
    const { direction, perMigration, hit, aim, moment } = one;
    const choice = { direction, perMigration };
    const moments = this.#moments.get(`${aim} ${JSON.stringify(choice)}`) ?? [];
    const at = moments[Math.floor((moment / 10_000) * moments.length)] ?? 0;
    const interrupt = new AbortController();
    let child: ChildProcess | null = null;
    const holder = hit === 'lock' ? await connect(url) : null;
    const fault = faultOf(one, {
      url,
      server: this.#server,
      interrupt: () => interrupt.abort(),
      child: () => child,
      holder,
    });
    const proxy = await startFaultProxy(url, { at, fault });
    const target = hit === 'lock' ? `${proxy.url}?options=-c%20lock_timeout%3D50ms` : proxy.url;
    if (hit.startsWith('stall')) void this.#interruptWhenStalled(proxy, at, interrupt);
    try {
      if (!HITS.process.some((known) => known === hit)) {
        return await runInProcess(this.#project, target, { ...choice, signal: interrupt.signal });
      }
      const onStart = (started: ChildProcess) => {
        child = started;
      };
      return await runProcess(this.#project, target, { ...choice, onStart });
    } finally {
      interrupt.abort();
      await holder?.close();
      await proxy.close();
    }
  }

  async #interruptWhenStalled(proxy: { messages(): number }, at: number, interrupt: AbortController): Promise<void> {
    while (proxy.messages() < at && !interrupt.signal.aborted) await sleep(10);
    await sleep(100);
    interrupt.abort();
  }
}

interface State {
  readonly heads: readonly string[];
  readonly lines: readonly string[];
}

async function look(db: Queryable): Promise<State> {
  const lines = await describeDatabase(db);
  const { rows: tables } = await db.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname <> 'limbeck_version_log' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const counts: string[] = [];
  let heads: readonly string[] = [];
  for (const { name } of tables) {
    if (name === 'limbeck_version') {
      const { rows } = await db.query<{ id: string }>('SELECT version_num AS id FROM limbeck_version ORDER BY 1');
      heads = rows.map(({ id }) => id);
    } else {
      const { rows } = await db.query(
        `SELECT count(*)::int, md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${name} AS t`,
      );
      counts.push(`rows of ${name}: ${JSON.stringify(rows[0])}`);
    }
  }
  return { heads, lines: [...lines, ...counts] };
}

/** What statements outside of a transaction change: indexes, and values of enums. */
function isInTransaction(line: string): boolean {
  return !/^(?:index|type) /.test(line);
}

function keyOf(direction: RunChoice['direction'], heads: readonly string[]): string {
  // The downgrade keeps the value of the enum, so each direction has different states.
  return `${direction} ${heads.join()}`;
}

interface FaultTools {
  readonly url: string;
  readonly server: FaultServer;
  readonly interrupt: () => void;
  readonly child: () => ChildProcess | null;
  readonly holder: TestDatabase | null;
}

const OF_THE_RUN = "datname = current_database() AND application_name = 'limbeck' AND pid <> pg_backend_pid()";

function faultOf({ hit, when }: FaultCase, { url, server, interrupt, child, holder }: FaultTools): Fault {
  const call = (callback: () => unknown): Fault => ({ kind: 'call', when, callback });
  switch (hit) {
    case 'cut request':
    case 'cut answer':
    case 'stall request':
    case 'stall answer':
      return { kind: hit };
    case 'error':
      return { kind: 'replace', query: raise('22012', 'division by zero') };
    case 'disk full':
      return { kind: 'replace', query: raise('53100', 'could not extend file: No space left on device') };
    case 'terminate':
      return call(() =>
        server.query(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${OF_THE_RUN}`),
      );
    case 'cancel':
      return {
        kind: 'replace',
        query: 'SELECT pg_sleep(10)',
        whileRunning: () =>
          untilCancelled(server, url, `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE ${RUNNING_SLEEP}`),
      };
    case 'interrupt':
      return call(interrupt);
    case 'lock':
      return call(() => holder?.query(LOCK).catch(() => undefined));
    case 'fast':
    case 'immediate':
      return call(() => server.restart(hit));
    case 'closed output':
      return call(() => {
        child()?.stdout?.destroy();
        child()?.stderr?.destroy();
      });
    case 'SIGKILL':
    case 'SIGTERM':
    case 'SIGHUP':
    case 'SIGINT':
      return call(() => child()?.kill(hit));
    default:
      return hit satisfies never;
  }
}

const RUNNING_SLEEP = "datname = current_database() AND state = 'active' AND query = 'SELECT pg_sleep(10)'";

async function untilCancelled(server: FaultServer, url: string, sql: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while ((await server.query(url, sql)).length === 0 && performance.now() < deadline) await sleep(10);
}

function raise(sqlState: string, message: string): string {
  return `DO $$ BEGIN RAISE EXCEPTION '${message}' USING ERRCODE = '${sqlState}'; END $$`;
}

const LOCK = "SET lock_timeout = '20ms'; BEGIN; LOCK TABLE account IN ACCESS EXCLUSIVE MODE";

const STATUSES: Readonly<Record<Hit, readonly (number | null)[]>> = {
  'cut request': [0, 4, 6],
  'cut answer': [0, 4, 6],
  'stall request': [0, 130],
  'stall answer': [0, 130],
  terminate: [0, 4, 6],
  cancel: [0, 3, 6],
  error: [0, 3, 6],
  'disk full': [0, 3, 6],
  interrupt: [0, 130],
  lock: [0, 3, 6],
  fast: [0, 4, 6],
  immediate: [0, 4, 6],
  SIGKILL: [null, 0],
  SIGTERM: [0, 130],
  SIGHUP: [0, 130],
  SIGINT: [0, 130],
  'closed output': [0],
};

interface Found {
  readonly one: FaultCase;
  readonly state: State;
  readonly context: string;
}

/** Compares what the run said with what the database says. */
function expectTruth(outcome: Outcome, { one, state, context }: Found): void {
  const { status, heads, message, hint } = outcome;
  expect(STATUSES[one.hit], context).toContain(status);
  const start = HEADS[one.direction === 'up' ? 'down' : 'up'];
  if (status === 0) expect(state.heads, context).toEqual(HEADS[one.direction]);
  if (heads === null) expect(message, context).toMatch(`at ${state.heads.join(', ') || 'base'}`);
  else if (heads !== undefined) expect(state.heads, context).toEqual(heads);
  else if (status !== 0 && status !== null) expect(state.heads, context).toEqual(start);
  if (outcome.done !== undefined && heads !== null) {
    const [more, less] = one.direction === 'up' ? [state.heads, start] : [start, state.heads];
    const ran = appliedAt(more).filter((id) => !appliedAt(less).includes(id));
    expect([...outcome.done].sort(), context).toEqual(ran.sort());
  }
  // Every revision of the history can be run again.
  expect(hint, context).not.toContain('by hand');
}

const DOWN: Readonly<Record<string, readonly string[]>> = {
  a1: [],
  b2: ['a1'],
  c3: ['b2'],
  d4: ['c3'],
  e5: ['d4'],
  f6: ['e5'],
  g7: ['f6'],
  h8: ['g7'],
  i9: ['g7'],
  j10: ['h8', 'i9'],
  k11: ['j10'],
};

function appliedAt(heads: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    found.add(id);
    for (const down of DOWN[id] ?? []) visit(down);
  };
  for (const head of heads) visit(head);
  return [...found];
}
