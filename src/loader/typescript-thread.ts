import { register } from 'node:module';
import { ENTRY_URLS } from './running-package.js';
import type { HooksData } from './typescript-hooks.js';

let imports: Int32Array | null = null;

/**
 * Runs an import for which a thread turns TypeScript into JavaScript. Node has no other hooks before 22.15, and can't take
 * these away again. The modules stay modules of Node's, as on later versions.
 */
export async function withTypeScriptThread<T>(run: () => Promise<T>): Promise<T> {
  imports ??= startThread();
  Atomics.add(imports, 0, 1);
  try {
    return await run();
  } finally {
    Atomics.sub(imports, 0, 1);
  }
}

function startThread(): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: HooksData = { imports: shared, entries: ENTRY_URLS };
  register(new URL('../loader/typescript-hooks.js', import.meta.url).href, { data });
  return shared;
}
