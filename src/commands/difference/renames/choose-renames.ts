import { describeOperation } from '../../../autogen/describe/describe-operation.js';
import type { Note } from '../../../autogen/notes/note.js';
import type { Operation } from '../../../operations/operation.js';
import { type GivenRename, renameBy } from './given-rename.js';

/** Something that is dropped, and may have another name now. */
export interface RenameQuestion {
  /** `drop column users.name` */
  readonly drop: string;
  /** What it may be instead, likeliest first: `rename column users.name to full_name`. */
  readonly renames: readonly string[];
}

/** The position of the rename that it is, or null if it is dropped. */
export type ChooseRename = (question: RenameQuestion) => Promise<number | null>;

export interface AnsweredRename extends RenameQuestion {
  /** One of `renames`, or null if it is dropped. */
  readonly answer: string | null;
}

/** What was asked, and the answers. What was answered once is not asked again, of another tenant for instance. */
export class RenameAnswers {
  readonly #answers = new Map<string, { readonly question: RenameQuestion; readonly position: number | null }>();
  readonly #choose: ChooseRename | undefined;

  /** @param choose without it, everything is dropped. */
  constructor(choose: ChooseRename | undefined) {
    this.#choose = choose;
  }

  readonly choose: ChooseRename = async (question) => {
    const key = JSON.stringify(question);
    const known = this.#answers.get(key);
    if (known !== undefined) return known.position;
    const position = (await this.#choose?.(question)) ?? null;
    this.#answers.set(key, { question, position });
    return position;
  };

  get all(): readonly AnsweredRename[] {
    return [...this.#answers.values()].map(({ question, position }) => ({
      ...question,
      answer: position === null ? null : (question.renames[position] ?? null),
    }));
  }
}

interface Doubt {
  readonly drop: Operation;
  readonly candidates: readonly { readonly instead: Operation; readonly rename: GivenRename }[];
}

/** Asks about what may be a rename; each drop once. Of an enum, several values may have new names. */
export async function chooseRenames(
  notes: readonly Note[],
  { choose, asked }: { readonly choose: ChooseRename; readonly asked: Set<string> },
): Promise<readonly GivenRename[]> {
  const chosen: GivenRename[] = [];
  for (const { drop, candidates: all } of doubtsIn(notes)) {
    const candidates = all.filter(({ rename }) => !chosen.some((other) => sameTarget(other, rename)));
    const question = {
      drop: describeOperation(drop),
      renames: candidates.map(({ instead }) => describeOperation(instead)),
    };
    const key = drop.kind === 'replaceEnum' ? JSON.stringify(question) : question.drop;
    const isOpen = candidates.length > 0 && !asked.has(key);
    asked.add(key);
    const answer = isOpen ? await choose(question) : null;
    const rename = answer === null ? undefined : candidates[answer]?.rename;
    if (rename !== undefined) {
      chosen.push(rename);
    }
  }
  return chosen;
}

function doubtsIn(notes: readonly Note[]): readonly Doubt[] {
  const byDrop = new Map<Operation, Doubt['candidates'][number][]>();
  for (const { operation, instead } of notes) {
    const rename = instead === undefined ? null : renameBy(instead);
    if (instead !== undefined && rename !== null) {
      byDrop.set(operation, [...(byDrop.get(operation) ?? []), { instead, rename }]);
    }
  }
  return [...byDrop].map(([drop, candidates]) => ({ drop, candidates }));
}

/** Two dropped objects can't both be renamed to the same new one. */
function sameTarget(a: GivenRename, b: GivenRename): boolean {
  return targetOf(a) === targetOf(b);
}

function targetOf(rename: GivenRename): string {
  return JSON.stringify(rename.kind === 'part' ? [rename.of, rename.to] : [rename.kind, rename.to]);
}
