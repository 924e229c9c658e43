// `run.mjs URL FOLDER upgrade|downgrade`: reads revisions and runs their statements in one transaction, with a row that
// changes at the end. Statements of TypeScript are awaited, those of SQL are not.
import { readdirSync } from 'node:fs';
import { readBodies, readSql } from './bodies.mjs';
import { connect } from './connect.mjs';

const [url, folder, direction] = process.argv.slice(2);
const isSql = readdirSync(folder).some((name) => name.endsWith('.sql'));
const bodies = isSql ? readSql(folder) : readBodies(folder);
if (direction === 'downgrade') bodies.reverse();

const client = await connect(url);
const { stream } = client.connection;
const op = {
  createTable: (name) => send(`CREATE TABLE ${name} (id integer NOT NULL, note text, PRIMARY KEY (id))`),
  dropTable: (name) => send(`DROP TABLE ${name}`),
};
await client.query('BEGIN; CREATE TABLE floor (num text PRIMARY KEY); INSERT INTO floor VALUES (0)');
const posted = [];
for (const body of bodies) {
  if (isSql) posted.push(send(body[direction]));
  else await body[direction](op);
  if (posted.length > 64) await posted.splice(0, 32).at(-1);
}
await Promise.all(posted);
await client.query(`UPDATE floor SET num = '${bodies.length}'; DROP TABLE floor; COMMIT`);
await client.end();

/** What is sent before the program waits for something goes in one packet. */
function send(sql) {
  if (stream.writableCorked === 0) {
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
  return client.query(sql);
}
