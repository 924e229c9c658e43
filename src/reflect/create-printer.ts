import type { PrintExpressions } from '../schema/expression-question.js';
import { randomHex } from '../util/node-crypto.js';
import type { Queryable, Row } from '../util/queryable.js';
import { beginWord, rollbackWord } from '../util/transaction-words.js';
import { type Answer, isRefusal, parseAnswers, parseTexts } from './printer/answers.js';
import { doubleQuoted } from './printer/double-quoted.js';
import { groupProbes, type ProbeGroup } from './printer/group-probes.js';
import { planSql } from './printer/plan-sql.js';
import { type Probe, toProbe } from './printer/probe.js';
import { probeSql } from './printer/probe-sql.js';

export interface PrinterOptions {
  /** Names in this schema are printed unqualified. */
  readonly defaultSchema: string;
}

/**
 * Asks a live database how it prints expressions, which only PostgreSQL knows: makes temporary tables of them, prints
 * those as {@link reflect} does, and takes everything back. Nothing stays, no default is evaluated, and names mean
 * what they mean to the session. All questions of one call go in two round trips. The answer is null for an expression
 * that PostgreSQL refuses.
 *
 * On a standby, or without the privilege TEMPORARY on the database, it has the planner print them instead; its answers
 * are to be compared with each other alone.
 */
export function createPrinter(db: Queryable, { defaultSchema }: PrinterOptions): PrintExpressions {
  return async (questions) => {
    if (questions.length === 0) {
      return [];
    }
    const tag = `limbeck_${randomHex(6)}`;
    const probes = questions.map((question, place) => toProbe(question, `${tag}_${place}`));
    const groups = groupProbes(probes, tag);
    const begin = beginWord(db, PROBE_MODE);
    const made = await ask(db, probeSql(groups, { tag, defaultSchema, begin }));
    if (made?.allowed === true) {
      return matchAnswers(groups, parseAnswers(made.answers));
    }
    const planned = await ask(db, planSql(questions, { tag, defaultSchema, begin: beginWord(db, PLAN_MODE) }));
    const texts = parseTexts(planned?.answers);
    return questions.map((_, place) => texts[place] ?? null);
  };
}

/** Set explicitly, regardless of the defaults of the session. */
const PROBE_MODE = ' ISOLATION LEVEL READ COMMITTED READ WRITE';
const PLAN_MODE = ' ISOLATION LEVEL READ COMMITTED READ ONLY';

/** Null if the server permits no queries. */
async function ask(db: Queryable, sql: string): Promise<Row | null> {
  try {
    const { rows } = await db.query(sql);
    return rows[0] ?? null;
  } catch (error) {
    if (isRefusal(error)) {
      return null;
    }
    throw error;
  } finally {
    await db.query(rollbackWord(db)).catch(() => null);
  }
}

/** In the order of the questions. */
function matchAnswers(groups: readonly ProbeGroup[], answers: readonly Answer[]): readonly (string | null)[] {
  const byPlace = new Map(answers.map((answer) => [`${answer.table} ${answer.object}`, answer]));
  const matched = new Map<number, string | null>();
  for (const { table, probes } of groups) {
    for (const { probe, place, ownTable } of probes) {
      const answer = byPlace.get(`${table} ${probe.object}`) ?? byPlace.get(`${ownTable} ${probe.object}`);
      matched.set(place, withOwnName(answer?.[probe.asks] ?? null, probe, ownTable));
    }
  }
  return [...matched].sort(([a], [b]) => a - b).map(([, text]) => text);
}

/** Nothing but the temporary table has its random name. */
function withOwnName(text: string | null, { ownRow }: Probe, ownTable: string): string | null {
  return text === null || ownRow === null ? text : text.replaceAll(ownTable, doubleQuoted(ownRow.printedAs));
}
