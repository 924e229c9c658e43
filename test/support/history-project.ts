import { createProject, type UserProject } from './project.js';
import type { CliOptions } from './run-cli.js';

const CONFIG = `import { defineConfig } from 'limbeck';

export default defineConfig({ url: process.env.DATABASE_URL });
`;

export interface HistoryProject extends UserProject {
  /** Runs `migrate` with words separated by spaces; fails the test where it does not exit 0. Returns what it prints. */
  run(command: string, options?: CliOptions): Promise<string>;
}

/**
 * A project whose revisions do nothing, one text each: `aaaa` comes first, `aaaa>bbbb` comes after it, `bbbb,cccc>dddd`
 * merges, `aaaa>bbbb [shop]` states a label, `aaaa>bbbb (cccc)` depends.
 * @param url the database; without it the project has none.
 */
export function createHistory(revisions: readonly string[], url?: string): HistoryProject {
  const files = revisions.map(toFile);
  const project = createProject({ 'migrate.config.ts': CONFIG, ...Object.fromEntries(files) });
  const withUrl = (options: CliOptions = {}) => ({
    ...options,
    env: { ...(url === undefined ? {} : { DATABASE_URL: url }), ...options.env },
  });
  return {
    ...project,
    migrate: (args, options) => project.migrate(args, withUrl(options)),
    async run(command, options) {
      const { status, stdout, stderr } = await project.migrate(command.split(' '), withUrl(options));
      if (status !== 0) throw new Error(`migrate ${command} exited ${status}: ${stderr}`);
      return stdout;
    },
  };
}

const REVISION = /^(?:(?<down>[^>]+)>)?(?<id>\w+)(?: \[(?<labels>.*?)\])?(?: \((?<needs>.*?)\))?$/;

function toFile(text: string): readonly [string, string] {
  const { down, id = '', labels, needs } = REVISION.exec(text)?.groups ?? {};
  const source = `/**
 * message of ${id}
 */
export const revision = '${id}';
export const downRevision = ${toLiteral(down)};
export const branchLabels = ${toLiteral(labels)};
export const dependsOn = ${toLiteral(needs)};

export async function upgrade() {}
export async function downgrade() {}
`;
  return [`migrations/versions/${id}.js`, source];
}

function toLiteral(names: string | undefined): string {
  return names === undefined ? 'null' : JSON.stringify(names.split(','));
}
