import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { commands } from '../../src/index.js';
import type { Queryable } from '../../src/util/queryable.js';
import { connect, type TestDatabase } from './database.js';
import { describeDatabase } from './describe-database.js';
import { HISTORIES } from './fault-history.js';
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
  /** What follows the fault: the same command again, or back to the start, which undoes what is unfinished. */
  readonly next: 'again' | 'back';
}

export type History = RunChoice['history'];

/** Upgrades first: downgrades begin where they end. */
const RUNS: readonly RunChoice[] = (['plain', 'online'] as const).flatMap((history) =>
  ([true, false] as const).flatMap((perMigration) =>
    (['up', 'down'] as const).map((direction) => ({ direction, perMigration, history })),
  ),
);

/** Where a run ends. */
function headsAt({ direction, history }: Pick<RunChoice, 'direction' | 'history'>): readonly string[] {
  const { start, head } = HISTORIES[history];
  if (direction === 'up') return [head];
  return start === null ? [] : [start];
}

function opposite(direction: RunChoice['direction']): RunChoice['direction'] {
  return direction === 'up' ? 'down' : 'up';
}

/** What a test of faults needs: a server, a project, and what undisturbed runs look like. */
export class FaultLab {
  readonly #server: FaultServer;
  readonly #projects: Readonly<Record<History, UserProject>>;
  /** The messages of an undisturbed run that can be hit. */
  readonly #moments = new Map<string, readonly number[]>();
  /** What the database looks like at a version, by direction and heads. */
  readonly #states = new Map<string, readonly string[]>();
  /** The same in the middle of a revision: each of its states by the position of the journal. */
  readonly #between = new Map<string, (readonly string[])[]>();
  readonly #counts = new Map<string, number>();
  /** Databases at the start and at the head of a history. */
  readonly #templates = new Map<string, string>();

  private constructor(server: FaultServer) {
    this.#server = server;
    this.#projects = { plain: createProject(HISTORIES.plain.project), online: createProject(HISTORIES.online.project) };
  }

  /** For cases of these histories. */
  static async open(histories: readonly History[]): Promise<FaultLab> {
    const lab = new FaultLab(await FaultServer.start());
    if (histories.includes('online')) await lab.#createStart();
    for (const choice of RUNS) if (histories.includes(choice.history)) await lab.#runUndisturbed(choice);
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

  /** The online history begins with tables that have rows. */
  async #createStart(): Promise<void> {
    const url = await this.#server.createDatabase();
    const input = {
      cwd: this.#projects.online.folder,
      settings: { scriptLocation: './migrations', url, online: false },
    };
    await commands.upgrade(input, { revision: HISTORIES.online.start ?? 'base' });
    this.#templates.set('online down', nameOf(url));
  }

  async #runUndisturbed(choice: RunChoice): Promise<void> {
    const { direction, perMigration, history } = choice;
    const url = await this.#createDatabase(choice);
    const look = async () => this.#remember(choice, await this.#look(url));
    await look();
    const watches = perMigration || history === 'online';
    const proxy = await startFaultProxy(url, { at: 0, fault: null, ...(watches ? { onIdle: look } : {}) });
    const outcome = await runInProcess(this.#projects[history], proxy.url, choice);
    expect(outcome).toMatchObject({ status: 0, heads: headsAt(choice) });
    await look();
    await proxy.close();
    const messages = Array.from({ length: proxy.messages() }, (_, place) => place + 1);
    this.#moments.set(`any ${JSON.stringify(choice)}`, messages);
    this.#moments.set(`commit ${JSON.stringify(choice)}`, proxy.commits());
    const key = `${history} ${direction}`;
    if (direction === 'up' && !this.#templates.has(key)) this.#templates.set(key, nameOf(url));
    else await this.#server.dropDatabase(url);
  }

  #remember(choice: RunChoice, { heads, position, lines }: State): void {
    const key = keyOf(choice, heads);
    if (position === '') {
      if (!this.#states.has(key)) this.#states.set(key, lines);
      return;
    }
    const between = `${key} ${position}`;
    this.#between.set(between, [...(this.#between.get(between) ?? []), lines]);
  }

  #createDatabase({ direction, history }: RunChoice): Promise<string> {
    return this.#server.createDatabase(this.#templates.get(`${history} ${opposite(direction)}`));
  }

  #look(url: string): Promise<State> {
    return this.#server.use(url, look);
  }

  /** Runs with the fault, compares what the run said with the database, and runs again. */
  async check(one: FaultCase): Promise<void> {
    const { history, perMigration } = one;
    const url = await this.#createDatabase(one);
    const outcome = await this.#runWithFault(url, one);
    const context = JSON.stringify({ one, outcome });

    expect(await this.#server.untilAlone(url), `sessions are left: ${context}`).toEqual([]);
    const state = await this.#look(url);
    expectTruth(outcome, { one, state, context });
    this.#expectKnownState(outcome, { one, state, context });

    // Statements outside a transaction that no journal records are not undone.
    const back = one.next === 'back' && history === 'online' ? await this.#goBack(url, one, context) : null;
    const direction = back ?? one.direction;
    const choice = { direction, perMigration, history };
    const again = await runInProcess(this.#projects[history], url, choice).catch((error: unknown) => error);
    expect(again, `the next run: ${JSON.stringify(again)} after ${context}`).toMatchObject({
      status: 0,
      heads: headsAt(choice),
    });
    const end = await this.#look(url);
    expect(end.position, `the journal after the next run: ${context}`).toBe('');
    const expected = this.#states.get(keyOf(choice, headsAt(choice)));
    expect(end.lines, `after the next run: ${context}`).toEqual(expected);
    expect(await this.#server.use(url, wronglyLogged), `the log: ${context}`).toEqual([]);
    await this.#server.dropDatabase(url);
    this.#count(`${history} ${one.hit} -> ${outcome.status ?? 'killed'}${back === null ? '' : ', back'}`);
  }

  #count(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  #expectKnownState(outcome: Outcome, { one, state, context }: Found): void {
    const mayBePartial = outcome.partlyApplied || outcome.status === null || outcome.message.includes('second SIG');
    const key = keyOf(one, state.heads);
    const expected = this.#states.get(key) ?? [];
    if (state.position !== '') {
      const known = this.#between.get(`${key} ${state.position}`)?.map((lines) => lines.filter(isSettled)) ?? [];
      expect(mayBePartial, `partly applied, unsaid: ${context}`).toBe(true);
      expect(known, `at ${state.position}: ${context}`).toContainEqual(state.lines.filter(isSettled));
    } else if (!mayBePartial) expect(state.lines, context).toEqual(expected);
    else expect(state.lines.filter(isInTransaction), context).toEqual(expected.filter(isInTransaction));
  }

  /** Null if a part of the revision can't be undone, which must have changed nothing. */
  async #goBack(url: string, one: FaultCase, context: string): Promise<RunChoice['direction'] | null> {
    const { history, perMigration } = one;
    const before = await this.#look(url);
    const direction = opposite(one.direction);
    const choice = { direction, perMigration, history };
    const outcome = await runInProcess(this.#projects[history], url, choice);
    if (outcome.status === 3 && /doesn't know how to undo/.test(outcome.message)) {
      expect((await this.#look(url)).lines, `refused: ${context}`).toEqual(before.lines);
      return null;
    }
    expect(outcome, `the way back: ${context}`).toMatchObject({ status: 0, heads: headsAt(choice) });
    return direction;
  }

  async #runWithFault(url: string, one: FaultCase): Promise<Outcome> {
    const { direction, perMigration, history, hit, aim, moment } = one;
    const choice = { direction, perMigration, history };
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
        return await runInProcess(this.#projects[history], target, { ...choice, signal: interrupt.signal });
      }
      const onStart = (started: ChildProcess) => {
        child = started;
      };
      return await runProcess(this.#projects[history], target, { ...choice, onStart });
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
  /** Where the journal is in a revision; empty if none is unfinished. */
  readonly position: string;
  readonly lines: readonly string[];
}

async function look(db: Queryable): Promise<State> {
  const lines = await describeDatabase(db);
  const { rows: tables } = await db.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname <> 'limbeck_version_log' AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  const counts: string[] = [];
  let heads: readonly string[] = [];
  let position = '';
  for (const { name } of tables) {
    if (name === 'limbeck_version') {
      const { rows } = await db.query<{ id: string }>('SELECT version_num AS id FROM limbeck_version ORDER BY 1');
      heads = rows.map(({ id }) => id);
    } else if (name === 'limbeck_journal') {
      position = await positionOf(db);
    } else {
      const { rows } = await db.query(
        `SELECT count(*)::int, md5(string_agg(to_jsonb(t)::text, '' ORDER BY to_jsonb(t)::text)) FROM ${name} AS t`,
      );
      counts.push(`rows of ${name}: ${JSON.stringify(rows[0])}`);
    }
  }
  return { heads, position, lines: [...lines.filter((line) => !line.includes('limbeck_journal')), ...counts] };
}

async function positionOf(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ position: string }>(
    `SELECT concat_ws(' ', direction, revision, number, done) AS position FROM limbeck_journal
      WHERE finished_at IS NULL ORDER BY number DESC LIMIT 1`,
  );
  return rows[0]?.position ?? '';
}

/** Revisions that the log has twice in the same direction, without the opposite in between, or not at all. */
async function wronglyLogged(db: Queryable): Promise<readonly unknown[]> {
  const { rows } = await db.query(
    `SELECT * FROM (SELECT number, revision, direction, lag(direction) OVER (PARTITION BY revision ORDER BY number) AS before
                      FROM limbeck_version_log WHERE outcome = 'done') AS x
      WHERE direction = before OR (before IS NULL AND direction <> 'upgrade')`,
  );
  return rows;
}

/** What a statement with CONCURRENTLY leaves that was cut off is cleaned up by the next run. */
function isSettled(line: string): boolean {
  return !/^index .* valid=f/.test(line);
}

/** What statements outside of a transaction change: indexes, and values of enums. */
function isInTransaction(line: string): boolean {
  return !/^(?:index|type) /.test(line);
}

function keyOf({ direction, history }: Pick<RunChoice, 'direction' | 'history'>, heads: readonly string[]): string {
  // The downgrade keeps the value of the enum, so each direction has different states.
  return `${history} ${direction} ${heads.join()}`;
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
  const start = headsAt({ direction: opposite(one.direction), history: one.history });
  if (status === 0) expect(state.heads, context).toEqual(headsAt(one));
  if (heads === null) expect(message, context).toMatch(`at ${state.heads.join(', ') || 'base'}`);
  else if (heads !== undefined) expect(state.heads, context).toEqual(heads);
  else if (status !== 0 && status !== null) expect(state.heads, context).toEqual(start);
  if (outcome.done !== undefined && heads !== null) {
    const [more, less] = one.direction === 'up' ? [state.heads, start] : [start, state.heads];
    const ran = appliedAt(more, one.history).filter((id) => !appliedAt(less, one.history).includes(id));
    expect([...outcome.done].sort(), context).toEqual(ran.sort());
  }
  // Every revision of the history can be run again.
  expect(hint, context).not.toContain('by hand');
}

function appliedAt(heads: readonly string[], history: History): string[] {
  const found = new Set<string>();
  const visit = (id: string): void => {
    found.add(id);
    for (const down of HISTORIES[history].down[id] ?? []) visit(down);
  };
  for (const head of heads) visit(head);
  return [...found];
}
