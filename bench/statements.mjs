// How many statements a command sends: counted by a proxy that it is pointed at instead of the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const PROTOCOL_3 = 196_608;
const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

/** Runs a command that connects to the port that it is given, and counts what it sends to the server. */
export async function countStatements(server, start) {
  let count = 0;
  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port || 5432), server.hostname);
    const counter = new MessageCounter();
    client.on('data', (chunk) => {
      count += counter.take(chunk);
    });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { command, args, options } = start(proxy.address().port);
  const child = spawn(command, args, { ...options, stdio: 'ignore' });
  const [status] = await once(child, 'close');
  proxy.close();
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
  return count;
}

/** Counts the messages of a client that make the server run a statement (manual: "Message Formats"). */
class MessageCounter {
  #pending = Buffer.alloc(0);
  /** What comes before the startup message, and that message itself, have no type. */
  #started = false;

  take(chunk) {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    let count = 0;
    for (let message = this.#next(); message !== null; message = this.#next()) {
      if (message.type === QUERY || message.type === EXECUTE) count += 1;
    }
    return count;
  }

  #next() {
    const head = this.#started ? 1 : 0;
    if (this.#pending.length < head + 4) return null;
    const end = head + this.#pending.readInt32BE(head);
    if (this.#pending.length < end) return null;
    const message = this.#pending.subarray(0, end);
    this.#pending = this.#pending.subarray(end);
    if (head === 1) return { type: message[0] };
    this.#started = message.readInt32BE(4) === PROTOCOL_3;
    return { type: null };
  }
}
