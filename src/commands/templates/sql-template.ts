import { TEMPLATES } from '../../script/revision-template.js';
import { configText } from './config-text.js';
import type { ProjectTemplate } from './project-template.js';

const { fileName, text } = TEMPLATES.sql;

export const sqlTemplate: ProjectTemplate = {
  name: 'sql',
  summary: 'one database, revisions in SQL',
  files: { [fileName]: text },
  config: (scriptLocation, parts) => configText(scriptLocation, parts, ["revisionFormat: 'sql',"]),
};
