import { DEFAULT_TEMPLATE, TEMPLATE_FILE_NAME } from '../../script/revision-template.js';
import { stringSource } from '../../util/escape.js';
import { configText } from './config-text.js';
import type { ProjectTemplate } from './project-template.js';

const ENV_FILE = `import type { EnvironmentContext } from 'limbeck';

// Runs the command: here once, on the database of the settings. To run it in the schema of each tenant, or on another
// connection, call context.configure() before context.runMigrations(), once for each.
export default async function (context: EnvironmentContext): Promise<void> {
  await context.runMigrations();
}
`;

export const envTemplate: ProjectTemplate = {
  name: 'env',
  summary: 'an env module that chooses where a command runs',
  files: { [TEMPLATE_FILE_NAME]: DEFAULT_TEMPLATE, 'env.ts': ENV_FILE },
  config: (scriptLocation, parts) =>
    configText(scriptLocation, parts, [`env: ${stringSource(`${scriptLocation}/env.ts`)},`]),
};
