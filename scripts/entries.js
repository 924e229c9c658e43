// What a program gets that imports Limbeck, and a CommonJS program that requires it: the same modules, and the same types.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes what the built package needs besides its code and the declarations, which are in its folder `cjs`. */
export function writeEntries(dist, entries) {
  for (const entry of entries) {
    const up = '../'.repeat(entry.split('/').length - 1) || './';
    writeFileSync(join(dist, `${entry}.d.ts`), `export * from '${up}cjs/${entry}.js';\n`);
    mkdirSync(dirname(join(dist, 'cjs', entry)), { recursive: true });
    writeFileSync(join(dist, 'cjs', `${entry}.js`), codeOf(entry));
  }
  writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
}

/** Node's `require` loads ECMAScript modules. The `require` of Jest doesn't, so Node's is taken from outside of Jest. */
function codeOf(entry) {
  const path = `${'../'.repeat(entry.split('/').length)}${entry}.js`;
  return `const { runInThisContext } = require('node:vm');
module.exports = runInThisContext("process.getBuiltinModule('node:module')").createRequire(__filename)('${path}');
`;
}
