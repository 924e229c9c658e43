import type { Column } from '../../schema/column.js';
import type { PrintExpression } from '../../schema/expression-question.js';
import type { Table } from '../../schema/table.js';
import { withoutOuterParentheses } from '../sql-text.js';
import { type ExpressionPlace, expressionPlaces } from './map-expressions.js';

/** An expression of the declaration that may or may not be one that the database has. */
export interface Doubt {
  readonly place: ExpressionPlace;
  /** What it may be equal to: its namesake, or whatever of its sort has no namesake. */
  readonly candidates: readonly string[];
  /** The same question for any text in this place. */
  readonly ask: (expression: string) => PrintExpression;
}

/** What first sight leaves open: expressions that stand on both sides with different texts. */
export function tableDoubts(declared: Table, reflected: Table): readonly Doubt[] {
  const wanted = expressionPlaces(declared);
  const found = expressionPlaces(reflected);
  const foundByKey = new Map(found.map((place) => [placeKey(place), place]));
  const columns = columnsOf(declared, reflected);
  const wantedKeys = new Set(wanted.map(placeKey));
  const strangers = found.filter((place) => !wantedKeys.has(placeKey(place)));
  return wanted.flatMap((place): Doubt[] => {
    const namesake = foundByKey.get(placeKey(place));
    const candidates = namesake === undefined ? likeOnes(place, strangers) : [namesake.expression];
    const ask = question(place, columns);
    return candidates.length === 0 || candidates.includes(place.expression) ? [] : [{ place, candidates, ask }];
  });
}

export function placeKey({ use, owner, position }: ExpressionPlace): string {
  return `${use}\0${position}\0${owner}`;
}

function likeOnes({ use, position }: ExpressionPlace, strangers: readonly ExpressionPlace[]): readonly string[] {
  if (use === 'default' || use === 'generated') {
    return [];
  }
  return strangers
    .filter((other) => other.use === use && other.position === position)
    .map(({ expression }) => expression);
}

/**
 * The expression is printed for the columns as they are: where a type changes too, PostgreSQL keeps the meaning of what
 * stands on it, and the change of type is all there is.
 */
function columnsOf(declared: Table, reflected: Table): readonly Column[] {
  const known = new Set(reflected.columns.map(({ name }) => name));
  return [...reflected.columns, ...declared.columns.filter(({ name }) => !known.has(name))];
}

function question({ use, owner, stored }: ExpressionPlace, columns: readonly Column[]): Doubt['ask'] {
  const isColumn = use === 'default' || use === 'generated';
  return (expression) => ({
    use,
    expression,
    columns,
    ...(isColumn ? { column: owner } : {}),
    ...(stored === undefined ? {} : { stored }),
  });
}

/** The candidate that the text is, but for parentheses around the whole. */
export function matchAtFirstSight(expression: string, candidates: readonly string[]): string | undefined {
  const bare = withoutOuterParentheses(expression);
  return candidates.find((candidate) => withoutOuterParentheses(candidate) === bare);
}
