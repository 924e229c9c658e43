interface HookOptions {
  /** For messages. */
  readonly name: string;
  /**
   * Arguments as a shell would read them. `REVISION_SCRIPT_FILENAME` stands for the file that was written; where it does
   * not occur, the path comes first.
   */
  readonly options?: string | undefined;
  /** The folder it runs in; that of the config file where nothing is said. */
  readonly cwd?: string | undefined;
}

/** A program of the project's packages: what `node_modules/.bin` holds. Alembic: `console_scripts`. */
export interface PackageHook extends HookOptions {
  readonly type: 'package';
  readonly entrypoint: string;
}

/** A program of the PATH, or a path. Alembic: `exec`. */
export interface ExecHook extends HookOptions {
  readonly type: 'exec';
  readonly executable: string;
}

/** A module that Node runs. Alembic: `module`. */
export interface ModuleHook extends HookOptions {
  readonly type: 'module';
  readonly module: string;
}

/** Runs after a revision file was written, with its path. */
export type PostWriteHook = PackageHook | ExecHook | ModuleHook | ((path: string) => unknown);
