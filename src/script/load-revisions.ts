import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { versionLocationUnreadable } from '../errors/revision-file-errors.js';
import { findRevisionFiles, type VersionLocations } from './find-revision-files.js';
import { readHeader, type SourceText, toRevision } from './read-header.js';
import type { Revision } from './revision.js';

export interface RevisionSource extends VersionLocations {
  /** Loads a revision whose header cannot be read without running it; returns its exports. */
  readonly importModule: (path: string) => Promise<unknown>;
}

/** Most revisions are smaller than this, and the headers of the others are. */
const HEAD_BYTES = 8192;

/**
 * Reads the headers of all revisions, in the order of their files.
 * Runs a file only if its header can't be read without running it.
 */
export async function loadRevisions(source: RevisionSource): Promise<readonly Revision[]> {
  const buffer = Buffer.allocUnsafe(HEAD_BYTES);
  const revisions: Revision[] = [];
  for (const path of findRevisionFiles(source)) {
    const head = readHead(path, buffer);
    const revision = readHeader(head) ?? readHeader(readWhole(head));
    revisions.push(revision ?? (await importHeader(readWhole(head), source)));
  }
  return revisions;
}

function readHead(path: string, buffer: Buffer): SourceText {
  try {
    const file = openSync(path, 'r');
    const length = readSync(file, buffer);
    closeSync(file);
    return { path, text: buffer.toString('utf8', 0, length), whole: length < buffer.length };
  } catch (error) {
    throw versionLocationUnreadable(path, error);
  }
}

function readWhole(source: SourceText): SourceText {
  return source.whole ? source : { ...source, text: readFileSync(source.path, 'utf8'), whole: true };
}

async function importHeader({ path, text }: SourceText, { importModule }: RevisionSource): Promise<Revision> {
  return toRevision(await importModule(path), path, text);
}
