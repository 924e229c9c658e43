import { DEFAULT_TEMPLATE, TEMPLATE_FILE_NAME } from '../../script/revision-template.js';
import { configText } from './config-text.js';
import type { ProjectTemplate } from './project-template.js';

export const defaultTemplate: ProjectTemplate = {
  name: 'default',
  summary: 'one database, revisions in TypeScript',
  files: { [TEMPLATE_FILE_NAME]: DEFAULT_TEMPLATE },
  config: configText,
};
