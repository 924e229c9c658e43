// One change by one contestant: a new copy of the tables, readers, writers, and a long transaction in the way.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { CONTESTANTS, migrate } from './contestants.mjs';
import { LONG_TRANSACTION, tablesSql } from './tables.mjs';

const WARM_UP_MS = 500;

/** The databases of the contestants of one change are compared at its end, so they stay until then. */
export async function measureChange(change, { server, rows, ...options }) {
  const template = await server.template([
    tablesSql(rows),
    ...(change.before === undefined ? [] : [change.before.replaceAll(':rows', rows)]),
    'VACUUM ANALYZE',
  ]);
  const found = {};
  const copies = {};
  try {
    for (const [name, carryOut] of Object.entries(CONTESTANTS)) {
      copies[name] = await server.copy(template);
      found[name] = await measure((url) => carryOut(change, { url, ...options }), {
        url: copies[name],
        rows,
        ...options,
      });
    }
    return { change: change.name, contestants: found, sameSchema: await isSame(copies, found) };
  } finally {
    for (const url of Object.values(copies)) await server.drop(url);
  }
}

async function measure(carryOut, { url, rows, longTransactionMs }) {
  const worker = new Worker(new URL('load.mjs', import.meta.url), { workerData: { url, rows } });
  await messageOf(worker);
  await sleep(WARM_UP_MS);
  worker.postMessage('reset');
  const inTheWay = openLongTransaction(url, longTransactionMs);
  await inTheWay.isOpen;
  const begin = performance.now();
  const failed = await carryOut(url);
  const took = performance.now() - begin;
  await inTheWay.isOver;
  worker.postMessage('end');
  const { read, write, failures } = await messageOf(worker);
  if (failures.length > 0) throw new Error(`the load failed: ${failures.join('; ')}`);
  return { read, write, took, failed };
}

const messageOf = (worker) =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });

function openLongTransaction(url, forMs) {
  const client = new pg.Client({ connectionString: url, application_name: 'stalls: long transaction' });
  const isOpen = (async () => {
    await client.connect();
    for (const statement of LONG_TRANSACTION) await client.query(statement);
  })();
  const isOver = isOpen.then(async () => {
    await sleep(forMs);
    await client.query('COMMIT');
    await client.end();
  });
  return { isOpen, isOver };
}

/** Null where plain DDL or Limbeck failed. */
async function isSame(copies, found) {
  if (found['plain DDL'].failed !== null || found.Limbeck.failed !== null) return null;
  const { status, stdout, stderr } = await migrate(['diff', copies['plain DDL'], copies.Limbeck, '--exit-code']);
  if (status !== 0 && status !== 1) throw new Error(stderr);
  if (status === 1) console.error(stdout);
  return status === 0;
}
