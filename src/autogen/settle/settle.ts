import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { ExpressionQuestion, PrintExpressions } from '../../schema/expression-question.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { applyRenames } from '../match/apply-renames.js';
import { findRenames, hasRenames, type RenamedDefinition, type Renames } from '../match/renames.js';
import { mapExpressions } from './map-expressions.js';
import { withoutNullDefaults } from './null-defaults.js';
import { type DefinitionPrinter, settleDefinitions } from './settle-definitions.js';
import { settleParameters } from './settle-parameters.js';
import { settlePartitions } from './settle-partitions.js';
import { settleRenamed } from './settle-renamed.js';
import { settleTypes } from './settle-types.js';
import { fromTypeTables, withTypeTables } from './type-tables.js';
import {
  matchAtFirstSight,
  placeKey,
  type UnsettledExpression,
  unsettledExpressions,
} from './unsettled-expressions.js';

export interface Settlement {
  readonly declared: DatabaseSchema;
  /** How definitions of the database read after the renames. */
  readonly definitions: readonly RenamedDefinition[];
}

/** The final expressions of a table, by their places. */
type Settled = ReadonlyMap<string, string>;

/** An unsettled expression with its table. */
interface UnsettledInTable extends UnsettledExpression {
  readonly table: string;
}

export interface Printers {
  readonly expressions: PrintExpressions;
  /** Null if no database may be asked. */
  readonly definitions: DefinitionPrinter | null;
}

/**
 * The declaration as the database prints it, and the definitions of the database as they read after the renames.
 * Every declared expression that PostgreSQL prints like one in the database gets the spelling of that one, so a text
 * that still differs is a real difference.
 * PostgreSQL is asked at most twice, since it may print its own text differently after reading it back:
 * `varchar_column IN (…)` is stable only after the second reading.
 */
export async function settle(
  declared: DatabaseSchema,
  reflected: DatabaseSchema,
  { expressions, definitions: printer }: Printers,
): Promise<Settlement> {
  const renames = findRenames(declared, reflected);
  const definitions =
    printer === null || !hasRenames(renames) ? [] : await settleRenamed(renames, { declared, reflected }, printer);
  const renamed = withTypeTables(applyRenames(reflected, { ...renames, definitions }, declared));
  const settled = await settleTables(withTypeTables(declared), renamed, {
    print: expressions,
    renamedTables: renames.tables,
  });
  const objects =
    printer === null ? declared.objects : await settleDefinitions(declared.objects, renamed.objects, printer);
  return { declared: { ...fromTypeTables(declared, settled.tables), objects }, definitions };
}

interface TableSettings {
  readonly print: PrintExpressions;
  readonly renamedTables: Renames['tables'];
}

async function settleTables(
  declared: DatabaseSchema,
  renamed: DatabaseSchema,
  { print, renamedTables }: TableSettings,
): Promise<DatabaseSchema> {
  const partitioned = await settlePartitions(await settleTypes(declared, renamed, print), renamed, print);
  const typed = settleParameters(partitioned, renamed);
  const reflectedByName = new Map(renamed.tables.map((table) => [nameKey(table), table]));
  const formerNames = new Map(renamedTables.map(({ from, to }) => [nameKey(to), from.name]));
  const unsettled = typed.tables.flatMap((table) =>
    unsettledIn(table, reflectedByName.get(nameKey(table)), formerNames.get(nameKey(table))),
  );
  const settled = unsettled.length === 0 ? new Map<string, Settled>() : await settleAll(unsettled, print);
  const tables = typed.tables.map((table) => withoutNullDefaults(withSettled(table, settled.get(nameKey(table)))));
  return { ...typed, tables };
}

function unsettledIn(
  declared: Table,
  reflected: Table | undefined,
  formerName: string | undefined,
): readonly UnsettledInTable[] {
  if (reflected === undefined) {
    return [];
  }
  return unsettledExpressions(declared, reflected, formerName).map((expression) => ({
    ...expression,
    table: nameKey(declared),
  }));
}

function withSettled(table: Table, settled: Settled | undefined): Table {
  return settled === undefined
    ? table
    : mapExpressions(table, (place) => settled.get(placeKey(place)) ?? place.expression);
}

async function settleAll(
  unsettled: readonly UnsettledInTable[],
  print: PrintExpressions,
): Promise<ReadonlyMap<string, Settled>> {
  const answers = new Map<string, Map<string, string>>();
  const answer = ({ table, place }: UnsettledInTable, text: string): void => {
    const ofTable = answers.get(table) ?? new Map<string, string>();
    answers.set(table, ofTable.set(placeKey(place), text));
  };
  const open = unsettled.filter((expression) => {
    const match = matchAtFirstSight(expression.place.expression, expression.candidates);
    if (match !== undefined) {
      answer(expression, match);
    }
    return match === undefined;
  });
  for (const { expression, match } of await matchByPrint(open, print)) {
    answer(expression, match);
  }
  return answers;
}

interface Match {
  readonly expression: UnsettledInTable;
  /** The candidate that the expression is. */
  readonly match: string;
}

async function matchByPrint(
  unsettled: readonly UnsettledInTable[],
  print: PrintExpressions,
): Promise<readonly Match[]> {
  const first = await ask(
    unsettled.map(({ place, ask: toQuestion }) => toQuestion(place.expression)),
    print,
  );
  const matches: Match[] = [];
  const open: { readonly expression: UnsettledInTable; readonly printed: string }[] = [];
  for (const [position, expression] of unsettled.entries()) {
    const printed = first[position] ?? null;
    if (printed !== null && expression.candidates.includes(printed)) {
      matches.push({ expression, match: printed });
    } else if (printed !== null) {
      open.push({ expression, printed });
    }
  }
  return [...matches, ...(await matchAtSecondReading(open, print))];
}

async function matchAtSecondReading(
  open: readonly { readonly expression: UnsettledInTable; readonly printed: string }[],
  print: PrintExpressions,
): Promise<readonly Match[]> {
  const questions = open.flatMap(({ expression, printed }) => [
    expression.ask(printed),
    ...expression.candidates.map(expression.askCandidate),
  ]);
  const answers = (await ask(questions, print))[Symbol.iterator]();
  return open.flatMap(({ expression }): Match[] => {
    const own = answers.next().value ?? null;
    const printed = expression.candidates.map((candidate) => ({ candidate, text: answers.next().value ?? null }));
    const match = own === null ? undefined : printed.find(({ text }) => text === own);
    return match === undefined ? [] : [{ expression, match: match.candidate }];
  });
}

async function ask(
  questions: readonly ExpressionQuestion[],
  print: PrintExpressions,
): Promise<readonly (string | null)[]> {
  return questions.length === 0 ? [] : print(questions);
}
