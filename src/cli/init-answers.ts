import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { GivenAnswers } from '../commands/project/answer-questions.js';
import { initAnswersInvalid } from '../errors/answer-errors.js';

const NAMES: readonly (keyof GivenAnswers)[] = ['models', 'database', 'folder'];

/** Answers for the questions of `init`: a JSON object with their names. A question without an answer takes its default. */
export function readInitAnswers(path: string): GivenAnswers {
  const parsed = parse(path);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw initAnswersInvalid(path, 'it must be an object');
  }
  const entries = Object.entries(parsed).map(([name, answer]) => {
    const known = NAMES.find((one) => one === name);
    if (known === undefined) throw initAnswersInvalid(path, `no question is called "${name}"`);
    if (typeof answer !== 'string') throw initAnswersInvalid(path, `the answer to "${name}" must be a string`);
    return [known, answer] as const;
  });
  return Object.fromEntries(entries);
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(path), 'utf8'));
  } catch (error) {
    throw initAnswersInvalid(path, error instanceof Error ? error.message : String(error));
  }
}
