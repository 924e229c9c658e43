import type { ForeignKey } from '../../../schema/constraints.js';
import { matchByName } from '../../../util/match-by-key.js';
import { sameValue, sameValueBut } from '../../../util/same-value.js';
import { isStored, withoutStorage } from './storage-changes.js';

/** A constraint or an index. */
interface NamedPart {
  readonly name: string;
  readonly comment: string | null;
  readonly indexComment?: string;
}

/** The changes of all constraints or indexes of one kind in one table. */
export interface NamedChanges<T extends NamedPart> {
  readonly dropped: readonly T[];
  readonly created: readonly T[];
  /** Equal except for the name: before and after. */
  readonly renamed: readonly (readonly [before: T, after: T])[];
  /** Parts that remain and have another comment: before and after. */
  readonly commented: readonly (readonly [before: T, after: T])[];
  /** Equal except for properties of an index that can be altered in place: before and after. */
  readonly stored: readonly (readonly [before: T, after: T])[];
  /** Equal except for properties of a foreign key that ALTER CONSTRAINT changes: before and after. */
  readonly altered: readonly (readonly [before: T, after: T])[];
  /** NOT VALID before, valid after. */
  readonly validated: readonly (readonly [before: T, after: T])[];
}

const NO_CHANGES = { dropped: [], created: [], renamed: [], commented: [], stored: [], altered: [], validated: [] };

interface Sides<T> {
  readonly declared: readonly T[];
  readonly reflected: readonly T[];
  /** PostgreSQL can't alter storage parameters of an index of a partitioned table. */
  readonly isPartitioned?: boolean;
}

/**
 * Matches by name, then by structure, so that a constraint or index with only another name is renamed. Few other
 * properties can be altered in place, so a changed constraint or index is dropped and created. This is also done if
 * it prevents another change (`mustRebuild`).
 */
export function compareNamed<T extends NamedPart>(
  { declared, reflected, isPartitioned = false }: Sides<T>,
  mustRebuild: (found: T) => boolean,
): NamedChanges<T> {
  if (declared.length === 0 && reflected.length === 0) {
    return NO_CHANGES;
  }
  const { onlyLeft, onlyRight, both } = matchByName(declared, reflected);
  const isStoredOtherwise = (wanted: T, found: T) =>
    isPartitioned && isStored(wanted) && isStored(found) && !sameValue(wanted.with, found.with);
  const verdicts = both.map(([wanted, found]) => ({
    wanted,
    found,
    verdict: verdictOn(wanted, found, (part) => mustRebuild(part) || isStoredOtherwise(wanted, part)),
  }));
  const pairs = (verdict: Verdict) =>
    verdicts.filter((pair) => pair.verdict === verdict).map(({ wanted, found }) => [found, wanted] as const);
  const rebuilt = pairs('rebuild');
  const renamed = pairByStructure(onlyLeft, onlyRight).filter(([found]) => !mustRebuild(found));
  const gone = new Set(renamed.map(([found]) => found));
  const here = new Set(renamed.map(([, wanted]) => wanted));
  return {
    dropped: [...onlyRight.filter((found) => !gone.has(found)), ...rebuilt.map(([found]) => found)],
    created: [...rebuilt.map(([, wanted]) => wanted), ...onlyLeft.filter((wanted) => !here.has(wanted))],
    renamed,
    stored: pairs('store'),
    altered: pairs('alter'),
    validated: pairs('validate'),
    commented: [...STAYING.flatMap(pairs), ...renamed].filter(
      ([found, wanted]) => found.comment !== wanted.comment || found.indexComment !== wanted.indexComment,
    ),
  };
}

type Verdict = 'same' | 'store' | 'alter' | 'validate' | 'rebuild';

const STAYING: readonly Verdict[] = ['same', 'store', 'alter', 'validate'];

function verdictOn<T extends NamedPart>(wanted: T, found: T, mustRebuild: (found: T) => boolean): Verdict {
  if (mustRebuild(found)) {
    return 'rebuild';
  }
  if (sameStructure(wanted, found)) {
    return 'same';
  }
  if (isStored(wanted) && isStored(found) && sameStructure(withoutStorage(wanted), withoutStorage(found))) {
    return 'store';
  }
  if (isForeignKey(wanted) && isForeignKey(found) && sameStructure(withoutAlterable(wanted), withoutAlterable(found))) {
    return 'alter';
  }
  const becomesValid = isNotValid(found) && sameStructure(wanted, { ...found, notValid: false });
  return becomesValid ? 'validate' : 'rebuild';
}

function isForeignKey(part: object): part is ForeignKey {
  return 'kind' in part && part.kind === 'foreignKey';
}

/** The key without what ALTER CONSTRAINT changes. PostgreSQL validates a foreign key that becomes enforced. */
function withoutAlterable({ notEnforced, ...key }: ForeignKey): ForeignKey {
  return { ...key, deferrable: false, initiallyDeferred: false, notValid: key.notValid && notEnforced !== true };
}

function isNotValid(part: object): boolean {
  return 'notValid' in part && part.notValid === true;
}

/** Equal except for name and comment. */
export function sameStructure(a: NamedPart, b: NamedPart): boolean {
  return sameValueBut(a, b, NAME_AND_COMMENT);
}

const NAME_AND_COMMENT: ReadonlySet<string> = new Set([
  'name',
  'comment',
  'indexComment',
  'partOf',
  'attachedTo',
  'keyNames',
  'age',
]);

/** Pairs what has another name only. */
export function pairByStructure<T extends NamedPart>(
  declared: readonly T[],
  reflected: readonly T[],
): readonly (readonly [before: T, after: T])[] {
  const left = [...reflected];
  return declared.flatMap((wanted) => {
    const at = left.findIndex((found) => sameStructure(wanted, found));
    const [found] = at === -1 ? [] : left.splice(at, 1);
    return found === undefined ? [] : [[found, wanted] as const];
  });
}
