import { defineConfig } from 'vitest/config';
import { chosenServers } from './test/support/setup/chosen-servers.js';
import { CountReporter } from './test/support/setup/count-reporter.js';

/** They use no server, so once is enough whatever servers are chosen. */
const WITHOUT_SERVER = [
  'test/*.test.ts',
  'test/{loader,package,settings,types}/**/*.test.ts',
  'test/**/*pglite*.test.ts',
];

/** They use the whole program, or try many cases. The last of the servers is enough. */
const ON_ONE_SERVER = ['test/{cli,fuzz,library}/**'];

/**
 * The first and the last of several servers run everything. Those in between run what reads their catalogs and sends
 * them SQL, and each a third of the pairs of schemas: with all the rest CI would take half as long again.
 * `TEST_POSTGRES=16` alone runs all.
 */
const AT_THE_ENDS = ['test/{autogen,runtime,scratch}/**'];

const servers = chosenServers();

function leftOut(server: string): readonly string[] {
  const isLast = server === servers.at(-1);
  const isBetween = !isLast && server !== servers[0];
  return [...(isLast ? [] : ON_ONE_SERVER), ...(isBetween ? AT_THE_ENDS : [])];
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new CountReporter()],
    // Only what hangs is ended: a busy machine may take a minute for what takes a second.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'bench/**/*.test.mjs'] } },
      {
        extends: true,
        test: { name: 'no-server', include: WITHOUT_SERVER, globalSetup: ['test/support/setup/build.ts'] },
      },
      ...servers.map((serverChoice) => ({
        extends: true as const,
        test: {
          name: `pg-${serverChoice}`,
          include: ['test/**/*.test.ts'],
          exclude: [...WITHOUT_SERVER, ...leftOut(serverChoice), '**/node_modules/**'],
          globalSetup: ['test/support/setup/build.ts', 'test/support/setup/start-server.ts'],
          provide: { serverChoice },
        },
      })),
    ],
  },
});
