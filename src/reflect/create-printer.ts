import { randomBytes } from 'node:crypto';
import type { PrintExpressions } from '../schema/expression-question.js';
import type { Queryable } from '../util/queryable.js';
import { type Answer, isRefusal, parseAnswers } from './printer/answers.js';
import { groupProbes, type ProbeGroup } from './printer/group-probes.js';
import { toProbe } from './printer/probe.js';
import { probeSql } from './printer/probe-sql.js';

export interface PrinterOptions {
  /** What lies in it is printed unqualified. */
  readonly defaultSchema: string;
}

/**
 * Asks a live database how it prints expressions, which only PostgreSQL knows: makes temporary tables of them, prints
 * those as {@link reflect} does, and takes everything back. Nothing stays, no default is evaluated, and names mean
 * what they mean to the session. All questions of one call go in two round trips. The answer is null for an expression
 * that PostgreSQL refuses, and for all of them where it lets nobody ask: on a standby, or without the privilege
 * TEMPORARY on the database.
 */
export function createPrinter(db: Queryable, { defaultSchema }: PrinterOptions): PrintExpressions {
  return async (questions) => {
    if (questions.length === 0) {
      return [];
    }
    const tag = `limbeck_${randomBytes(6).toString('hex')}`;
    const probes = questions.map((question, place) => toProbe(question, `${tag}_${place}`));
    const groups = groupProbes(probes, tag);
    const answers = await ask(db, probeSql(groups, { tag, defaultSchema }));
    return matchAnswers(groups, answers);
  };
}

async function ask(db: Queryable, sql: string): Promise<readonly Answer[]> {
  try {
    const { rows } = await db.query(sql);
    return parseAnswers(rows[0]?.answers);
  } catch (error) {
    if (isRefusal(error)) {
      return [];
    }
    throw error;
  } finally {
    await db.query('ROLLBACK').catch(() => null);
  }
}

/** In the order of the questions. */
function matchAnswers(groups: readonly ProbeGroup[], answers: readonly Answer[]): readonly (string | null)[] {
  const byPlace = new Map(answers.map((answer) => [`${answer.table} ${answer.object}`, answer]));
  const matched = new Map<number, string | null>();
  for (const { table, probes } of groups) {
    for (const { probe, place, ownTable } of probes) {
      const answer = byPlace.get(`${table} ${probe.object}`) ?? byPlace.get(`${ownTable} ${probe.object}`);
      matched.set(place, answer?.[probe.asks] ?? null);
    }
  }
  return [...matched].sort(([a], [b]) => a - b).map(([, text]) => text);
}
