import { EventEmitter } from 'node:events';
import { Duplex } from 'node:stream';

/*
 * What a client of node-postgres knows of its session; not all of it is in its types.
 */

/** The backend that the server named when a client of node-postgres connected (BackendKeyData). */
export function announcedPid(client: object): number | null {
  const pid: unknown = Reflect.get(client, 'processID');
  return typeof pid === 'number' ? pid : null;
}

/**
 * What the server says of its settings while a client of node-postgres connects (manual: "Protocol Flow", ParameterStatus).
 * To be called before.
 */
export function reportedSettings(client: object): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const connection: unknown = Reflect.get(client, 'connection');
  if (connection instanceof EventEmitter) {
    connection.on('parameterStatus', ({ parameterName, parameterValue }: Record<string, unknown>) =>
      settings.set(String(parameterName), String(parameterValue)),
    );
  }
  return settings;
}

/** Whether the last ReadyForQuery named a transaction (manual: "Message Formats"); null if that is not known. */
export function isInTransaction(client: object): boolean | null {
  const method: unknown = Reflect.get(client, 'getTransactionStatus');
  const status: unknown = typeof method === 'function' ? method.call(client) : null;
  return typeof status === 'string' ? status !== 'I' : null;
}

/** Ends a client of node-postgres without waiting for the server: what is waited for fails with "Connection terminated". */
export function destroySocket(client: object): void {
  streamOf(client)?.destroy();
}

/** Sends what is written from now until the program waits for something as one packet, not each message as its own. */
export function joinWrites(client: object): void {
  const stream = streamOf(client);
  if (stream === null || stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

function streamOf(client: object): Duplex | null {
  const connection: unknown = Reflect.get(client, 'connection');
  const stream: unknown = typeof connection === 'object' && connection !== null && Reflect.get(connection, 'stream');
  return stream instanceof Duplex ? stream : null;
}

/**
 * Says whether the session keeps the process alive. It does as long as an answer is awaited, and not while it is idle: a
 * revision that waits for what never happens would keep the process waiting with it.
 */
export function keepAlive(client: object, isNeeded: boolean): void {
  // A socket that is closed would wait for its next connection to do it.
  if (streamOf(client)?.destroyed === true) return;
  const method: unknown = Reflect.get(client, isNeeded ? 'ref' : 'unref');
  if (typeof method === 'function') method.call(client);
}
