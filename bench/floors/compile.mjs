// `compile.mjs FOLDER`: reads and compiles revisions, calls them, and does nothing of what they want.
import { readBodies } from './bodies.mjs';

const op = { createTable: () => Promise.resolve() };
for (const { upgrade } of readBodies(process.argv[2])) await upgrade(op);
