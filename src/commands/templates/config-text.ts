import { stringSource } from '../../util/escape.js';

/** The top of a config file. */
export const CONFIG_IMPORTS = `import { defineConfig } from 'limbeck';

// To read variables from a file: process.loadEnvFile('.env'), or \`migrate --env-file .env …\` from outside.
`;

export function scriptLocationLine(scriptLocation: string): string {
  return `scriptLocation: ${stringSource(scriptLocation)},`;
}

/**
 * The text of a `migrate.config.ts` for one database.
 * @param more further settings, as source.
 */
export function configText(scriptLocation: string, more: readonly string[] = []): string {
  return `${CONFIG_IMPORTS}
export default defineConfig({
  ${scriptLocationLine(scriptLocation)}
${more.map((line) => `  ${line}\n`).join('')}  // The models: a module that exports a MetaData of limbeck/schema. SQL as the target ('./schema.sql') runs on the
  // server of the url, with the rights of its role: review it like code.
  target: './models.ts',
  // postgres://user:password@host:5432/database, or pglite://.limbeck/dev for an embedded database.
  url: process.env.DATABASE_URL,
  environments: {
    // Picked by \`migrate -x env=prod …\`.
    prod: { url: process.env.PROD_DATABASE_URL, allowDestructive: false },
  },
});
`;
}
