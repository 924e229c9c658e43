import { connect, createServer, type Socket } from 'node:net';

/** What happens to a message of the client, or to its answer. */
export type Fault =
  /** The connection is cut before the server gets the message. */
  | { readonly kind: 'cut request' }
  /** The server gets the message and does what it says; the connection is cut before the answer. */
  | { readonly kind: 'cut answer' }
  /** The same, but both ends are left waiting. */
  | { readonly kind: 'stall request' }
  | { readonly kind: 'stall answer' }
  /** The server gets another query instead. */
  | { readonly kind: 'replace'; readonly query: string; readonly whileRunning?: () => Promise<unknown> }
  /** Something else happens, before or after the message is sent on. */
  | { readonly kind: 'call'; readonly when: 'before' | 'after'; readonly callback: () => unknown };

export interface FaultProxyOptions {
  /** Which message of the first connection is hit, counted from 1; 0 for none. */
  readonly at: number;
  readonly fault: Fault | null;
  /** Called when the server has answered on the first connection and no transaction is open, before the client knows. */
  readonly onIdle?: () => Promise<void>;
}

export interface FaultProxy {
  readonly url: string;
  /** How many messages the first connection has sent. */
  readonly messages: () => number;
  /** Which of them are a COMMIT, counted from 1. */
  readonly commits: () => readonly number[];
  /** Waits for what is to happen to the message, and rejects if that could not be done. */
  close(): Promise<void>;
}

/** A way to a server that does something to one message of the first connection, and passes everything else. */
export async function startFaultProxy(databaseUrl: string, options: FaultProxyOptions): Promise<FaultProxy> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let first: Link | null = null;
  const server = createServer((client) => {
    const backend = connect(Number(port || 5432), hostname);
    for (const socket of [client, backend]) sockets.add(socket.on('error', () => undefined));
    const link = new Link(client, backend, first === null ? options : { at: 0, fault: null });
    first ??= link;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url: url.href,
    messages: () => first?.messages ?? 0,
    commits: () => first?.commits ?? [],
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      await first?.ended();
    },
  };
}

const READY_FOR_QUERY = 'Z'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);

/** One connection through the proxy. */
class Link {
  readonly #client: Socket;
  readonly #backend: Socket;
  readonly #options: FaultProxyOptions;
  readonly #requests = new Frames(false);
  readonly #answers = new Frames(true);
  /** One thing after another, though callbacks take time. */
  #work: Promise<unknown> = Promise.resolve();
  #answered = -1;
  #isStalled = false;
  #failure: { readonly error: unknown } | null = null;
  messages = 0;
  readonly commits: number[] = [];

  constructor(client: Socket, backend: Socket, options: FaultProxyOptions) {
    this.#client = client;
    this.#backend = backend;
    this.#options = options;
    client.on('data', (data) => {
      for (const frame of this.#requests.take(data)) this.#enqueue(() => this.#request(frame));
    });
    backend.on('data', (data) => {
      for (const frame of this.#answers.take(data)) this.#enqueue(() => this.#answer(frame));
    });
    client.on('close', () => backend.destroy());
    backend.on('close', () => this.#enqueue(() => Promise.resolve(client.destroy())));
  }

  #enqueue(work: () => Promise<unknown>): void {
    this.#work = this.#work.then(work).catch((error: unknown) => {
      this.#failure ??= { error };
      this.#cut();
    });
  }

  async ended(): Promise<void> {
    await this.#work;
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #request({ data, type }: Frame): Promise<void> {
    if (this.#isStalled) return;
    if (type !== null) this.messages += 1;
    if (type === QUERY && textOf(data).startsWith('COMMIT')) this.commits.push(this.messages);
    const { at, fault } = this.#options;
    if (fault === null || type === null || this.messages !== at) {
      this.#backend.write(data);
      return;
    }
    if (fault.kind === 'cut request') this.#cut();
    else if (fault.kind === 'stall request') this.#isStalled = true;
    else if (fault.kind === 'replace' && mayFail(data)) await this.#replace(fault);
    else if (fault.kind === 'call') await this.#call(data, fault);
    else this.#backend.write(data);
  }

  async #replace({ query, whileRunning }: Extract<Fault, { kind: 'replace' }>): Promise<void> {
    this.#backend.write(queryMessage(query));
    await whileRunning?.();
  }

  async #call(data: Buffer, { when, callback }: Extract<Fault, { kind: 'call' }>): Promise<void> {
    if (when === 'after') this.#backend.write(data);
    await callback();
    if (when === 'before') this.#backend.write(data);
  }

  async #answer({ data, type }: Frame): Promise<void> {
    if (this.#isStalled) return;
    if (type === READY_FOR_QUERY) {
      this.#answered += 1;
      if (data[data.length - 1] === IDLE) await this.#options.onIdle?.();
    }
    const { at, fault } = this.#options;
    // The answer begins behind the one to the message before.
    const isHit = at > 0 && this.#answered >= at;
    if (isHit && fault?.kind === 'cut answer') this.#cut();
    else if (isHit && fault?.kind === 'stall answer') this.#isStalled = true;
    else this.#client.write(data);
  }

  #cut(): void {
    this.#isStalled = true;
    this.#client.resetAndDestroy();
    this.#backend.resetAndDestroy();
  }
}

/** BEGIN always works. */
function mayFail(data: Buffer): boolean {
  return data[0] === QUERY && !textOf(data).startsWith('BEGIN');
}

function textOf(query: Buffer): string {
  return query.subarray(5).toString();
}

interface Frame {
  readonly data: Buffer;
  /** Null for the message that begins a connection. */
  readonly type: number | null;
}

/** Cuts a stream into messages (manual: "Message Formats"). */
class Frames {
  #rest = Buffer.alloc(0);
  #isTyped: boolean;

  constructor(isTyped: boolean) {
    this.#isTyped = isTyped;
  }

  *take(data: Buffer): Generator<Frame> {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      const offset = this.#isTyped ? 1 : 0;
      if (this.#rest.length < offset + 4) return;
      const length = offset + this.#rest.readInt32BE(offset);
      if (this.#rest.length < length) return;
      yield { data: this.#rest.subarray(0, length), type: this.#isTyped ? (this.#rest[0] ?? null) : null };
      this.#rest = this.#rest.subarray(length);
      this.#isTyped = true;
    }
  }
}

function queryMessage(query: string): Buffer {
  const text = Buffer.from(`${query}\0`);
  const message = Buffer.alloc(5 + text.length);
  message.writeUInt8(QUERY, 0);
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
}
