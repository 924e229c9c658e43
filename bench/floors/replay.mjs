// `replay.mjs MESSAGES [MODELS]`: sends what a command of Limbeck has sent, and reads nothing of an answer but its end. With
// models, it loads them first, and makes the values of them that a comparison needs.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { pathToFileURL } from 'node:url';

const HEAD_BYTES = 5;
const READY = 'Z'.charCodeAt(0);
/** The first message of a session, a query, and the end of an extended query. */
const ANSWERED = new Set([null, 'Q', 'S']);

/** Finds the end of an answer (manual: "Message Formats"), and looks at nothing else. */
class AnswerReader {
  #head = Buffer.alloc(HEAD_BYTES);
  #known = 0;
  #skipped = 0;
  #onReady;

  constructor(onReady) {
    this.#onReady = onReady;
  }

  take(chunk) {
    let at = 0;
    while (at < chunk.length) at += this.#skipped > 0 ? this.#skip(chunk.length - at) : this.#takeHead(chunk, at);
  }

  #skip(bytes) {
    const taken = Math.min(this.#skipped, bytes);
    this.#skipped -= taken;
    return taken;
  }

  #takeHead(chunk, at) {
    const taken = chunk.copy(this.#head, this.#known, at, Math.min(chunk.length, at + HEAD_BYTES - this.#known));
    this.#known += taken;
    if (this.#known === HEAD_BYTES) {
      this.#known = 0;
      this.#skipped = this.#head.readInt32BE(1) - (HEAD_BYTES - 1);
      if (this.#head[0] === READY) this.#onReady();
    }
    return taken;
  }
}

const [file, models] = process.argv.slice(2);
if (models !== undefined) {
  const { metadata } = await import(pathToFileURL(models));
  metadata.toSchema();
}
const { host, port, messages } = JSON.parse(readFileSync(file, 'utf8'));
const sessions = new Map();
for (const { session, type, bytes } of messages) {
  if (!sessions.has(session)) sessions.set(session, openSession());
  await sessions.get(session).send(Buffer.from(bytes, 'base64'), type);
}
for (const session of sessions.values()) session.close();

function openSession() {
  const socket = connect(port, host);
  let onReady = () => undefined;
  const reader = new AnswerReader(() => onReady());
  socket.on('data', (chunk) => reader.take(chunk));
  return {
    async send(bytes, type) {
      const ready = new Promise((resolve) => {
        onReady = resolve;
      });
      socket.write(bytes);
      if (ANSWERED.has(type)) await ready;
      if (type === 'X') await once(socket, 'close');
    },
    close: () => socket.destroy(),
  };
}
