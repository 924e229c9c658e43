import { connectionNeeded } from '../../errors/operation-errors.js';
import { multipleHeads } from '../../errors/selector-errors.js';
import type { Connection } from '../../runtime/connection.js';
import { splitRange } from '../../script/offline-range.js';
import { toIds } from '../../script/revision-node.js';
import { checkConfigure } from '../../settings/check-settings.js';
import type { ConfigureOptions } from '../../settings/configure-options.js';
import type { ConnectionTarget } from '../../settings/connection-target.js';
import type { XArguments } from '../../settings/define-config.js';
import { mergeSettings } from '../../settings/merge-settings.js';
import type { ResolvedSettings } from '../../settings/resolved-settings.js';
import type { Queryable } from '../../util/queryable.js';
import { loadRevisionMap } from '../graph/load-revision-map.js';
import type { ConfiguredPlace } from './configured-place.js';
import type { EnvironmentContext, MigrationArguments } from './environment-context.js';
import type { EnvironmentMode } from './environment-mode.js';
import { openDatabase } from './open-database.js';
import type { EnvironmentCall } from './work.js';

/** The `context` of an env module: does the work of a command as often as the module calls it. */
export class UserEnvironment<T> implements EnvironmentContext {
  readonly #settings: ResolvedSettings;
  readonly #call: EnvironmentCall;
  readonly #mode: EnvironmentMode<T>;
  readonly #opened: Promise<Connection>[] = [];
  /** By what the file was given for them. */
  readonly #known = new Map<object, Promise<Connection>>();
  #configured: ConfiguredPlace | null = null;
  /** Ends with the last thing that was called for. */
  #last: Promise<unknown> = Promise.resolve();
  readonly results: T[] = [];
  /** Whether `runMigrations` was called. */
  hasRun = false;
  /** What a run has failed with, as opposed to the file itself. */
  readonly failures = new Set<unknown>();

  constructor(settings: ResolvedSettings, call: EnvironmentCall, mode: EnvironmentMode<T>) {
    this.#settings = settings;
    this.#call = call;
    this.#mode = mode;
  }

  get command(): string | null {
    return this.#settings.command;
  }

  get environment(): string | null {
    return this.#settings.environment;
  }

  get database(): string | null {
    return this.#settings.database;
  }

  isOfflineMode(): boolean {
    return this.#mode.offline;
  }

  getXArguments(): XArguments {
    return this.#settings.x;
  }

  getXArgument(key: string): string | undefined {
    return this.#settings.x[key];
  }

  getTagArgument(): string | null {
    return this.#settings.tag;
  }

  getRevisionArgument(): readonly string[] {
    return (this.#call.selectors ?? []).map((selector) => splitRange(selector).target);
  }

  getStartingRevisionArgument(): string | null {
    return this.#call.selectors?.map((selector) => splitRange(selector).start).find((start) => start !== null) ?? null;
  }

  async getHeadRevisions(): Promise<readonly string[]> {
    return toIds((await loadRevisionMap(this.#settings)).heads);
  }

  async getHeadRevision(): Promise<string | null> {
    const [head = null, ...others] = await this.getHeadRevisions();
    if (head !== null && others.length > 0) throw multipleHeads('head', [head, ...others]);
    return head;
  }

  async connect(target?: ConnectionTarget): Promise<Queryable> {
    const opening = this.#open(target);
    const connection = await opening;
    this.#known.set(connection, opening);
    return connection;
  }

  configure(options: ConfigureOptions): void {
    checkConfigure(options);
    const { connection, url, defaultSchema, startingRev, outputBuffer, tag, ...settings } = options;
    let opening: Promise<Connection> | null = null;
    this.#configured = {
      connect: () => (opening ??= this.#connectionFor(connection ?? url)),
      settings: { ...mergeSettings(this.#settings, settings), tag: tag ?? this.#settings.tag },
      defaultSchema: defaultSchema ?? null,
      startingRev: startingRev ?? null,
      outputBuffer: outputBuffer ?? null,
    };
  }

  getBind(): Queryable {
    if (this.#mode.offline) throw connectionNeeded('there is no connection');
    const { connect } = this.#current();
    return { query: async (sql, parameters) => (await connect()).query(sql, parameters) };
  }

  runMigrations(args: MigrationArguments = {}): Promise<void> {
    const place = this.#current();
    this.hasRun = true;
    return this.#enqueue(async () => {
      try {
        this.results.push(await this.#mode.runMigrations(place, args));
      } catch (error) {
        this.failures.add(error);
        throw error;
      }
    });
  }

  execute(sql: string, parameters?: readonly unknown[]): Promise<void> {
    const place = this.#current();
    return this.#enqueue(async () => this.#keep(await this.#mode.execute(place, sql, parameters)));
  }

  staticOutput(text: string): void {
    const place = this.#current();
    void this.#enqueue(async () => this.#keep(this.#mode.staticOutput(place, text)));
  }

  /** Waits for runs that nobody awaited, and fails with the first that failed. */
  async finish(): Promise<void> {
    await this.#last;
    const [failure] = this.failures;
    if (failure !== undefined) throw failure;
  }

  async close(): Promise<void> {
    for (const connection of this.#opened) {
      await connection.then((opened) => opened.close()).catch(() => undefined);
    }
  }

  #keep(result: T | null): void {
    if (result !== null) this.results.push(result);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    // The failure is told by the promise that is returned.
    this.#last = done.catch(() => undefined);
    return done;
  }

  #current(): ConfiguredPlace {
    if (this.#configured !== null) return this.#configured;
    this.configure({});
    return this.#current();
  }

  #connectionFor(given: ConnectionTarget | undefined): Promise<Connection> {
    const known = typeof given === 'object' ? this.#known.get(given) : undefined;
    return known ?? this.#open(given);
  }

  #open(target?: ConnectionTarget): Promise<Connection> {
    const opening = openDatabase(this.#settings, this.#call, target);
    // A connection that nobody comes to use must not end the process by failing.
    opening.catch(() => undefined);
    this.#opened.push(opening);
    return opening;
  }
}
