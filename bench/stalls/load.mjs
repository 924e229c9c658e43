// A worker thread: readers and writers that remember how long they had to wait. It has its own event loop, so that the
// work of the program does not count as waiting.
import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { READS, WRITES } from './tables.mjs';

const PAUSE_MS = 5;
const { url, rows } = workerData;
const longest = { read: 0, write: 0 };
let isOver = false;

parentPort.on('message', (message) => {
  if (message === 'reset') longest.read = longest.write = 0;
  else isOver = true;
});

const sessions = [
  ...READS.map((statement) => keepSending('read', statement)),
  ...WRITES.map((statement) => keepSending('write', statement)),
];
parentPort.postMessage('ready');
const results = await Promise.allSettled(sessions);
const failures = results.flatMap(({ reason }) => (reason === undefined ? [] : [reason.message]));
parentPort.postMessage({ ...longest, failures });
parentPort.close();

async function keepSending(kind, statement) {
  const client = new pg.Client({ connectionString: url, application_name: `stalls: ${kind}` });
  await client.connect();
  try {
    while (!isOver) {
      const begin = performance.now();
      await client.query(statement(rows));
      longest[kind] = Math.max(longest[kind], performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    await client.end();
  }
}
