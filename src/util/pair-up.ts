/** Each item with its answer. A missing answer must not count as an empty one, so their numbers must be equal. */
export function pairUp<Item, Answer>(items: readonly Item[], answers: readonly Answer[]): readonly [Item, Answer][] {
  if (items.length !== answers.length) throw new Error(`Got ${answers.length} answers to ${items.length} questions.`);
  return items.flatMap((item, at) => answers.slice(at, at + 1).map((answer): [Item, Answer] => [item, answer]));
}
