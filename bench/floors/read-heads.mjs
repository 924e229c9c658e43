// `read-heads.mjs FOLDER`: reads the beginning of each file, where the header of a revision is.
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const head = Buffer.allocUnsafe(8192);
for (const name of readdirSync(folder)) {
  const file = openSync(join(folder, name));
  readSync(file, head, 0, head.length, 0);
  closeSync(file);
}
