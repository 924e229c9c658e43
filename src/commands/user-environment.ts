import { multipleHeads } from '../errors/selector-errors.js';
import type { Connection } from '../runtime/connection.js';
import { toIds } from '../script/revision-node.js';
import { toTargets, withAbsolutePaths } from '../settings/absolute-paths.js';
import type { ConnectionTarget } from '../settings/connection-target.js';
import type { XArguments } from '../settings/define-config.js';
import type { ResolvedSettings } from '../settings/resolved-settings.js';
import type { Queryable } from '../util/queryable.js';
import type { CommandEvents } from './command-events.js';
import { openDatabase } from './database.js';
import type { ConfigureOptions, EnvironmentContext, MigrationArguments } from './environment-context.js';
import { loadRevisionMap } from './revisions.js';
import { withSearchPath } from './search-path.js';
import type { Work } from './work.js';

interface Configured {
  readonly connection: Promise<Connection>;
  readonly settings: ResolvedSettings;
  readonly defaultSchema: string | null;
}

/** The `context` of an env file: does the work of a command as often as the file says. */
export class UserEnvironment<T> implements EnvironmentContext {
  readonly #settings: ResolvedSettings;
  readonly #events: CommandEvents;
  readonly #work: Work<T>;
  readonly #opened: Promise<Connection>[] = [];
  /** By what the file was given for them. */
  readonly #known = new Map<object, Promise<Connection>>();
  #configured: Configured | null = null;
  /** Ends with the last run that was called for. */
  #last: Promise<unknown> = Promise.resolve();
  readonly results: T[] = [];
  /** What a run has failed with, as opposed to the file itself. */
  readonly failures = new Set<unknown>();

  constructor(settings: ResolvedSettings, events: CommandEvents, work: Work<T>) {
    this.#settings = settings;
    this.#events = events;
    this.#work = work;
  }

  get command(): string | null {
    return this.#settings.command;
  }

  get environment(): string | null {
    return this.#settings.environment;
  }

  getXArguments(): XArguments {
    return this.#settings.x;
  }

  getXArgument(key: string): string | undefined {
    return this.#settings.x[key];
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
    const { connection, url, defaultSchema = null, target, ...rest } = options;
    const { baseFolder } = this.#settings;
    const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const { target: targets } = withAbsolutePaths(target === undefined ? {} : { target }, baseFolder);
    this.#configured = {
      connection: this.#connectionFor(connection ?? url),
      settings: { ...this.#settings, ...said, ...(targets === undefined ? {} : { target: toTargets(targets) }) },
      defaultSchema,
    };
  }

  runMigrations(args: MigrationArguments = {}): Promise<void> {
    const configured = this.#current();
    const run = this.#last.then(() => this.#run(configured, args));
    // The failure is told by the promise that is returned.
    this.#last = run.catch(() => undefined);
    return run;
  }

  async execute(sql: string, parameters?: readonly unknown[]): Promise<void> {
    const connection = await this.#current().connection;
    await connection.query(sql, parameters);
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

  #current(): Configured {
    if (this.#configured === null) this.configure({});
    return this.#configured ?? { connection: this.#open(), settings: this.#settings, defaultSchema: null };
  }

  async #run({ connection, settings, defaultSchema }: Configured, args: MigrationArguments): Promise<void> {
    try {
      const opened = await connection;
      const work = () => this.#work({ connection: opened, settings, args });
      this.results.push(await (defaultSchema === null ? work() : withSearchPath(opened, defaultSchema, work)));
    } catch (error) {
      this.failures.add(error);
      throw error;
    }
  }

  #connectionFor(given: ConnectionTarget | undefined): Promise<Connection> {
    const known = typeof given === 'object' ? this.#known.get(given) : undefined;
    return known ?? this.#open(given);
  }

  #open(target?: ConnectionTarget): Promise<Connection> {
    const opening = openDatabase(this.#settings, this.#events, target);
    // A connection that nobody comes to use must not end the process by failing.
    opening.catch(() => undefined);
    this.#opened.push(opening);
    return opening;
  }
}
