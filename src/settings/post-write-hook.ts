interface HookOptions {
  /** What messages call it. Default: the program. */
  readonly name?: string | undefined;
  /**
   * The arguments, as a list or as a shell would read them. `REVISION_SCRIPT_FILENAME` stands for the path of the file
   * that was written; where it does not occur, the path comes first.
   */
  readonly options?: string | readonly string[] | undefined;
  /** The folder it runs in. Defaults to the folder of the config file. */
  readonly cwd?: string | undefined;
}

/** A program of the PATH, or a path. Alembic: `exec`. */
export interface ExecHook extends HookOptions {
  readonly type: 'exec';
  readonly executable: string;
}

/** A program of the project's packages: what `node_modules/.bin` holds. Alembic: `console_scripts`. */
export interface ConsoleScriptHook extends HookOptions {
  readonly type: 'consoleScript';
  readonly entrypoint: string;
}

/** A module that Node runs. Alembic: `module`. */
export interface ModuleHook extends HookOptions {
  readonly type: 'module';
  /** A path from the folder of the config file, or a module of one of the project's packages. */
  readonly module: string;
}

export type ProgramHook = ExecHook | ConsoleScriptHook | ModuleHook;

/** Runs after a revision file was written: a program, or a function that is given the path and may be async. */
export type PostWriteHook = ProgramHook | ((path: string) => unknown);

/** What each type of hook runs, by the setting that names it. */
export const HOOK_PROGRAMS = { exec: 'executable', consoleScript: 'entrypoint', module: 'module' } as const;
