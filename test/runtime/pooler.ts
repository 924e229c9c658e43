import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

const BACKEND_KEY_DATA = 'K'.charCodeAt(0);

/** Starts a way to a server that announces backends which are not those that answer, as poolers do. */
export function startPooler(databaseUrl: string): Promise<TcpProxy> {
  return startTcpProxy(databaseUrl, ({ direction, data }) => {
    if (direction === 'toClient') announceAnotherPid(data);
    return 'pass';
  });
}

/** The message is 'K', the length 12, the pid and the key (manual: "Message Formats", BackendKeyData). */
function announceAnotherPid(data: Buffer): void {
  const at = data.indexOf(Buffer.from([BACKEND_KEY_DATA, 0, 0, 0, 12]));
  if (at >= 0) data.writeInt32BE(1, at + 5);
}
