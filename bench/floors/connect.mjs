/** A session of node-postgres. Without a `navigator`, it would load all of fetch on Node 20. */
export async function connect(connectionString) {
  if (!('navigator' in globalThis)) globalThis.navigator = { userAgent: 'Node.js' };
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
