import type { LiveClient } from '../../settings/connection-target.js';
import type { Queryable } from '../../util/queryable.js';
import { learnSecretsOfSql } from '../../util/secrets/secrets-in-sql.js';
import type { Connection, OpenConnectionOptions } from '../connection.js';
import { announcedPid, isInTransaction } from './client-facts.js';
import { lastResult } from './last-result.js';
import { learnSecretOfClient } from './learn-secrets.js';
import { type PGliteLike, pgliteSession } from './pglite-connection.js';
import { SerialQueue } from './serial-queue.js';

/** A session on a client of the user's own, which stays open when the session is closed. */
export async function openLive(client: LiveClient, { onNotice }: OpenConnectionOptions): Promise<Connection> {
  if (isPGlite(client)) {
    const close = () => Promise.resolve();
    const session = pgliteSession(client, onNotice);
    return { ...session, isNested: await hasBegun(session), description: 'the PGlite database given', close };
  }
  // Statements of a pool go to any of its clients, but locks and transactions need one.
  if (!isPool(client)) {
    const session = liveSession(client, () => undefined);
    return { ...session, isNested: session.inTransaction() ?? (await hasBegun(session)) };
  }
  const pooled = await client.connect();
  return liveSession(pooled, () => pooled.release());
}

/** A client that does not tell is asked: SAVEPOINT is refused outside a transaction. */
async function hasBegun(session: Queryable): Promise<boolean> {
  try {
    await session.query('SAVEPOINT limbeck');
  } catch {
    return false;
  }
  await session.query('RELEASE SAVEPOINT limbeck');
  return true;
}

function liveSession(client: LiveClient, afterClose: () => void): Connection {
  const queue = new SerialQueue();
  learnSecretOfClient(client);
  const removeListener = keepErrorsQuiet(client);
  return {
    kind: 'pg',
    description: 'the connection given',
    session: client,
    announcedPid: announcedPid(client),
    inTransaction: () => isInTransaction(client),
    query: <R>(sql: string, parameters?: readonly unknown[]) =>
      queue.run(async () => {
        learnSecretsOfSql(sql);
        return lastResult<R>(await (parameters === undefined ? client.query(sql) : client.query(sql, [...parameters])));
      }),
    cancel: () => Promise.resolve(false),
    openSibling: null,
    reopen: null,
    async close() {
      removeListener();
      afterClose();
    },
  };
}

// A session that dies while nobody waits for an answer would end the process; the next statement reports it.
function keepErrorsQuiet(client: LiveClient): () => void {
  const listener = () => undefined;
  if (!isEmitter(client)) return listener;
  client.on('error', listener);
  return () => client.off('error', listener);
}

interface Emitter {
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
}

function isEmitter(value: object): value is Emitter {
  return hasMethod(value, 'on') && hasMethod(value, 'off');
}

function isPGlite(value: LiveClient): value is LiveClient & PGliteLike {
  return hasMethod(value, 'exec');
}

interface Pool {
  connect(): Promise<LiveClient & { release(): void }>;
}

function isPool(value: LiveClient): value is LiveClient & Pool {
  return hasMethod(value, 'connect') && 'totalCount' in value && 'idleCount' in value;
}

export function isLiveClient(value: object): value is LiveClient {
  return hasMethod(value, 'query');
}

function hasMethod(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === 'function';
}
