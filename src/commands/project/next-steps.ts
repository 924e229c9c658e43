import type { DetectedProject } from './detect-project.js';
import { EMBEDDED_URL, isVariable, type ModelKind } from './init-questions.js';
import type { ProjectAnswers } from './project-plan.js';

/** The command lines that lead from `init` to the first revision in the database. */
export function nextSteps(project: DetectedProject, { models, database }: ProjectAnswers): readonly string[] {
  const { dependencies, packageManager, envVariable } = project;
  const { add, addDev, run } = packageManager;
  const isMissing = isVariable(database) && database !== envVariable && (process.env[database] ?? '') === '';
  return [
    ...(dependencies.has('limbeck') ? [] : [`${add} limbeck`]),
    ...(database !== EMBEDDED_URL || dependencies.has(PGLITE) ? [] : [`${addDev} ${PGLITE}`]),
    ...(isMissing ? [setVariable(database)] : []),
    ...FIRST_STEPS[models].map((step) => `${run} migrate ${step}`),
  ];
}

function setVariable(name: string): string {
  const url = 'postgres://user@localhost:5432/database';
  return process.platform === 'win32' ? `$env:${name} = '${url}'` : `export ${name}=${url}`;
}

const PGLITE = '@electric-sql/pglite';

const EXAMPLE_STEPS = ['revision --autogenerate -m "add users"', 'upgrade head'];
/** A database of another tool has the tables already. */
const OTHER_TOOL_STEPS = ['check'];

const FIRST_STEPS: Readonly<Record<ModelKind, readonly string[]>> = {
  typescript: EXAMPLE_STEPS,
  sql: EXAMPLE_STEPS,
  drizzle: OTHER_TOOL_STEPS,
  prisma: OTHER_TOOL_STEPS,
  reflect: ['reflect --stamp'],
};
