import type { DetectedProject } from './detect-project.js';

/** What declares the tables of a new project. */
export const MODEL_KINDS = ['typescript', 'sql', 'drizzle', 'prisma', 'reflect'] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

export type InitQuestionName = 'models' | 'database' | 'folder';

export interface InitChoice {
  readonly answer: string;
  /** What a person reads. */
  readonly text: string;
}

/** A question of `init`. Its name is the option that answers it, and the property of a file of answers. */
export interface InitQuestion {
  readonly name: InitQuestionName;
  readonly text: string;
  readonly choices: readonly InitChoice[];
  /** What else may be answered, for people; null if it must be one of the choices. */
  readonly other: string | null;
  /** The answer if nobody is asked. */
  readonly default: string;
}

export interface AnsweredInit extends InitQuestion {
  readonly answer: string;
}

/** An embedded database in the folder of the project. */
export const EMBEDDED_URL = 'pglite://.limbeck/dev';

const DEFAULT_FOLDER = 'migrations';

export function modelsQuestion({ sourceFolder, drizzle, prisma }: DetectedProject): InitQuestion {
  const found: readonly InitChoice[] = [
    ...(drizzle === null ? [] : [{ answer: 'drizzle', text: `Drizzle: the tables of ${drizzle.path}` }]),
    ...(prisma === null ? [] : [{ answer: 'prisma', text: `Prisma: the models of ${prisma}` }]),
  ];
  const choices = [
    ...found,
    { answer: 'typescript', text: `TypeScript: ${sourceFolder}/models.ts, with an example` },
    { answer: 'sql', text: `SQL: ${sourceFolder}/schema.sql, with an example` },
    { answer: 'reflect', text: 'A database that has tables already: Limbeck writes TypeScript for them' },
  ];
  const text = 'What declares your tables?';
  return { name: 'models', text, choices, other: null, default: choices[0]?.answer ?? 'typescript' };
}

export function databaseQuestion({ envVariable }: DetectedProject): InitQuestion {
  const variable = envVariable ?? 'DATABASE_URL';
  const where = envVariable === null ? 'of the environment' : 'in .env';
  return {
    name: 'database',
    text: 'Which database?',
    choices: [
      { answer: variable, text: `The one of the variable ${variable} ${where}` },
      { answer: EMBEDDED_URL, text: 'PGlite: PostgreSQL inside Node, without a server' },
    ],
    other: 'Another URL or variable',
    default: variable,
  };
}

export function folderQuestion(): InitQuestion {
  const text = 'In which folder are the revisions?';
  return { name: 'folder', text, choices: [], other: 'A folder', default: DEFAULT_FOLDER };
}

export function isModelKind(text: string): text is ModelKind {
  return MODEL_KINDS.some((kind) => kind === text);
}

/** `DATABASE_URL` */
export function isVariable(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

/** `postgres://…`, `pglite://…` */
export function isDatabaseUrl(text: string): boolean {
  return /^(?:postgres|postgresql|pglite):\/\/\S+$/.test(text);
}
