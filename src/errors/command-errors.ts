import { findClosestWord } from '../util/closest-word.js';
import { ExitStatus } from './exit-status.js';
import { LimbeckError } from './limbeck-error.js';

/** @param config the config file, or null without one */
export function targetMissing(config: string | null): LimbeckError {
  return new LimbeckError({
    code: 'TARGET_MISSING',
    message:
      config === null
        ? 'There is no config file, so there are no models to compare the database with.'
        : 'The settings have no `target`, so there are no models to compare the database with.',
    hint:
      config === null ? 'Write one with `migrate init`, or name one with `-c FILE`.' : "Set `target: './models.ts'`.",
    exitStatus: ExitStatus.badRequest,
    ...(config === null ? {} : { place: { file: config } }),
  });
}

export function targetHasNoMetaData(file: string): LimbeckError {
  return new LimbeckError({
    code: 'TARGET_HAS_NO_METADATA',
    message: "The module of the models doesn't export a MetaData or a Drizzle table.",
    hint: 'Export it: export const metadata = new MetaData(), with MetaData from limbeck/schema.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
  });
}

/** @param what a path, or the type of the value */
export function targetNotSupported(what: string): LimbeckError {
  return new LimbeckError({
    code: 'TARGET_NOT_SUPPORTED',
    message: `"${what}" can't be used as a target.`,
    hint: 'A target is a module that exports a MetaData or Drizzle tables, an .sql file, a folder or pattern of such files, a MetaData, { command } with a program that prints SQL, or a list of these.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param likely what may have been meant */
export function renameInvalid(
  text: string,
  why: string,
  likely?: { readonly word: string; readonly names: readonly string[] },
): LimbeckError {
  return new LimbeckError({
    code: 'RENAME_INVALID',
    message: `The rename "${text}" is not possible: ${why}.`,
    hint: likely === undefined ? RENAME_FORMS : likelyNames(likely),
    exitStatus: ExitStatus.badRequest,
    data: { rename: text, names: likely?.names ?? [] },
  });
}

const RENAME_FORMS = '`--rename users.name:full_name`, `--rename-table users:people`, `--rename-type mood:feeling`.';

function likelyNames({ word, names }: { readonly word: string; readonly names: readonly string[] }): string {
  const closest = findClosestWord(word, names);
  const list =
    names.length === 0
      ? 'No name exists on one side only, so there is nothing to rename.'
      : `Candidates: ${names.join(', ')}.`;
  return closest === null ? list : `Did you mean ${closest}? ${list}`;
}

export interface HeadsMismatch {
  readonly database: string;
  readonly rows: readonly string[];
  readonly heads: readonly string[];
}

/** Alembic: "Target database is not up to date". */
export function databaseNotAtHeads({ database, rows, heads }: HeadsMismatch): LimbeckError {
  const at = rows.length === 0 ? 'base' : rows.join(', ');
  return new LimbeckError({
    code: 'DATABASE_NOT_AT_HEADS',
    message: `${database} is at ${at}, not at ${heads.join(', ')}: the comparison would repeat the changes of the revisions in between.`,
    hint: `Run \`migrate upgrade ${heads.length > 1 ? 'heads' : 'head'}\` first. If a revision must wait, as the second one of --expand-contract, add --from-revisions.`,
    exitStatus: ExitStatus.badRequest,
    data: { rows, heads },
  });
}

/** @param rename `users.name:full_name` */
export function expandImpossible(rename: string, why: string): LimbeckError {
  return new LimbeckError({
    code: 'EXPAND_IMPOSSIBLE',
    message: `The rename "${rename}" can't be split into two revisions: ${why}.`,
    hint: 'Leave out `--expand-contract` to rename at once, or write the two revisions by hand.',
    exitStatus: ExitStatus.badRequest,
    data: { rename },
  });
}

/** @param why a clause */
export function expandUnavailable(why: string, hint: string): LimbeckError {
  return new LimbeckError({
    code: 'EXPAND_UNAVAILABLE',
    message: `\`--expand-contract\` is not possible: ${why}.`,
    hint,
    exitStatus: ExitStatus.badRequest,
  });
}

export function onlineStepsUnavailable(): LimbeckError {
  return new LimbeckError({
    code: 'ONLINE_UNAVAILABLE',
    message: '`--online` is not possible: only a generated revision has steps to write out.',
    hint: 'Add `--autogenerate`.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function directivesNotReturned(found: string): LimbeckError {
  return new LimbeckError({
    code: 'DIRECTIVES_NOT_RETURNED',
    message: `A function of \`processRevisionDirectives\`must return a list of directives, but returned ${found}.`,
    hint: 'Return the given list, another list, or `[]` for no revision.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function itemNotRendered(kind: string): LimbeckError {
  return new LimbeckError({
    code: 'ITEM_NOT_RENDERED',
    message: `\`renderItem\` must return source, or an object with \`source\` and \`imports\`. For a ${kind} it returned something else.`,
    hint: 'Return nothing to render the item as usual.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param differences a line for each */
export function historyCheckFailed(what: string, differences: readonly string[], hint: string): LimbeckError {
  return new LimbeckError({
    code: 'HISTORY_CHECK_FAILED',
    message: `${what}: ${differences.join('; ')}.`,
    hint,
    exitStatus: ExitStatus.answerIsNo,
    data: { what, differences },
  });
}

/** A revision of several databases cannot be split: the parts would not fit together. */
export function oneDirectiveForDatabases(found: number): LimbeckError {
  return new LimbeckError({
    code: 'ONE_DIRECTIVE_FOR_DATABASES',
    message: `With several databases \`processRevisionDirectives\` may return one directive for each database, or none. It returned ${found}.`,
    hint: 'Return one directive, or write a revision for each database with `-n NAME`.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function folderNotEmpty(folder: string): LimbeckError {
  return new LimbeckError({
    code: 'FOLDER_NOT_EMPTY',
    message: `${folder} already exists and is not empty. Nothing was written.`,
    hint: 'Name another folder: `migrate init FOLDER`.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** With several databases `--sql` writes a file for each. */
export function scriptFileExists(file: string): LimbeckError {
  return new LimbeckError({
    code: 'SCRIPT_FILE_EXISTS',
    message: `${file} already exists. No script was written.`,
    hint: 'Delete the file, or write the script of one database to standard output with `-n NAME`.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
  });
}

export function unknownTemplate(name: string, meant: string | null, known: readonly string[]): LimbeckError {
  return new LimbeckError({
    code: 'UNKNOWN_TEMPLATE',
    message: `There is no template "${name}"; nothing was written.`,
    hint: meant === null ? `The templates are ${known.join(', ')}.` : `Did you mean "${meant}"?`,
    exitStatus: ExitStatus.badRequest,
    data: { template: name, meant, known },
  });
}

/** A post-write hook, and the file that was written before it. */
export interface HookOfFile {
  readonly name: string;
  readonly file: string;
}

/** @param what the setting and what it says */
export function postWriteHookNotFound({ name, file }: HookOfFile, what: string): LimbeckError {
  return new LimbeckError({
    code: 'POST_WRITE_HOOK_NOT_FOUND',
    message: `The post-write hook "${name}" can't run: its ${what} doesn't exist. The revision was written.`,
    hint: 'Limbeck looks for an executable on the PATH, for an entrypoint in node_modules/.bin of the project and its parent folders, and for a module relative to the config file.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
    data: { hook: name },
  });
}

/** @param what to follow the name of the hook */
export function postWriteHookFailed({ name, file }: HookOfFile, what: string, cause?: unknown): LimbeckError {
  return new LimbeckError({
    code: 'POST_WRITE_HOOK_FAILED',
    message: `The post-write hook "${name}" ${what}. The revision was written.`,
    hint: 'Correct the file or `postWriteHooks`, and run the hook by hand. Or delete the file and start again.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
    data: { hook: name },
    ...(cause === undefined ? {} : { cause }),
  });
}

/** @param what `table users`, `enum mood` */
export function declaredTwice(what: string): LimbeckError {
  return new LimbeckError({
    code: 'DECLARED_TWICE',
    message: `Two targets declare ${what}.`,
    hint: 'Remove it from one of them, or set only one of them as the target.',
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param asked the variable and what it says; null if neither says anything. */
export function editorNotFound(
  asked: { readonly variable: string; readonly line: string } | null,
  usual: readonly string[],
): LimbeckError {
  return new LimbeckError({
    code: 'EDITOR_NOT_FOUND',
    message:
      asked === null
        ? `No editor was found: EDITOR and VISUAL are empty, and none of ${usual.join(', ')} is installed.`
        : `The editor "${asked.line}" of ${asked.variable} was not found.`,
    hint: 'Set EDITOR to a program on the PATH, or to its path. It may have arguments: EDITOR="code --wait".',
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param what to follow the name of the editor */
export function editorFailed(editor: string, what: string, file: string): LimbeckError {
  return new LimbeckError({
    code: 'EDITOR_FAILED',
    message: `The editor "${editor}" ${what}.`,
    hint: 'The file is as the editor left it. The remaining files were not opened.',
    exitStatus: ExitStatus.badRequest,
    place: { file },
  });
}

export function noFileToEdit(selector: string): LimbeckError {
  return new LimbeckError({
    code: 'NO_FILE_TO_EDIT',
    message: `"${selector}" selects no revision, so there is no file to open.`,
    hint: 'List the revisions with `migrate history`.',
    exitStatus: ExitStatus.badRequest,
  });
}

export function envFileHasNoFunction(path: string, found: string): LimbeckError {
  return new LimbeckError({
    code: 'ENV_FILE_HAS_NO_FUNCTION',
    message: `The env module must have a function as its default export, but has ${found}.`,
    hint: 'Write `export default async function (context: EnvironmentContext) { … }`. See docs/env.md.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

export function envFileRanNothing(path: string): LimbeckError {
  return new LimbeckError({
    code: 'ENV_FILE_RAN_NOTHING',
    message: 'The env module never called `context.runMigrations()`, so nothing was done.',
    hint: 'Call it once for each database or schema that the command is to work on.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

/** PostgreSQL passes over schemas of the search path that do not exist. */
export function defaultSchemaMissing(schema: string): LimbeckError {
  return new LimbeckError({
    code: 'DEFAULT_SCHEMA_MISSING',
    message: `The default schema "${schema}" does not exist, or this role may not use it.`,
    hint: `Create it, or let this role use it. In an env module, before \`context.configure\`: \`await context.execute('CREATE SCHEMA IF NOT EXISTS …')\`.`,
    exitStatus: ExitStatus.badRequest,
  });
}

/** @param name what `migrate diff` was given; it is nothing that can be compared */
export function sideUnknown(name: string, meant: string | null, cause: unknown): LimbeckError {
  return new LimbeckError({
    code: 'SIDE_UNKNOWN',
    message: `"${name}" is not an environment, a file, or a revision, so there is nothing to compare.`,
    hint:
      meant === null
        ? 'Write `database`, `models`, an environment, a URL, the path of models or SQL, or a revision such as head.'
        : `Did you mean "${meant}"?`,
    exitStatus: ExitStatus.badRequest,
    data: { side: name, meant },
    cause,
  });
}

/** @param path where models were to be written */
export function modelsExist(path: string): LimbeckError {
  return new LimbeckError({
    code: 'MODELS_EXIST',
    message: `${path} already exists. Nothing was written.`,
    hint: 'Name another file or folder: `migrate reflect PATH`.',
    exitStatus: ExitStatus.badRequest,
    place: { file: path },
  });
}

/** @param id one of the revisions */
export function revisionsExist(id: string): LimbeckError {
  return new LimbeckError({
    code: 'REVISIONS_EXIST',
    message: `Revisions already exist (${id}), so the schema of the database can't become the first one. Nothing was written.`,
    hint: 'Omit `--stamp`, or name another folder with `--script-location FOLDER`.',
    exitStatus: ExitStatus.badRequest,
    data: { revision: id },
  });
}

/** @param missing what is asked for, since when PostgreSQL has it, and what asks */
export function citusLimit(problems: readonly { readonly part: string; readonly why: string }[]): LimbeckError {
  const list = problems.map(({ part, why }) => `${part}: ${why}`);
  return new LimbeckError({
    code: 'CITUS_LIMIT',
    message: `Citus can't keep what is declared: ${list.join('; ')}.`,
    hint: 'Change the declaration, make a table that is small a reference table, or leave the table on the coordinator.',
    exitStatus: ExitStatus.badRequest,
    data: { problems: list },
  });
}

export function featureMissing(
  serverVersion: number,
  missing: readonly { readonly feature: string; readonly since: number; readonly asker: string }[],
): LimbeckError {
  const major = Math.floor(serverVersion / 10_000);
  const list = missing.map(({ feature, since, asker }) => `${asker} needs ${feature} (PostgreSQL ${since})`);
  return new LimbeckError({
    code: 'FEATURE_MISSING',
    message: `PostgreSQL ${major} doesn't support what is declared: ${list.join('; ')}.`,
    hint: 'Remove it from the declaration, or upgrade the server.',
    exitStatus: ExitStatus.badRequest,
    data: { missing: list },
  });
}
