import type { MentionedTable, PrintExpression } from '../../schema/expression-question.js';
import type { Table } from '../../schema/table.js';
import { sameValue } from '../../util/same-value.js';
import { withoutOuterParentheses } from '../sql-text.js';
import { type ExpressionPlace, expressionPlaces } from './map-expressions.js';

/** An expression of the declaration that may be equal to one in the database. */
export interface UnsettledExpression {
  readonly place: ExpressionPlace;
  /**
   * Expressions that it may be equal to: the one of the same name, or all of the same kind that have no counterpart.
   */
  readonly candidates: readonly string[];
  /** How PostgreSQL prints any text in this place of the declared table. */
  readonly ask: (expression: string) => PrintExpression;
  /** The same for a candidate, in the table as it is. */
  readonly askCandidate: (expression: string) => PrintExpression;
}

/**
 * Expressions with different texts on both sides, which may still be equal.
 *
 * @param formerName the name of the reflected table in the database, which its expressions use before a rename
 */
export function unsettledExpressions(
  declared: Table,
  reflected: Table,
  formerName = reflected.name,
): readonly UnsettledExpression[] {
  if (declared === reflected) return [];
  const wanted = expressionPlaces(declared);
  const found = expressionPlaces(reflected);
  if (sameValue(wanted, found)) return [];
  const foundByKey = new Map(found.map((place) => [placeKey(place), place]));
  const wantedKeys = new Set(wanted.map(placeKey));
  const strangers = found.filter((place) => !wantedKeys.has(placeKey(place)));
  return wanted.flatMap((place): UnsettledExpression[] => {
    const namesake = foundByKey.get(placeKey(place));
    const candidates = namesake === undefined ? likeOnes(place, strangers) : [namesake.expression];
    const unsettled = {
      place,
      candidates,
      ask: question(place, declared, declared.name),
      askCandidate: question(place, reflected, formerName),
    };
    return candidates.length === 0 || candidates.includes(place.expression) ? [] : [unsettled];
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
 * Each side is printed with its own columns: if the type of a column changes, an expression on it may print
 * differently although its text is the same, as `varchar_column IN (…)` does, and must be rebuilt.
 */
function question(
  { use, owner, stored }: ExpressionPlace,
  { columns, name: printedAs }: Table,
  name: string,
): UnsettledExpression['ask'] {
  const isColumn = use === 'default' || use === 'generated';
  const table: MentionedTable = { name, printedAs };
  return (expression) => ({
    use,
    expression,
    columns,
    table,
    ...(isColumn ? { column: owner } : {}),
    ...(stored === undefined ? {} : { stored }),
  });
}

/** The candidate that has the same text, except for parentheses around the whole. */
export function matchAtFirstSight(expression: string, candidates: readonly string[]): string | undefined {
  const bare = withoutOuterParentheses(expression);
  return candidates.find((candidate) => withoutOuterParentheses(candidate) === bare);
}
