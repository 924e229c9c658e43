/** The backend that the server named when a client of node-postgres connected (BackendKeyData). */
export function announcedPid(client: object): number | null {
  const pid: unknown = Reflect.get(client, 'processID');
  return typeof pid === 'number' ? pid : null;
}
