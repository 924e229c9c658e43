import { connect, createServer, type Socket } from 'node:net';

/** What a proxy does with a chunk that passes through it. */
export type Verdict =
  /** Sends it on. */
  | 'pass'
  /** Swallows it and everything after it, in both directions, and leaves the connections open. */
  | 'stall'
  /** Cuts both connections without sending it on. */
  | 'cut'
  /** Sends this in its place. */
  | Buffer;

export interface Chunk {
  readonly direction: 'toServer' | 'toClient';
  /** Counts the connections of the proxy from 1. */
  readonly connection: number;
  readonly data: Buffer;
}

/** A way to a server on which connections can be cut or stalled. */
export interface TcpProxy {
  readonly url: string;
  /** Cuts all connections, and refuses new ones. */
  close(): Promise<void>;
}

/** Starts one on a free port; `judge` decides about each chunk. */
export async function startTcpProxy(databaseUrl: string, judge: (chunk: Chunk) => Verdict): Promise<TcpProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const connection = connections;
    const backend = connect(Number(port || 5432), hostname);
    const pair = [client, backend];
    let stalled = false;
    const cut = () => {
      for (const socket of pair) socket.resetAndDestroy();
    };
    const forward = (direction: Chunk['direction'], target: Socket) => (data: Buffer) => {
      const verdict = stalled ? 'stall' : judge({ direction, connection, data });
      send(target, verdict === 'pass' ? data : verdict);
      if (verdict === 'cut') cut();
      stalled ||= verdict === 'stall';
    };
    for (const socket of pair) sockets.add(socket.on('error', () => undefined));
    client.on('data', forward('toServer', backend)).on('close', () => backend.destroy());
    backend.on('data', forward('toClient', client)).on('close', () => client.destroy());
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

function send(target: Socket, what: Verdict): void {
  if (Buffer.isBuffer(what)) target.write(what);
}
