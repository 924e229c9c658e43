import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pgliteFolderInUse } from '../../errors/database-errors.js';
import { makeFolder } from '../../script/make-folder.js';
import { textField } from '../postgres-report.js';

export const LOCK_FILE = 'limbeck.lock';

export interface FolderLock {
  /** True if an earlier program ended while it was creating what belongs into the folder. */
  readonly creationWasCutOff: boolean;
  /** Says in the lock file that the folder is being created, or that it is complete. */
  mark(state: FolderState): void;
  release(): void;
}

type FolderState = 'creating' | 'complete';

interface LockNote {
  readonly pid: number;
  readonly host: string;
  readonly state: FolderState;
}

/**
 * Keeps a second program out of a folder. PGlite itself lets two processes write to the same files. A lock whose
 * process is gone is taken over.
 */
export function lockFolder(folder: string): FolderLock {
  makeFolder(folder);
  const path = join(folder, LOCK_FILE);
  const left = takeOver(folder, path);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  return {
    creationWasCutOff: left?.state === 'creating',
    mark: (state) => writeFileSync(path, note(state)),
    release() {
      process.off('exit', release);
      release();
    },
  };
}

/** Writes the lock file; returns the note of a holder that is gone. */
function takeOver(folder: string, path: string): LockNote | null {
  if (tryCreate(path, 'complete')) return null;
  const holder = readNote(path);
  if (holder !== null && holder.host !== hostname()) {
    throw pgliteFolderInUse(folder, path, `process ${holder.pid} on "${holder.host}"`);
  }
  if (holder !== null && isAlive(holder.pid)) {
    throw pgliteFolderInUse(folder, path, holder.pid === process.pid ? 'this process' : `process ${holder.pid}`);
  }
  rmSync(path, { force: true });
  // Someone else may have found the same lock at the same moment; one of the two creates the file.
  if (!tryCreate(path, holder?.state ?? 'complete')) throw pgliteFolderInUse(folder, path, 'another process');
  return holder;
}

function tryCreate(path: string, state: FolderState): boolean {
  try {
    writeFileSync(path, note(state), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && textField(error, 'code') === 'EEXIST') return false;
    throw error;
  }
}

function note(state: FolderState): string {
  return JSON.stringify({ pid: process.pid, host: hostname(), state } satisfies LockNote);
}

/** Null if the file is gone, or was not written to the end. */
function readNote(path: string): LockNote | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isNote(value) ? value : null;
  } catch {
    return null;
  }
}

function isNote(value: unknown): value is LockNote {
  return typeof value === 'object' && value !== null && 'pid' in value && 'host' in value && 'state' in value;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists, and belongs to another user.
    return error instanceof Error && textField(error, 'code') === 'EPERM';
  }
}
