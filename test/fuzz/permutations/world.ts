import type { RenameOptions } from '../../../src/commands/difference/renames/given-rename.js';

/** A tiny schema whose variants are all tried against each other: each before, and each after. */
export interface SmallWorld {
  readonly name: string;
  /** One statement of each list is in every variant. An empty statement leaves the object out. */
  readonly choices: readonly (readonly string[])[];
  /** Each subset of these statements follows, in each order. */
  readonly anyOrder: readonly string[];
  /** Statements that insert rows before the change. A statement that PostgreSQL refuses is skipped. */
  readonly rows?: readonly string[];
  /** Queries that give the same `line`s before and after, if the tables and columns exist on both sides. */
  readonly kept?: readonly string[];
  /** What the revision is told of names that change. */
  readonly renames?: (before: readonly string[], after: readonly string[]) => RenameOptions;
}

/** The statements of each variant. */
export function variantsOf({ choices, anyOrder }: SmallWorld): readonly (readonly string[])[] {
  const starts = choices.reduce<readonly (readonly string[])[]>(
    (lists, choice) => lists.flatMap((list) => choice.map((statement) => [...list, statement])),
    [[]],
  );
  const ends = arrangements(anyOrder);
  return starts.flatMap((start) => ends.map((end) => [...start, ...end].filter((statement) => statement !== '')));
}

function arrangements(statements: readonly string[]): readonly (readonly string[])[] {
  return [
    [],
    ...statements.flatMap((first) =>
      arrangements(statements.filter((other) => other !== first)).map((rest) => [first, ...rest]),
    ),
  ];
}
