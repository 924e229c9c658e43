import { setTimeout as sleep } from 'node:timers/promises';
import { connect, SERVER_MAJOR, type TestDatabase } from './database.js';
import { type EmbeddedServer, startEmbeddedServer } from './setup/embedded-server.js';

/** A server that may be restarted, because no other test uses it. What it has committed survives that. */
export class FaultServer {
  readonly #server: EmbeddedServer;
  #count = 0;

  private constructor(server: EmbeddedServer) {
    this.#server = server;
  }

  static async start(): Promise<FaultServer> {
    return new FaultServer(await startEmbeddedServer(SERVER_MAJOR, { synchronous_commit: 'on' }));
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  restart(mode: 'fast' | 'immediate'): Promise<void> {
    return this.#server.restart(mode);
  }

  /** A new database, like another one. */
  async createDatabase(template = 'template0'): Promise<string> {
    this.#count += 1;
    const name = `faults_${this.#count}`;
    await this.query(this.#server.url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
    return this.urlOf(name);
  }

  async dropDatabase(url: string): Promise<void> {
    await this.query(this.#server.url, `DROP DATABASE ${nameOf(url)} WITH (FORCE)`);
  }

  urlOf(name: string): string {
    const url = new URL(this.#server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Asks in a separate session, which ends with the answer. */
  async query(url: string, sql: string) {
    return this.use(url, async (db) => (await db.query(sql)).rows);
  }

  async use<T>(url: string, work: (db: TestDatabase) => Promise<T>): Promise<T> {
    const db = await connect(url);
    return work(db).finally(() => db.close());
  }

  /** The backends of everybody else in a database. */
  async sessions(url: string): Promise<readonly unknown[]> {
    return this.query(
      url,
      `SELECT pid, state, query FROM pg_stat_activity
        WHERE datname = '${nameOf(url)}' AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
    );
  }

  /** Waits until nobody is connected, and tells who is if that takes too long. */
  async untilAlone(url: string): Promise<readonly unknown[]> {
    const deadline = performance.now() + 10_000;
    for (;;) {
      const sessions = await this.sessions(url);
      if (sessions.length === 0 || performance.now() > deadline) return sessions;
      await sleep(20);
    }
  }
}

export function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
