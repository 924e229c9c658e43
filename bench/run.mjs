// `npm run bench -- [workload…] [--quick] [--long] [--write]`: Limbeck side by side with Alembic and others. See README.md.
import { parseArgs } from 'node:util';
import { findAlembic } from './contestants/alembic.mjs';
import { installPeers, peerVersions } from './contestants/peers.mjs';
import { withLab } from './lab.mjs';
import { missingForMeasures } from './measure/cpu.mjs';
import { drawResults } from './report/documents.mjs';
import { withoutFloors } from './report/floors.mjs';
import { print, printCurves, printMisses } from './report/print.mjs';
import { saveResults } from './report/results.mjs';
import { describeMachine, limbeckVersion } from './setup/machine.mjs';
import { openServer } from './setup/server.mjs';
import { WORKLOADS } from './workloads/index.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    draw: { type: 'boolean', default: false },
  },
});
const runs = Number(process.env.BENCH_RUNS ?? 5);

if (flags.draw) {
  drawResults();
} else {
  process.exitCode = await bench(chosenWorkloads());
}

function chosenWorkloads() {
  const names = WORKLOADS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`Unknown workload: ${unknown.join(', ')}. Known: ${names.join(', ')}.`);
    process.exit(2);
  }
  return positionals.length === 0 ? WORKLOADS : WORKLOADS.filter(({ name }) => positionals.includes(name));
}

async function bench(workloads) {
  const startedAt = performance.now();
  const missing = missingForMeasures();
  if (missing !== null) {
    console.error(missing);
    return 2;
  }
  installPeers();
  const alembic = findAlembic();
  const server = await openServer();
  if (server.postmaster === null) {
    console.error("The server's processes are not on this machine: only the CPU of the clients is measured.");
  }
  const setting = {
    machine: describeMachine(),
    versions: {
      ...limbeckVersion(),
      Node: process.versions.node,
      PostgreSQL: server.version,
      ...alembic?.versions,
      ...peerVersions(),
    },
  };
  console.log(JSON.stringify(setting, null, 2));
  try {
    const { measurements, failures } = await measureAll(workloads, { server, runs, alembic });
    printCurves(withoutFloors(measurements));
    printMisses(withoutFloors(measurements));
    if (flags.write) {
      saveResults({ ...setting, measurements });
      drawResults();
    }
    console.log(`\n${((performance.now() - startedAt) / 60_000).toFixed(1)} minutes, ${runs} runs of each`);
    for (const failure of failures) console.error(`\nFAILED: ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

/** A workload that fails does not keep the others from being measured. */
async function measureAll(workloads, options) {
  const measurements = [];
  const failures = [];
  for (const workload of workloads) {
    for (const { size, alone = false } of workload.sizes.filter((each) => !(flags.quick && each.alone))) {
      const withOthers = flags.long || !alone;
      try {
        const found = await withLab({ ...options, withOthers }, (lab) => workload.measure(lab, size));
        for (const measurement of found) {
          const date = new Date().toISOString().slice(0, 10);
          measurements.push({ workload: workload.name, size, unit: workload.unit, date, runs, ...measurement });
          print(measurements.at(-1));
        }
      } catch (error) {
        failures.push(`${workload.name}, ${size} ${workload.unit}: ${error.stack}`);
        console.error(`\n${failures.at(-1)}`);
      }
    }
  }
  return { measurements, failures };
}
