import { PARTS_TEMPLATE, TEMPLATE_FILE_NAME } from '../../script/revision-template.js';
import { CONFIG_IMPORTS, scriptLocationLine } from './config-text.js';
import type { ProjectTemplate } from './project-template.js';

export const multidbTemplate: ProjectTemplate = {
  name: 'multidb',
  summary: 'several databases, revisions with a part for each',
  files: { [TEMPLATE_FILE_NAME]: PARTS_TEMPLATE },
  hasSeveralDatabases: true,
  config: (scriptLocation) => `${CONFIG_IMPORTS}
export default defineConfig({
  ${scriptLocationLine(scriptLocation)}
  // A command works on all of them, \`migrate -n app …\` on one. Each has its own models and version table.
  databases: {
    app: { url: process.env.APP_DATABASE_URL, target: './models/app.ts' },
    analytics: { url: process.env.ANALYTICS_DATABASE_URL, target: './models/analytics.ts' },
  },
  environments: {
    // Picked by \`migrate -x env=prod …\`.
    prod: {
      allowDestructive: false,
      databases: {
        app: { url: process.env.PROD_APP_DATABASE_URL },
        analytics: { url: process.env.PROD_ANALYTICS_DATABASE_URL },
      },
    },
  },
});
`,
};
