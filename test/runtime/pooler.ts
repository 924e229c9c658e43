import { connect, createServer, type Socket } from 'node:net';

/** A way to a server that announces backends which are not those that answer, as poolers do. */
export interface Pooler {
  readonly url: string;
  close(): Promise<void>;
}

const BACKEND_KEY_DATA = 'K'.charCodeAt(0);

/** Starts one on a port of this machine. Every client has a session of its own behind it. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const backend = connect(Number(port || 5432), hostname);
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => client.destroy()).on('close', () => client.destroy());
    }
    client.pipe(backend);
    backend.on('data', (data) => client.write(withAnotherPid(data))).on('end', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url: url.href,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The message is 'K', the length 12, the pid and the key (manual: "Message Formats", BackendKeyData). */
function withAnotherPid(data: Buffer): Buffer {
  const at = data.indexOf(Buffer.from([BACKEND_KEY_DATA, 0, 0, 0, 12]));
  if (at >= 0) data.writeInt32BE(1, at + 5);
  return data;
}
