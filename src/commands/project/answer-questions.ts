import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { invalidArgument } from '../../errors/settings-errors.js';
import type { DetectedProject } from './detect-project.js';
import {
  type AnsweredInit,
  databaseQuestion,
  folderQuestion,
  type InitQuestion,
  isDatabaseUrl,
  isModelKind,
  isVariable,
  MODEL_KINDS,
  modelsQuestion,
} from './init-questions.js';
import type { ProjectAnswers } from './project-plan.js';

/** Answers a question; null takes the default. */
export type AskInit = (question: InitQuestion) => Promise<string | null>;

export interface GivenAnswers {
  /** What declares the tables. Default: what the folder has, or else `typescript`. */
  readonly models?: string | undefined;
  /** The name of a variable, or a URL. Default: `DATABASE_URL`. */
  readonly database?: string | undefined;
  /** The folder of the revisions. Default: `migrations`. */
  readonly folder?: string | undefined;
}

interface Answered {
  readonly answers: ProjectAnswers & { readonly folder: string };
  readonly questions: readonly AnsweredInit[];
}

/** @param asksForConfig false if the answers about models and database have no use: the config exists. */
export async function answerQuestions(
  project: DetectedProject,
  given: GivenAnswers & { readonly ask?: AskInit | undefined },
  asksForConfig: boolean,
): Promise<Answered> {
  const questions: AnsweredInit[] = [];
  const answer = async (question: InitQuestion, isAsked: boolean): Promise<string> => {
    const answer = given[question.name] ?? (isAsked ? await given.ask?.(question) : null) ?? question.default;
    if (isAsked) questions.push({ ...question, answer });
    return answer;
  };
  const models = await answer(modelsQuestion(project), asksForConfig);
  if (!isModelKind(models)) throw invalidArgument('`models` of init', MODELS_EXPECTED, `"${models}"`);
  const database = await answer(databaseQuestion(project), asksForConfig);
  if (!isDatabase(database)) throw invalidArgument('`database` of init', DATABASE_EXPECTED, `"${database}"`);
  const folder = await answer(folderQuestion(), true);
  return { answers: { models, database, folder }, questions };
}

const MODELS_EXPECTED = `one of ${MODEL_KINDS.join(', ')}`;
const DATABASE_EXPECTED = 'the name of a variable, or a URL such as postgres://user@localhost/shop';

/** What is wrong with an answer that a person typed; null if nothing is. */
export function problemOf(question: InitQuestion, answer: string, cwd: string): string | null {
  switch (question.name) {
    case 'models':
      return isModelKind(answer) ? null : `It must be ${MODELS_EXPECTED}.`;
    case 'database':
      return isDatabase(answer) ? null : `It must be ${DATABASE_EXPECTED}.`;
    case 'folder':
      return problemOfFolder(answer, cwd);
  }
}

function problemOfFolder(answer: string, cwd: string): string | null {
  if (answer.includes('://')) return 'It must be a folder, not a URL.';
  const folder = resolve(cwd, answer);
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) return 'A file has this name.';
  return isFreeFolder(folder) ? null : 'The folder exists, and is not empty.';
}

/** Whether the revisions may go there. */
export function isFreeFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0;
}

function isDatabase(answer: string): boolean {
  return isVariable(answer) || isDatabaseUrl(answer);
}
