import type { DatabaseSchema } from '../../schema/database-schema.js';
import type { ExpressionQuestion, PrintExpressions } from '../../schema/expression-question.js';
import { nameKey } from '../../schema/names.js';
import type { Table } from '../../schema/table.js';
import { applyRenames } from '../match/apply-renames.js';
import { findRenames, hasRenames, type RenamedDefinition } from '../match/renames.js';
import { mapExpressions } from './map-expressions.js';
import { type DefinitionPrinter, settleDefinitions } from './settle-definitions.js';
import { settleParameters } from './settle-parameters.js';
import { settlePartitions } from './settle-partitions.js';
import { settleRenamed } from './settle-renamed.js';
import { settleTypes } from './settle-types.js';
import { type Doubt, matchAtFirstSight, placeKey, tableDoubts } from './table-doubts.js';
import { fromTypeTables, withTypeTables } from './type-tables.js';

export interface Settlement {
  readonly declared: DatabaseSchema;
  /** How definitions of the database read after the renames. */
  readonly definitions: readonly RenamedDefinition[];
}

/** The final expressions of a table, by their places. */
type Settled = ReadonlyMap<string, string>;

/** A doubt with its table. */
interface TableDoubt extends Doubt {
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
  const settled = await settleTables(withTypeTables(declared), renamed, expressions);
  const objects =
    printer === null ? declared.objects : await settleDefinitions(declared.objects, renamed.objects, printer);
  return { declared: { ...fromTypeTables(declared, settled.tables), objects }, definitions };
}

async function settleTables(
  declared: DatabaseSchema,
  renamed: DatabaseSchema,
  print: PrintExpressions,
): Promise<DatabaseSchema> {
  const partitioned = await settlePartitions(await settleTypes(declared, renamed, print), renamed, print);
  const typed = settleParameters(partitioned, renamed);
  const reflectedByName = new Map(renamed.tables.map((table) => [nameKey(table), table]));
  const doubts = typed.tables.flatMap((table) => doubtsOf(table, reflectedByName.get(nameKey(table))));
  if (doubts.length === 0) {
    return typed;
  }
  const settled = await settleDoubts(doubts, print);
  return { ...typed, tables: typed.tables.map((table) => withSettled(table, settled.get(nameKey(table)))) };
}

function doubtsOf(declared: Table, reflected: Table | undefined): readonly TableDoubt[] {
  if (reflected === undefined) {
    return [];
  }
  return tableDoubts(declared, reflected).map((doubt) => ({ ...doubt, table: nameKey(declared) }));
}

function withSettled(table: Table, settled: Settled | undefined): Table {
  return settled === undefined
    ? table
    : mapExpressions(table, (place) => settled.get(placeKey(place)) ?? place.expression);
}

async function settleDoubts(
  doubts: readonly TableDoubt[],
  print: PrintExpressions,
): Promise<ReadonlyMap<string, Settled>> {
  const answers = new Map<string, Map<string, string>>();
  const answer = ({ table, place }: TableDoubt, text: string): void => {
    const ofTable = answers.get(table) ?? new Map<string, string>();
    answers.set(table, ofTable.set(placeKey(place), text));
  };
  const open = doubts.filter((doubt) => {
    const match = matchAtFirstSight(doubt.place.expression, doubt.candidates);
    if (match !== undefined) {
      answer(doubt, match);
    }
    return match === undefined;
  });
  for (const { doubt, match } of await matchByPrint(open, print)) {
    answer(doubt, match);
  }
  return answers;
}

interface Match {
  readonly doubt: TableDoubt;
  /** The candidate that the expression is. */
  readonly match: string;
}

async function matchByPrint(doubts: readonly TableDoubt[], print: PrintExpressions): Promise<readonly Match[]> {
  const first = await ask(
    doubts.map(({ place, ask: toQuestion }) => toQuestion(place.expression)),
    print,
  );
  const matches: Match[] = [];
  const open: { readonly doubt: TableDoubt; readonly printed: string }[] = [];
  for (const [position, doubt] of doubts.entries()) {
    const printed = first[position] ?? null;
    if (printed !== null && doubt.candidates.includes(printed)) {
      matches.push({ doubt, match: printed });
    } else if (printed !== null) {
      open.push({ doubt, printed });
    }
  }
  return [...matches, ...(await matchAtSecondReading(open, print))];
}

async function matchAtSecondReading(
  open: readonly { readonly doubt: TableDoubt; readonly printed: string }[],
  print: PrintExpressions,
): Promise<readonly Match[]> {
  const questions = open.flatMap(({ doubt, printed }) => [
    doubt.ask(printed),
    ...doubt.candidates.map(doubt.askCandidate),
  ]);
  const answers = (await ask(questions, print))[Symbol.iterator]();
  return open.flatMap(({ doubt }): Match[] => {
    const own = answers.next().value ?? null;
    const printed = doubt.candidates.map((candidate) => ({ candidate, text: answers.next().value ?? null }));
    const match = own === null ? undefined : printed.find(({ text }) => text === own);
    return match === undefined ? [] : [{ doubt, match: match.candidate }];
  });
}

async function ask(
  questions: readonly ExpressionQuestion[],
  print: PrintExpressions,
): Promise<readonly (string | null)[]> {
  return questions.length === 0 ? [] : print(questions);
}
