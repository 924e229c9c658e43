// `npm run stalls -- [change…] [--rows N] [--long-transaction S] [--write]`: how long readers and writers wait while a
// change is carried out. See ../README.md.
import { parseArgs } from 'node:util';
import { describeMachine, limbeckVersion } from '../setup/machine.mjs';
import { CHANGES } from './changes.mjs';
import { openCopyingServer } from './databases.mjs';
import { measureChange } from './measure.mjs';
import { printChange, writePage } from './report.mjs';

const KILOBYTES_PER_ROW = 0.04;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    'lock-timeout': { type: 'string', default: '1000' },
    'long-transaction': { type: 'string', default: '10' },
    write: { type: 'boolean', default: false },
  },
});

const unknown = positionals.filter((name) => !CHANGES.some((change) => change.name === name));
if (unknown.length > 0) {
  console.error(`Unknown change: ${unknown.join(', ')}. Known:\n${CHANGES.map(({ name }) => `  ${name}`).join('\n')}`);
  process.exit(2);
}
process.exitCode = await stalls(CHANGES.filter(({ name }) => positionals.length === 0 || positionals.includes(name)));

async function stalls(chosen) {
  const rows = Number(flags.rows);
  const options = {
    rows,
    lockTimeout: Number(flags['lock-timeout']),
    longTransactionMs: Number(flags['long-transaction']) * 1000,
    // With fewer rows, the same tables count as large.
    threshold: Math.ceil(rows * KILOBYTES_PER_ROW),
  };
  const server = await openCopyingServer();
  const changes = [];
  try {
    for (const change of chosen) {
      changes.push(await measureChange(change, { server, ...options }));
      printChange(changes.at(-1));
      // After each: a run that is cut keeps what it has measured.
      if (flags.write) writePage({ ...circumstances(server), changes, ...options });
    }
  } finally {
    await server.stop();
  }
  const bad = changes.filter(
    ({ sameSchema, contestants }) => sameSchema !== true || contestants.Limbeck.failed !== null,
  );
  for (const { change } of bad) console.error(`FAILED: ${change}`);
  return bad.length === 0 ? 0 : 1;
}

function circumstances({ version }) {
  const versions = { ...limbeckVersion(), Node: process.versions.node, PostgreSQL: version };
  return { date: new Date().toISOString().slice(0, 10), machine: describeMachine(), versions };
}
