// A server whose databases are copied from templates, so that every contestant begins with the same rows.
import pg from 'pg';
import { openServer } from '../setup/server.mjs';

export async function openCopyingServer() {
  const server = await openServer();
  let last = 0;
  let template = null;
  const newName = () => {
    last += 1;
    return `limbeck_stalls_${process.pid}_${last}`;
  };
  const urlOf = (name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
  const create = async (rest = '') => {
    const name = newName();
    await send(server.url, [`CREATE DATABASE ${name}${rest}`]);
    return urlOf(name);
  };
  const drop = (url) => send(server.url, [`DROP DATABASE ${nameOf(url)} WITH (FORCE)`]);
  return {
    version: server.version,
    /** Fills a database for the copies of one change, and drops the one of the change before. */
    async template(statements) {
      if (template !== null) await drop(template);
      template = await create();
      await send(template, statements);
      return template;
    },
    copy: (url) =>
      create(` TEMPLATE ${nameOf(url)}${Number.parseInt(server.version, 10) >= 15 ? ' STRATEGY file_copy' : ''}`),
    drop,
    stop: server.stop,
  };
}

const nameOf = (url) => new URL(url).pathname.slice(1);

async function send(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
