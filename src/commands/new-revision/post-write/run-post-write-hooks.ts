import { resolve } from 'node:path';
import { postWriteHookFailed, postWriteHookNotFound } from '../../../errors/command-errors.js';
import { HOOK_PROGRAMS, type PostWriteHook, type ProgramHook } from '../../../settings/post-write-hook.js';
import type { ResolvedSettings } from '../../../settings/resolved-settings.js';
import { splitWords } from '../../../util/split-words.js';
import { describeThrown } from '../../../util/thrown.js';
import { runUserCode } from '../../../util/user-code.js';
import type { CommandEvents } from '../../environment/command-events.js';
import { runProgram } from '../../programs/run-program.js';
import { findHookProgram } from './find-hook-program.js';

interface WrittenFile {
  readonly path: string;
  /** The folder that the paths of hooks start from. */
  readonly baseFolder: string;
  readonly events: CommandEvents;
}

/** Runs the hooks on a file that was written, in their order, up to the first that fails. The file stays as it is. */
export async function runPostWriteHooks(
  { postWriteHooks, baseFolder }: ResolvedSettings,
  path: string,
  events: CommandEvents,
): Promise<void> {
  for (const hook of postWriteHooks) {
    const name = nameOf(hook);
    events.onHook?.(name);
    const file = { path, baseFolder, events };
    await (typeof hook === 'function' ? callHook(hook, file) : runHook(hook, file));
  }
}

function nameOf(hook: PostWriteHook): string {
  if (typeof hook === 'function') {
    return hook.name === '' ? 'a function' : hook.name;
  }
  return hook.name ?? programOf(hook);
}

function programOf(hook: ProgramHook): string {
  switch (hook.type) {
    case 'exec':
      return hook.executable;
    case 'consoleScript':
      return hook.entrypoint;
    case 'module':
      return hook.module;
  }
}

async function callHook(hook: (path: string) => unknown, { path }: WrittenFile): Promise<void> {
  try {
    await runUserCode({ what: `The post-write hook ${nameOf(hook)}`, file: path }, () => hook(path));
  } catch (error) {
    const what = `threw ${describeThrown(error)}`;
    throw postWriteHookFailed({ name: nameOf(hook), file: path }, what, error);
  }
}

async function runHook(hook: ProgramHook, { path, baseFolder, events }: WrittenFile): Promise<void> {
  const cwd = resolve(baseFolder, hook.cwd ?? '.');
  const program = findHookProgram(hook, { base: baseFolder, cwd });
  const named = { name: nameOf(hook), file: path };
  if (program === null) {
    throw postWriteHookNotFound(named, `${HOOK_PROGRAMS[hook.type]} "${programOf(hook)}"`);
  }
  const failure = await runProgram({
    path: program.path,
    args: [...program.before, ...argumentsOf(hook, path)],
    cwd,
    onLine: (line) => events.onHookLine?.(line),
  });
  if (failure !== null) {
    throw postWriteHookFailed(named, failure);
  }
}

const FILE_TOKEN = 'REVISION_SCRIPT_FILENAME';

function argumentsOf({ options = [] }: ProgramHook, path: string): readonly string[] {
  const words = typeof options === 'string' ? (splitWords(options) ?? []) : options;
  return words.some((word) => word.includes(FILE_TOKEN))
    ? words.map((word) => word.replaceAll(FILE_TOKEN, () => path))
    : [path, ...words];
}
