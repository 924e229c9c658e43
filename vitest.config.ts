import { defineConfig } from 'vitest/config';
import { chosenServers } from './test/support/setup/chosen-servers.js';
import { CountReporter } from './test/support/setup/count-reporter.js';

/** They use no server, so once is enough whatever servers are chosen. */
const WITHOUT_SERVER = [
  'test/*.test.ts',
  'test/{loader,package,settings,types}/**/*.test.ts',
  'test/**/*pglite*.test.ts',
];

/** They use the whole program, which is the same on every server. The last of the servers is enough. */
const ON_ONE_SERVER = ['test/{cli,library}/**'];

const servers = chosenServers();

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new CountReporter()],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'no-server', include: WITHOUT_SERVER, globalSetup: ['test/support/setup/build.ts'] },
      },
      ...servers.map((serverChoice) => ({
        extends: true as const,
        test: {
          name: `pg-${serverChoice}`,
          include: ['test/**/*.test.ts'],
          exclude: [...WITHOUT_SERVER, ...(serverChoice === servers.at(-1) ? [] : ON_ONE_SERVER), '**/node_modules/**'],
          globalSetup: ['test/support/setup/build.ts', 'test/support/setup/start-server.ts'],
          provide: { serverChoice },
        },
      })),
    ],
  },
});
