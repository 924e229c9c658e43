import { defineConfig } from 'vitest/config';
import { chosenServers, type ServerChoice } from './test/support/setup/chosen-servers.js';
import { CountReporter } from './test/support/setup/count-reporter.js';
import { PairsFirst } from './test/support/setup/pairs-first.js';
import { TryReporter } from './test/try/try-reporter.js';

/** They use no server, so once is enough whatever servers are chosen. */
const WITHOUT_SERVER = [
  'test/*.test.ts',
  'test/{loader,package,settings,types}/**/*.test.ts',
  'test/**/*pglite*.test.ts',
];

/** They use the whole program, or try many cases. The last of the servers is enough. */
const ON_ONE_SERVER = ['test/{cli,fuzz,library}/**'];

/**
 * The last of several servers runs everything, the first as much as depends on the server, and those in between what reads
 * their catalogs. All but the last share out the pairs of schemas. With all the rest CI would take half as long again.
 * `TEST_POSTGRES=16` alone runs all.
 */
const AT_THE_ENDS = ['test/{autogen,ddl,directives,models,online,runtime,scratch}/**'];

/** The quick part of `npm test`, on one server: what the catalogs say, the SQL, and the pairs of schemas. */
const QUICK = ['test/{ddl,directives,models,pairs,reflect}/**/*.test.ts'];

/** What each version of Node does in its own way: loading modules, and what a package exports. */
const MODULES = ['test/{loader,package}/**/*.test.ts'];

/** What else depends on the version of Node: how the program starts, ends, and writes; code of users. */
const PROGRAM = ['test/cli/{arguments,init,signals-and-output,user-code}.test.ts'];

/** `npm test` sets TEST_PART. Without it, all tests run. */
const part = process.env.TEST_PART ?? 'all';

const servers = chosenServers();

function leftOut(server: string): readonly string[] {
  const isLast = server === servers.at(-1);
  const isBetween = !isLast && server !== servers[0];
  return [
    ...(isLast ? [] : ON_ONE_SERVER),
    ...(isBetween ? AT_THE_ENDS : []),
    ...(isLast && part === 'rest' ? QUICK : []),
  ];
}

const UNIT = { name: 'unit', include: ['src/**/*.test.ts', 'bench/**/*.test.mjs'] };

const NO_SERVER = { name: 'no-server', include: WITHOUT_SERVER, globalSetup: ['test/support/setup/build.ts'] };

function onServer(serverChoice: ServerChoice, include: readonly string[] = ['test/**/*.test.ts']) {
  return {
    name: `pg-${serverChoice}`,
    include: [...include],
    exclude: [...WITHOUT_SERVER, ...leftOut(serverChoice), '**/node_modules/**'],
    globalSetup: ['test/support/setup/build.ts', 'test/support/setup/start-server.ts'],
    provide: { serverChoice },
  };
}

function chosenProjects() {
  const onAll = servers.map((server) => onServer(server));
  const onLast = (include: readonly string[]) => servers.slice(-1).map((server) => onServer(server, include));
  switch (part) {
    case 'quick':
      return [UNIT, ...onLast(QUICK)];
    case 'rest':
      return [NO_SERVER, ...onAll];
    case 'modules':
      return [{ ...NO_SERVER, include: MODULES }];
    case 'node':
      return [{ ...NO_SERVER, include: MODULES }, ...onLast(PROGRAM)];
    case 'try':
      return servers.map((server) => onServer(server, ['test/try/cases.ts']));
    case 'all':
      return [UNIT, NO_SERVER, ...onAll];
    default:
      throw new Error(`TEST_PART is "${part}"; it may be quick, rest, modules, node, try, or all.`);
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    // A worker keeps the modules of Limbeck for its next file: to load them takes as long as many a file of tests.
    isolate: false,
    // The parts of `npm test` share what was made of the modules; each project would make it again.
    experimental: { fsModuleCache: part !== 'all' },
    reporters: part === 'try' ? [new TryReporter()] : ['default', new CountReporter()],
    sequence: { sequencer: PairsFirst },
    // Only what hangs is ended: a busy machine may take a minute for what takes a second.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: chosenProjects().map((test) => ({ extends: true as const, test })),
  },
});
