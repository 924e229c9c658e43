/** What `init` makes a project's folder of revisions from. */
export interface ProjectTemplate {
  readonly name: string;
  /** One line, for `list-templates`. */
  readonly summary: string;
  /** The text of each file in the script location, by its path there. */
  readonly files: Readonly<Record<string, string>>;
  /** The text of `migrate.config.ts`, which is written if the project has none. */
  config(scriptLocation: string): string;
}
