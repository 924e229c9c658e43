import { unknownTemplate } from '../../errors/command-errors.js';
import { findClosestWord } from '../../util/closest-word.js';
import { defaultTemplate } from './default-template.js';
import { envTemplate } from './env-template.js';
import { multidbTemplate } from './multidb-template.js';
import type { ProjectTemplate } from './project-template.js';
import { sqlTemplate } from './sql-template.js';

/** In the order in which they are listed. */
export const PROJECT_TEMPLATES: readonly ProjectTemplate[] = [
  defaultTemplate,
  envTemplate,
  multidbTemplate,
  sqlTemplate,
];

export function findTemplate(name: string): ProjectTemplate {
  const template = PROJECT_TEMPLATES.find((known) => known.name === name);
  if (template === undefined) {
    const names = PROJECT_TEMPLATES.map((known) => known.name);
    throw unknownTemplate(name, findClosestWord(name, names), names);
  }
  return template;
}
