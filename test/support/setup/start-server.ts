import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import type { ServerChoice } from './chosen-servers.js';
import { type Server, startEmbeddedServer } from './embedded-server.js';

declare module 'vitest' {
  interface ProvidedContext {
    serverChoice: ServerChoice;
    /** A database of the server where a superuser, or one who may create databases, can log in. */
    serverUrl: string;
    serverMajor: number;
  }
}

/** Starts the server that the vitest project stands for, and tells the tests where it is. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await start(project.getProvidedContext().serverChoice);
  project.provide('serverUrl', server.url);
  project.provide('serverMajor', await majorOf(server.url));
  return () => server.stop();
}

async function start(choice: ServerChoice): Promise<Server> {
  if (choice === 'given') {
    return { url: process.env.TEST_DATABASE_URL ?? '', stop: () => Promise.resolve() };
  }
  if (choice === 'container') {
    const { startContainer } = await import('./container-server.js');
    return startContainer();
  }
  const server = await startEmbeddedServer(Number(choice));
  await ask(server.url, 'CREATE ROLE by_password');
  return server;
}

async function majorOf(url: string): Promise<number> {
  const version = await ask(url, 'SHOW server_version_num');
  return Math.floor(Number(version) / 10_000);
}

/** The first value of what a statement answers. */
async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}
