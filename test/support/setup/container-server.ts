import { PostgreSqlContainer } from '@testcontainers/postgresql';
import type { Server } from './embedded-server.js';

const IMAGE = process.env.TEST_POSTGRES_IMAGE ?? 'postgres:18-alpine';

/** Starts PostgreSQL in a container; Testcontainers' reaper removes it if this process is killed. */
export async function startContainer(): Promise<Server> {
  const container = await new PostgreSqlContainer(IMAGE).withCommand(['postgres', '-c', 'fsync=off']).start();
  return {
    url: container.getConnectionUri(),
    stop: async () => {
      await container.stop();
    },
  };
}
