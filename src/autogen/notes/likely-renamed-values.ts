import type { ReplaceEnum } from '../../operations/enum-operations.js';
import { stringSource } from '../../util/escape.js';
import type { Note } from './note.js';
import { nameSimilarity, SIMILAR_NAMES } from './similarity.js';

interface ValuePair {
  readonly from: string;
  readonly to: string;
}

/** An enum that loses values and gets others: values may have new names, or rows may get other values. */
export function renamedValues(operations: readonly ReplaceEnum[]): readonly Note[] {
  return operations.flatMap((operation) => {
    const renames = renamesInPlace(operation);
    return renames.length > 0 ? renameNotes(operation, renames) : mappingNotes(operation);
  });
}

/** The values that differ, if all others are at the same place. */
function renamesInPlace({ values, was }: ReplaceEnum): readonly ValuePair[] {
  const before = was?.values ?? [];
  const pairs = before.map((from, at) => ({ from, to: values[at] ?? '' })).filter(({ from, to }) => from !== to);
  const areNew = pairs.every(({ from, to }) => !values.includes(from) && !before.includes(to));
  return before.length === values.length && areNew ? pairs : [];
}

function renameNotes(operation: ReplaceEnum, renames: readonly ValuePair[]): readonly Note[] {
  const question = renames.length === 1 ? 'If a value has a new name' : 'If these values have new names';
  return renames.map(({ from, to }, at) => ({
    kind: 'likelyRename',
    operation,
    lines: at === 0 ? [`${question}, write instead:`] : [],
    instead: { kind: 'renameEnumValue', type: operation.type, value: from, newValue: to },
  }));
}

function mappingNotes(operation: ReplaceEnum): readonly Note[] {
  const { values, was, mapping = {} } = operation;
  const before = was?.values ?? [];
  const removed = before.filter((value) => !values.includes(value) && mapping[value] === undefined);
  const added = values.filter((value) => !before.includes(value));
  const pairs = removed.flatMap((from): readonly ValuePair[] => {
    const [likeliest] = added.toSorted((a, b) => nameSimilarity(from, b) - nameSimilarity(from, a));
    const isOnly = removed.length === 1 && added.length === 1;
    const isLikely = likeliest !== undefined && (isOnly || nameSimilarity(from, likeliest) >= SIMILAR_NAMES);
    return isLikely ? [{ from, to: likeliest }] : [];
  });
  if (pairs.length === 0) return [];
  const list = pairs.map(({ from, to }) => `${stringSource(from)}: ${stringSource(to)}`).join(', ');
  return [
    { kind: 'likelyRename', operation, lines: [`If rows get other values, add the option mapping: { ${list} }`] },
  ];
}
