import { expect, test } from 'vitest';
import { findOtherServer } from './other-server.js';

const found = (reported: Readonly<Record<string, string>>) => {
  const server = findOtherServer(new Map(Object.entries(reported)));
  return server && [server.name, ...server.missing.map((sentence) => sentence.split(/ (?:are|have) /)[0])];
};

test.for<[reported: Record<string, string>, server: readonly string[] | null]>([
  [{ server_version: '18.0 (Debian 18.0-1.pgdg12+3)' }, null],
  [{ server_version: '16.9' }, null],
  [
    { server_version: '13.0.0', crdb_version: 'CockroachDB CCL v25.2.1' },
    ['CockroachDB', 'Advisory locks', 'Changes of the schema'],
  ],
  [{ server_version: '11.2-YB-2.20.1.0-b0' }, ['YugabyteDB', 'Advisory locks', 'Changes of the schema']],
  [{ server_version: '15.12-YB-2025.1.0.1-b3' }, ['YugabyteDB', 'Changes of the schema']],
])('what a server reports when a client connects tells which server it is: %s', ([reported, server]) => {
  expect(found(reported)).toEqual(server);
});
