// How many statements a command sends: a proxy between the command and the server counts them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const PROTOCOL_3 = 196_608;
const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

/** Runs a command with a DATABASE_URL that leads to the server by the proxy. */
export async function countStatements({ command, cwd, env, expects = [0] }) {
  let count = 0;
  const url = new URL(env.DATABASE_URL);
  const proxy = createServer((client) => {
    const upstream = connect(Number(url.port || 5432), url.hostname);
    const counter = new MessageCounter();
    client.on('data', (chunk) => {
      count += counter.take(chunk);
    });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const throughProxy = new URL(url);
  throughProxy.host = `127.0.0.1:${proxy.address().port}`;
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, DATABASE_URL: throughProxy.href },
    stdio: 'ignore',
  });
  const [status] = await once(child, 'close');
  proxy.close();
  if (!expects.includes(status)) throw new Error(`${command.join(' ')} ended with ${status}`);
  return count;
}

/** Counts the messages of a client that make the server run a statement (manual: "Message Formats"). */
class MessageCounter {
  #pending = Buffer.alloc(0);
  /** The startup message, and all messages before it, have no type. */
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
