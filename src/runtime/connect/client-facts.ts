/*
 * What a client of node-postgres knows of its session; not all of it is in its types.
 */

/** The backend that the server named when a client of node-postgres connected (BackendKeyData). */
export function announcedPid(client: object): number | null {
  const pid: unknown = Reflect.get(client, 'processID');
  return typeof pid === 'number' ? pid : null;
}

/** Whether the last ReadyForQuery named a transaction (manual: "Message Formats"); null where that is not known. */
export function isInTransaction(client: object): boolean | null {
  const method: unknown = Reflect.get(client, 'getTransactionStatus');
  const status: unknown = typeof method === 'function' ? method.call(client) : null;
  return typeof status === 'string' ? status !== 'I' : null;
}
