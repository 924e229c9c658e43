import { DEFAULT_TEMPLATE, TEMPLATE_FILE_NAME } from '../../script/revision-template.js';
import { stringSource } from '../../util/escape.js';
import { configText } from './config-text.js';
import type { ProjectTemplate } from './project-template.js';

const ENV_FILE = `import type { EnvironmentContext } from 'limbeck';

// Says where the work of a command is done: here once, on the database of the settings. For a schema of each tenant,
// or a connection of your own, call context.configure() before context.runMigrations(), as often as needed.
export default async function (context: EnvironmentContext): Promise<void> {
  await context.runMigrations();
}
`;

export const envTemplate: ProjectTemplate = {
  name: 'env',
  summary: 'an env file that says where the work of a command is done',
  files: { [TEMPLATE_FILE_NAME]: DEFAULT_TEMPLATE, 'env.ts': ENV_FILE },
  config: (scriptLocation) => configText(scriptLocation, [`env: ${stringSource(`${scriptLocation}/env.ts`)},`]),
};
