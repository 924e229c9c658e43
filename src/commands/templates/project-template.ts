import type { SourceCode } from '../../util/escape.js';

/** What `init` makes a project's folder of revisions from. */
export interface ProjectTemplate {
  readonly name: string;
  /** One line, for `list-templates`. */
  readonly summary: string;
  /** The text of each file in the script location, by its path there. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether the config names several databases, so that the questions about models and database are not asked. */
  readonly hasSeveralDatabases?: boolean;
  /** The text of `migrate.config.ts`, which is written if the project has none. */
  config(scriptLocation: string, parts: ConfigParts): string;
}

/** The parts of a config file that depend on the project. */
export interface ConfigParts {
  readonly target: SourceCode;
  /** What the target needs from `limbeck`. */
  readonly imports: readonly string[];
  /** Tables of another tool, for `ignore`. */
  readonly ignored: readonly string[];
  readonly url: SourceCode;
  /** Whether the variable of the URL is in `.env`. */
  readonly readsEnvFile: boolean;
}
