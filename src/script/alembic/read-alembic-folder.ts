import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noAlembicRevisions } from '../../errors/alembic-errors.js';
import { type AlembicRevision, readAlembicRevision } from './read-alembic-revision.js';

/** Alembic passes over these too. */
const NOT_REVISIONS = /^(?:\.|__init__)/;

/** Reads the revisions of a folder, or of the `versions` in it, in the order of their files. */
export function readAlembicFolder(folder: string): readonly AlembicRevision[] {
  const inside = join(folder, 'versions');
  const versions = existsSync(inside) ? inside : folder;
  const names = existsSync(versions) ? readdirSync(versions) : [];
  const files = names.filter((name) => name.endsWith('.py') && !NOT_REVISIONS.test(name)).sort();
  if (files.length === 0) throw noAlembicRevisions(versions);
  return files.map((name) => readAlembicRevision(readFileSync(join(versions, name), 'utf8'), join(versions, name)));
}
