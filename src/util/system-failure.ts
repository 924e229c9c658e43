import { textOfError } from './thrown.js';

/** A system call that failed; see "Common system errors" in Node's manual. */
export interface SystemFailure {
  /** `ENOENT`. */
  readonly code: string;
  readonly syscall: string;
  readonly path: string | null;
  readonly reason: string;
  readonly hint: string;
}

const REASONS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  EACCES: ['permission denied', 'Check the permissions of the file and of its folder.'],
  EBUSY: ['the file is in use', 'Close the program that uses the file, and run the command again.'],
  EDQUOT: ['the disk quota is used up', 'Free some space, and run the command again.'],
  EEXIST: ['the file already exists', 'Move the file away, and run the command again.'],
  EFBIG: ['the file is too large', 'Check the path.'],
  EINVAL: ['the operation is not possible with this file', 'Check the path.'],
  EIO: ['the disk reported an error', 'Check the disk, and run the command again.'],
  EISDIR: ['it is a folder', 'Name a file.'],
  ELOOP: ['its symbolic links lead in a circle', 'Correct the symbolic link.'],
  EMFILE: ['too many files are open', 'Raise the limit (`ulimit -n`), and run the command again.'],
  ENAMETOOLONG: ['the name is too long', 'Choose a shorter name.'],
  ENFILE: ['too many files are open on this machine', 'Close programs, and run the command again.'],
  ENOENT: ['it does not exist', 'Check the path.'],
  ENOSPC: ['no space is left on the disk', 'Free some space, and run the command again.'],
  ENOTDIR: ['a part of the path is not a folder', 'Check the path.'],
  ENOTEMPTY: ['the folder is not empty', 'Check the path.'],
  ENXIO: ['it is not a file that can be opened', 'Check the path.'],
  EPERM: ['the operation is not permitted', 'Check the permissions of the file and of its folder.'],
  EROFS: ['the file system is read-only', 'Use a folder that can be written to.'],
  ETXTBSY: ['the file is in use', 'Close the program that uses the file, and run the command again.'],
  EXDEV: ['the two paths are on different file systems', 'Check the path.'],
};

/** What failed in an error of Node's about files; null for any other error. */
export function findSystemFailure(error: unknown): SystemFailure | null {
  const code = textOfError(error, 'code') ?? '';
  if (code === 'ERR_INVALID_ARG_VALUE' && textOfError(error, 'message')?.includes('null bytes') === true) {
    return { code, syscall: 'open', path: null, reason: 'the path contains a null byte', hint: 'Check the path.' };
  }
  const syscall = textOfError(error, 'syscall');
  const [reason, hint] = REASONS[code] ?? [];
  if (syscall === undefined || reason === undefined || hint === undefined) return null;
  return { code, syscall, path: textOfError(error, 'dest') ?? textOfError(error, 'path') ?? null, reason, hint };
}
