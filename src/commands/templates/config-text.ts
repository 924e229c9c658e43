import { stringSource } from '../../util/escape.js';
import type { ConfigParts } from './project-template.js';

const ENV_FILE_HINT =
  "// To read variables from a file: process.loadEnvFile('.env'), or `migrate --env-file .env …` from outside.\n";

/** The top of a config file. */
export const CONFIG_IMPORTS = `import { defineConfig } from 'limbeck';\n\n${ENV_FILE_HINT}`;

export function scriptLocationLine(scriptLocation: string): string {
  return `scriptLocation: ${stringSource(scriptLocation)},`;
}

/**
 * The text of a `migrate.config.ts` for one database.
 * @param more further settings, as source.
 */
export function configText(scriptLocation: string, parts: ConfigParts, more: readonly string[] = []): string {
  return `${importLines(parts)}
export default defineConfig({
  ${scriptLocationLine(scriptLocation)}
${more.map((line) => `  ${line}\n`).join('')}  // What declares the tables. SQL runs on the server of the url, with the rights of its role: review it like code.
  target: ${parts.target},
${ignoreLine(parts)}  // postgres://user:password@host:5432/database, or pglite://.limbeck/dev for an embedded database.
  url: ${parts.url},
  environments: {
    // Picked by \`migrate -x env=prod …\`.
    prod: { url: process.env.PROD_DATABASE_URL, allowDestructive: false },
  },
});
`;
}

function ignoreLine({ ignored }: ConfigParts): string {
  return ignored.length === 0 ? '' : `  ignore: [${ignored.map(stringSource).join(', ')}],\n`;
}

function importLines({ imports, readsEnvFile }: ConfigParts): string {
  const names = ['defineConfig', ...imports].join(', ');
  const limbeck = `import { ${names} } from 'limbeck';\n`;
  if (!readsEnvFile) return `${limbeck}\n${ENV_FILE_HINT}`;
  return `import { existsSync } from 'node:fs';\n${limbeck}\n// Variables of the environment win.\nif (existsSync('.env')) process.loadEnvFile('.env');\n`;
}
