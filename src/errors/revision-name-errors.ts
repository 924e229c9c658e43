import type { LimbeckError } from './limbeck-error.js';
import { revisionError } from './revision-errors.js';

const RULE =
  'Use letters, digits, "_" and ".". Selectors use "@", "-", "+" and ":", and the words head, heads, base and current.';

export function revisionIdInvalid(id: string, why: string, file?: string): LimbeckError {
  return revisionError('REVISION_ID_INVALID', {
    message: `${JSON.stringify(id)} cannot be the id of a revision: it ${why}${inFile(file)}.`,
    hint: RULE,
    place: file === undefined ? {} : { file },
  });
}

export function revisionIdTooLong(id: string, limit: number, file: string): LimbeckError {
  return revisionError('REVISION_ID_INVALID', {
    message: `The id "${id}" has ${[...id].length} characters, but the version table allows ${limit}. Nothing was run.`,
    hint: 'Shorten the id, or widen the column: `ALTER TABLE limbeck_version ALTER COLUMN version_num TYPE varchar(255)`.',
    place: { file, revision: id },
  });
}

export function branchLabelInvalid(label: string, why: string, file?: string): LimbeckError {
  return revisionError('BRANCH_LABEL_INVALID', {
    message: `"${label}" cannot be a branch label: it ${why}${inFile(file)}.`,
    hint: RULE,
    place: file === undefined ? {} : { file },
  });
}

export function revisionIdTaken(id: string, path: string): LimbeckError {
  return revisionError('REVISION_ID_TAKEN', {
    message: `The revision "${id}" already exists: "${path}".`,
    hint: 'Choose another id, or omit `--rev-id` to get a random one.',
    place: { file: path, revision: id },
  });
}

function inFile(file: string | undefined): string {
  return file === undefined ? '' : `, in "${file}"`;
}
