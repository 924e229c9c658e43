import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ChooseRename } from '../commands/difference/renames/choose-renames.js';
import { answerMissing, answersInvalid, answerUnknown } from '../errors/answer-errors.js';

/**
 * Answers for the questions of a terminal: a JSON object with what is dropped, as `questions` of the JSON result says it,
 * and the rename that it is instead, or null.
 */
export function readAnswers(path: string): ChooseRename {
  const answers = parseAnswers(path);
  return ({ drop, renames }) => {
    const answer = answers.get(drop);
    if (answer === undefined) throw answerMissing({ path, drop, renames });
    if (answer === null) return Promise.resolve(null);
    const position = renames.indexOf(answer);
    if (position === -1) throw answerUnknown({ path, drop, renames }, answer);
    return Promise.resolve(position);
  };
}

function parseAnswers(path: string): ReadonlyMap<string, string | null> {
  const parsed = parse(path);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw answersInvalid(path, 'it must be an object of questions and answers');
  }
  return new Map(Object.entries(parsed).map(([drop, answer]) => [drop, checkAnswer(path, drop, answer)]));
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(path), 'utf8'));
  } catch (error) {
    throw answersInvalid(path, error instanceof Error ? error.message : String(error));
  }
}

function checkAnswer(path: string, drop: string, answer: unknown): string | null {
  if (answer === null || typeof answer === 'string') return answer;
  throw answersInvalid(path, `the answer to "${drop}" must be a string or null`);
}
