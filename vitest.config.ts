import { defineConfig } from 'vitest/config';
import { chosenServers } from './test/support/setup/chosen-servers.js';
import { CountReporter } from './test/support/setup/count-reporter.js';

/** They look at the project itself, not at a database, so once is enough whatever servers are chosen. */
const ABOUT_THE_PROJECT = ['test/*.test.ts', 'test/package/**/*.test.ts'];

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
        test: { name: 'project', include: ABOUT_THE_PROJECT, globalSetup: ['test/support/setup/build.ts'] },
      },
      ...chosenServers().map((serverChoice) => ({
        extends: true as const,
        test: {
          name: `pg-${serverChoice}`,
          include: ['test/**/*.test.ts'],
          exclude: [...ABOUT_THE_PROJECT, '**/node_modules/**'],
          globalSetup: ['test/support/setup/build.ts', 'test/support/setup/start-server.ts'],
          provide: { serverChoice },
        },
      })),
    ],
  },
});
