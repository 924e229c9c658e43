// `query.mjs URL`: connects and runs one query. No command that works with a database can do less.
import { connect } from './connect.mjs';

const client = await connect(process.argv[2]);
await client.query('SELECT 1');
await client.end();
