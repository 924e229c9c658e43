// `npm run build` starts from nothing, so that no file of a deleted source is shipped.
import { rmSync } from 'node:fs';
import { join } from 'node:path';

rmSync(join(import.meta.dirname, '../dist'), { recursive: true, force: true });
