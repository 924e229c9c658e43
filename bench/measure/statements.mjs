// What a command sends to the server, seen by a proxy between the two.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const PROTOCOL_3 = 196_608;

/** How many statements a command sends. */
export async function countStatements(task) {
  const messages = await recordMessages(task);
  return messages.filter(({ type }) => type === 'Q' || type === 'E').length;
}

/**
 * Runs a command with a DATABASE_URL that leads to the server by the proxy, and returns its messages: the session, the
 * letter of the message (null for the first one of a session), and its bytes.
 */
export async function recordMessages({ command, cwd, env, expects = [0] }) {
  const messages = [];
  let sessions = 0;
  const url = new URL(env.DATABASE_URL);
  const proxy = createServer((client) => {
    const upstream = connect(Number(url.port || 5432), url.hostname);
    const reader = new MessageReader();
    sessions += 1;
    const session = sessions;
    client.on('data', (chunk) => {
      for (const message of reader.take(chunk)) messages.push({ session, ...message });
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
  return messages;
}

/** Takes the messages of a client apart (manual: "Message Formats"). */
class MessageReader {
  #pending = Buffer.alloc(0);
  /** The startup message, and all messages before it, have no type. */
  #started = false;

  take(chunk) {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    const messages = [];
    for (let message = this.#next(); message !== null; message = this.#next()) messages.push(message);
    return messages;
  }

  #next() {
    const head = this.#started ? 1 : 0;
    if (this.#pending.length < head + 4) return null;
    const end = head + this.#pending.readInt32BE(head);
    if (this.#pending.length < end) return null;
    const bytes = this.#pending.subarray(0, end);
    this.#pending = this.#pending.subarray(end);
    if (head === 1) return { type: String.fromCharCode(bytes[0]), bytes };
    this.#started = bytes.readInt32BE(4) === PROTOCOL_3;
    return { type: null, bytes };
  }
}
