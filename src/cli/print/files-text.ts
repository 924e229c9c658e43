import { relative } from 'node:path';
import type { ChangedFile, DatabaseFiles, FilesReport } from '../../commands/check-files.js';
import { formatCount } from '../../util/format-count.js';
import type { Terminal } from '../terminal.js';
import { localTime } from './local-time.js';

export function printFiles({ databases }: FilesReport, isAccepted: boolean, terminal: Terminal): void {
  for (const database of databases) printDatabase(database, isAccepted, terminal);
}

function printDatabase(files: DatabaseFiles, isAccepted: boolean, { print, status, paint }: Terminal): void {
  const { name, changed, unchanged, unknown } = files;
  const where = name === null ? '' : ` (database ${name})`;
  const verb = isAccepted ? 'accepted' : 'changed';
  print(...changed.map((file) => `${paint('yellow', file.revision)} ${verb}: ${describeFile(file)}${where}`));
  if (changed.length > 0 && !isAccepted) {
    status('No run applies a changed file again. Restore it, or accept it: `migrate check --files --accept`.');
  }
  if (changed.length === 0) status(paint('green', `${formatCount(unchanged, 'file')} as applied${where}.`));
  if (unknown.length > 0) {
    status(`The log doesn't know the ${formatCount(unknown.length, 'file')} of the other applied revisions${where}.`);
  }
}

function describeFile({ path, since, role }: ChangedFile): string {
  const fromHere = relative(process.cwd(), path);
  return `${fromHere.startsWith('..') ? path : fromHere}, applied ${localTime(new Date(since))} by ${role}`;
}
